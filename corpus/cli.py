"""The command `corpus`."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click
import msgspec

from cleaners.errors import KlipingError, RecordError, UsageError
from cleaners.reasons import ENGINES
from corpus.article import Source
from corpus.recipe import Recipe, read_recipe

if TYPE_CHECKING:
    from corpus.sources import Record

DONE, FAILED, USAGE, SET_ASIDE = 0, 1, 2, 3
Command = TypeVar("Command", bound=Callable[..., None])


class Asked(TypedDict):
    """Options that change the recipe."""

    title: str | None
    known: tuple[str, ...]
    min_words: int | None
    kinds: tuple[str, ...]
    without: tuple[str, ...]
    html: str | None


def without_option(command: Command) -> Command:
    """The option `--without`, the same for every command that cleans."""
    words = "A cleaner that is not used, or `outlets`: no outlet's rule file is used; may be repeated."
    return click.option("--without", multiple=True, metavar="NAME", help=words)(command)


def html_option(command: Command) -> Command:
    """The option `--html`, the same for every command that cleans."""
    words = f"What tells text from boilerplate on HTML; {ENGINES[0]} where nothing is said."
    return click.option("--html", type=click.Choice(ENGINES), help=words)(command)


def named_place(_: click.Context, option: click.Parameter, value: str) -> Path:
    """The place that an option names; an unset variable of a script names none, and not the current folder."""
    if not value:
        raise click.BadParameter("is empty", param=option)
    return Path(value)


class Kliping(click.Group):
    """A group of commands that ends wrong usage with exit code 2 and one line."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.MissingParameter:
            raise  # click shows how the command is written
        except click.BadParameter as error:
            click.echo(f"corpus: {error.format_message()}", err=True)
            ctx.exit(USAGE)
        except UsageError as error:
            click.echo(f"corpus: {error}", err=True)
            ctx.exit(USAGE)
        except KlipingError as error:
            click.echo(f"corpus: {error}", err=True)
            ctx.exit(FAILED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # a reader that went away is no fault, and click ends quietly
            click.echo(f"corpus: {error}", err=True)
            ctx.exit(FAILED)


@click.group(cls=Kliping, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kliping", prog_name="corpus")
def main() -> None:
    """Raw scraped news in, a Hugging Face dataset out.

    \b
    Example:
      corpus build seeds/ --out dataset/
      python -c 'from datasets import load_dataset; print(load_dataset("dataset/"))'

    Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some documents were dropped.
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", required=True, metavar="PATH", callback=named_place, help="The dataset folder to write.")
@click.option("--recipe", "recipe_file", type=click.Path(path_type=Path), help="A TOML file that says how to build.")
@click.option("--title", help="The title of the dataset's card.")
@click.option("--known", multiple=True, metavar="COLUMN=VALUE", help="Holds for every document; may be repeated.")
@click.option("--min-words", type=int, help="Drop documents of fewer words.")
@click.option(
    "--kinds", multiple=True, metavar="KIND", help="Drop pages of other kinds; `article,media`, or several times."
)
@html_option
@without_option
def build(inputs: tuple[str, ...], out: Path, recipe_file: Path | None, **asked: Unpack[Asked]) -> None:
    """Build a dataset from files of text and HTML, and folders of them.

    A `metadata.csv` or `metadata.jsonl` beside the files says what you know of them: the column file_name names the
    file, the others are columns of the dataset, and `fetched`, when the page was fetched.

    \b
    Example:
      corpus build scrapes/ more.txt --out dataset/ --title "My corpus" --known license=cc-by-4.0
    """
    from corpus.builder import build as run  # pyarrow only where it is needed
    from corpus.progress import Progress

    recipe = _recipe(recipe_file, asked)
    with Progress(sys.stderr) as progress:
        built = run(_inputs(inputs), out, recipe, progress.watch)
    counts = built.manifest.counts
    for warning in built.warnings:
        click.echo(f"corpus: {warning}", err=True)
    click.echo(f"{built.folder}: {counts.read} read = {counts.kept} kept + {counts.dropped} dropped")
    for why in counts.why.names:
        click.echo(f"  {why}: {counts.why.names[why]} dropped, see the configuration 'dropped'", err=True)
    if counts.dropped:
        click.get_current_context().exit(SET_ASIDE)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@html_option
@without_option
def clean(file: Path, html: str | None, without: tuple[str, ...]) -> None:
    """Print the clean text of one file; `-` reads standard input.

    \b
    Example:
      corpus clean page.txt
      corpus clean page.html
    """
    from cleaners.cleaning import clean_view
    from cleaners.recognisers.layout import word_count
    from cleaners.toolkit import packaged_toolkit
    from cleaners.view import View
    from corpus.reading import read_page

    record = _record(file)
    try:
        text = clean_view(View(read_page(record, Recipe(), html or ENGINES[0]), packaged_toolkit(without))).text
    except RecordError as error:
        raise KlipingError(f"{file}: {error}") from error
    if not word_count(text):
        raise KlipingError(f"{file}: empty")
    click.echo(text)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs: one JSON object.")
@html_option
@without_option
def explain(file: Path, as_json: bool, html: str | None, without: tuple[str, ...]) -> None:
    """Show a page with every cut and its reason, then every field with its evidence.

    \b
    Example:
      corpus explain page.txt
      corpus explain page.txt --json | jq .evidence
    """
    from corpus.explain import explain_json, explain_page

    record = _record(file)
    kept = (explain_json if as_json else explain_page)(record, Recipe(without=without, html=html or ENGINES[0]))
    if not kept:
        click.get_current_context().exit(FAILED)


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--out", required=True, metavar="PATH", callback=named_place, help="NAME.toml, or a folder for several outlets."
)
@click.option("--known", multiple=True, metavar="COLUMN=VALUE", help="Holds for every document; may be repeated.")
@without_option
def learn(inputs: tuple[str, ...], out: Path, known: tuple[str, ...], without: tuple[str, ...]) -> None:
    """Write what the pages of an outlet share as a draft of its rule file.

    \b
    Example:
      corpus learn scrapes/ --out rules.toml --known url=https://example.com/
    """
    from corpus.learner import learn as run

    recipe = _recipe(
        None, {"title": None, "known": known, "min_words": None, "kinds": (), "without": without, "html": None}
    )
    for learnt in run(_inputs(inputs), out, recipe):
        click.echo(f"{click.format_filename(learnt.file)}: pages {learnt.pages}, phrases {learnt.phrases}")


@main.group()
def rules() -> None:
    """The rule files: what is known of languages and outlets."""


@rules.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Check rule files: those of the package, or a folder with languages/, outlets/ and domains/.

    \b
    Example:
      corpus rules check my-rules/
    """
    from cleaners.rules import RULES_FOLDER, load_rules

    where = folder or RULES_FOLDER
    if not where.is_dir():
        raise UsageError(f"{where}: no such folder")
    loaded = load_rules(where)
    if not loaded.languages and not loaded.outlets and not loaded.domains:
        raise UsageError(f"{where}: no rule file in languages/, outlets/ or domains/")
    phrases = sum(1 for _ in loaded.phrases())
    counts = f"{len(loaded.languages)} languages, {len(loaded.outlets)} outlets, {len(loaded.domains)} domains"
    click.echo(f"{click.format_filename(where)}: {counts}, {phrases} phrases: no fault")


@rules.command("list")
@click.option("--reason", help="Only phrases of this reason.")
def list_rules(reason: str | None) -> None:
    """List every rule: file, reason, form and words, between tabs.

    \b
    Example:
      corpus rules list --reason promo
    """
    from cleaners.reasons import REASONS
    from cleaners.rules import packaged_rules

    if reason is not None and reason not in REASONS:
        raise UsageError(f"no such reason: {reason}; known: {', '.join(REASONS)}")
    for row in packaged_rules().phrases():
        if reason in (None, row[1]):
            click.echo("\t".join(row))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def verify(folder: Path) -> None:
    """Check a dataset folder: digests, counts, and that cuts and evidence belong to its rows.

    \b
    Example:
      corpus verify dataset/
    """
    from corpus.package import verify as run

    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    problems = run(folder)
    for problem in problems:
        click.echo(f"corpus: {problem}", err=True)
    if problems:
        click.get_current_context().exit(FAILED)
    click.echo(f"{click.format_filename(folder)}: no fault")


def _inputs(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if "" in inputs:
        raise UsageError("an input is empty")
    return inputs


def _recipe(file: Path | None, asked: Asked) -> Recipe:
    """The recipe of the file with what the command line says: single values beat the file's, lists add to them."""
    recipe = read_recipe(file) if file is not None else Recipe()
    said = dict(recipe.known)
    for pair in asked["known"]:
        column, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"--known takes COLUMN=VALUE, not {pair!r}")
        said[column] = value
    given = {key: asked[key] for key in ("title", "min_words", "html")}
    changes: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    changes["without"] = (*recipe.without, *asked["without"])
    changes["kinds"] = (*recipe.kinds, *(kind.strip() for kinds in asked["kinds"] for kind in kinds.split(",")))
    return msgspec.structs.replace(recipe, known=said, **changes)


def _record(file: Path) -> "Record":
    """One file as its reader gives it; standard input, and a file that no reader knows, as text."""
    from corpus.sources import READERS, SourceFile
    from corpus.sources.files import suffix_of
    from corpus.sources.text import FORMAT
    from corpus.sources.whole import read_stream

    if str(file) == "-":
        record = read_stream(sys.stdin.buffer.read, Source("-", 0, FORMAT), Recipe().max_bytes)
    else:
        read = READERS.get(suffix_of(file), READERS[".txt"])
        record = next(read(SourceFile(file, file.name, file.parent), Recipe().max_bytes))
    if record.why is not None:
        raise UsageError(f"{file}: {record.why}")
    return record
