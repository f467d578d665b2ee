"""What README and docs say is so: their commands run and print what they show, their lists are whole, their links lead
somewhere.

An HTML comment in front of a fenced block says what it is:

    <!-- run -->              a shell or Python block that runs, in one temporary folder a page, with seeds/ in it
    <!-- run: exit 3 -->      the same, and ends with this exit code
    <!-- output -->           what the block before it printed; `…` stands for words, or alone on a line for lines
    <!-- file: NAME -->       a file that the folder then holds
    <!-- not run: WHY -->     a shell or Python block that does not run here
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
import pyarrow as pa
import pytest

import cleaners
import corpus
from cleaners import rule_tables
from cleaners.kinds import KINDS
from corpus.cli import main
from corpus.package.schema import SCHEMAS
from corpus.recipe import COLUMNS, Recipe

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?:^<!-- (?P<marker>[^\n]*?) -->\n+)?^```(?P<kind>\w*)\n(?P<content>.*?)^```$", re.DOTALL | re.M)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
PROGRAMS = {"sh": ("bash", "-e"), "python": (sys.executable,)}


@dataclass(frozen=True)
class Fenced:
    """A fenced block: the marker before it, its language, its content."""

    marker: str
    kind: str
    content: str


def blocks(page: Path) -> list[Fenced]:
    return [Fenced(m["marker"] or "", m["kind"], m["content"]) for m in BLOCK.finditer(page.read_text("utf-8"))]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_block_runs_or_says_why_not(page: Path) -> None:
    silent = [
        b.content
        for b in blocks(page)
        if b.kind in PROGRAMS and not b.marker.startswith(("run", "file: ", "not run: "))
    ]
    assert silent == []


@pytest.mark.parametrize("page", [page for page in PAGES if "<!-- run" in page.read_text("utf-8")], ids=named)
def test_blocks_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    printed = None
    for block in blocks(page):
        if block.marker.startswith("file: "):
            path = tmp_path / block.marker.removeprefix("file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.content, encoding="utf-8")
        elif block.marker.startswith("run"):
            printed = run(block, tmp_path)
        elif block.marker == "output":
            assert printed is not None
            assert re.fullmatch(pattern(block.content), printed), f"shown:\n{block.content}\nprinted:\n{printed}"


def run(block: Fenced, folder: Path) -> str:
    """What the block prints, without white space at line ends."""
    code = int(block.marker.partition("exit ")[2] or 0)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HF_HOME": str(folder / ".huggingface"),
        "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [*PROGRAMS[block.kind], "-"] if block.kind == "python" else PROGRAMS[block.kind],
        input=block.content,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == code, f"{block.content}\nended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def pattern(shown: str) -> str:
    """A pattern for what is shown."""
    lines = []
    for line in shown.splitlines():
        words = ".*".join(re.escape(part) for part in line.rstrip().split("…"))
        lines.append(r"(?:.*\n)*?" if line.strip() == "…" else words + r"\n")
    return "".join(lines)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md", *(ROOT / "benchmarks").rglob("*.md")], ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


def test_readme_names_targets_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for page in PAGES:
        assert set(re.findall(r"`?\bmake ([a-z]+)`|^make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)) <= {
            pair for target in targets for pair in ((target, ""), ("", target))
        }


def test_changelog_has_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def sections(page: str) -> dict[str, str]:
    """The sections of a page by heading, whatever its level."""
    parts = re.split(r"^#+ (.+)\n", (ROOT / "docs" / page).read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def table(text: str) -> list[tuple[str, ...]]:
    """The rows of the tables in a text, without heads, code marks and rulers."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    heads = {i - 1 for i, row in enumerate(rows) if set("".join(row)) <= set("-:| ")}
    return [
        tuple(cell.strip(" `") for cell in row) for i, row in enumerate(rows) if i not in heads and i - 1 not in heads
    ]


def first_cells(text: str) -> list[str]:
    return [row[0] for row in table(text)]


def test_reasons_are_those_of_the_program() -> None:
    assert dict(row[:2] for row in table(sections("reasons.md")["The reasons"])) == dict(cleaners.REASONS)


def test_kinds_are_those_of_the_program() -> None:
    assert dict(row[:2] for row in table(sections("kinds.md")["Kinds of pages"])) == dict(KINDS)


@pytest.mark.parametrize("config", SCHEMAS)
def test_columns_are_those_of_the_dataset(config: str) -> None:
    columns = [(field.name, kind(field.type)) for field in SCHEMAS[config]]
    assert [row[:2] for row in table(sections("columns.md")[f"Configuration `{config}`"])] == columns


def kind(type_: pa.DataType) -> str:
    if pa.types.is_list(type_):
        return f"list of {type_.value_type}"
    if pa.types.is_struct(type_):
        return f"struct of {', '.join(field.name for field in type_)}"
    return {"float": "float32", "date32[day]": "date32", "timestamp[ms, tz=UTC]": "timestamp[ms, UTC]"}.get(
        str(type_), str(type_)
    )


@pytest.mark.parametrize(
    ("section", "struct"),
    {
        "A language": rule_tables.Language,
        "`[dates]`": rule_tables.DateLabels,
        "`[dates.ago]`": rule_tables.Ago,
        "`[credits]`": rule_tables.CreditLabels,
        "`[places]`": rule_tables.Places,
        "`[invitations]`": rule_tables.Invitations,
        "`[titles]`": rule_tables.Titles,
        "`[kinds]`": rule_tables.KindPhrases,
        "`encodings.toml`": rule_tables.Legacy,
        "`kinds.toml`": rule_tables.Signs,
        "An outlet": rule_tables.Outlet,
        "`world.toml`": rule_tables.World,
        "Forms of phrases": rule_tables.Phrases,
    }.items(),
)
def test_keys_are_those_of_the_rule_files(section: str, struct: type[msgspec.Struct]) -> None:
    keys = {field.encode_name for field in msgspec.structs.fields(struct)}
    assert {cell.strip("`[]").split(".")[0] for cell in first_cells(sections("rules.md")[section])} == keys


def test_what_a_user_may_say() -> None:
    assert set(first_cells(sections("metadata.md")["What you know"])) == COLUMNS


def test_a_recipe_has_these_keys() -> None:
    assert set(first_cells(sections("commands.md")["The recipe file"])) == set(Recipe.__struct_fields__)


def test_the_python_page_names_what_can_be_imported() -> None:
    told = sections("python.md")
    for module in (cleaners, corpus):
        assert set(first_cells(told[f"`{module.__name__}`"])) == set(module.__all__)


def commands(command: click.Command, path: str = "corpus") -> dict[str, click.Command]:
    found = {path: command}
    for name, inner in getattr(command, "commands", {}).items():
        found.update(commands(inner, f"{path} {name}"))
    return found


def test_every_command_is_documented() -> None:
    told = {heading.strip("`") for heading in sections("commands.md") if heading.startswith("`corpus")}
    assert told == set(commands(main))


@pytest.mark.parametrize("path", commands(main))
def test_every_option_is_documented(path: str) -> None:
    command = commands(main)[path]
    context = click.Context(command, info_name=path)
    wanted = set()
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option):
            wanted.add(max(parameter.opts, key=len))
        else:
            wanted.add(parameter.make_metavar(context).strip("[].").upper())
    assert set(first_cells(sections("commands.md")[f"`{path}`"])) == wanted - {"--help"}
