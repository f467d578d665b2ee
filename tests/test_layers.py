"""The house: imports run one way, files and functions stay small everywhere, `import cleaners` stays light."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from cleaners.table import CLEANERS
from tests.helpers.process import child, modules_of

ROOT = Path(__file__).parent.parent

LAYERS = {
    "cleaners": (
        "errors",
        "reasons kinds folding repetition rule_tables",
        "normal page",
        "rules reading",
        "recognisers",
        "learned",
        "toolkit",
        "view",
        "marks decide compose",
        "a-cleaner",
        "table",
        "cleaning page_kind",
        "__init__",
    ),
    "corpus": (
        "article versions",
        "calibration recipe decode progress",
        "sources metadata package",
        "assemble reading",
        "repetition",
        "describe",
        "batch explain",
        "engines",
        "builder learner",
        "__init__",
        "cli",
        "__main__",
    ),
}
"""Rooms of each floor from the ground up; a room imports from lower layers and from itself.

`a-cleaner` stands for every module of the table of cleaners; none imports another.
"""

FLOOR_BELOW = {"cleaners": (), "corpus": ("cleaners",)}
"""Floors that a floor may import."""

HEAVY = frozenset({"pyarrow", "datasets", "bs4", "ftfy", "lxml", "selectolax", "trafilatura", "pycld2"})
"""What `import cleaners` must not load."""

MOST_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS = 400, 60, 6
BROAD = frozenset({"Exception", "BaseException"})
MODULES = sorted(path for floor in LAYERS for path in (ROOT / floor).rglob("*.py"))
NAMES = frozenset(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES)

OUTSIDE = [path for folder in ("benchmarks", "docs", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
"""Python that no layer holds and that keeps to the same measure."""

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
each_file = pytest.mark.parametrize("path", MODULES + OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(module: str) -> tuple[str, str]:
    """The floor and the room of a module: `cleaners.recognisers.dates` is in the room `recognisers`."""
    floor, _, rest = module.partition(".")
    name = rest.split(".")[0] or "__init__"
    return floor, "a-cleaner" if floor == "cleaners" and name in CLEANERS else name


def imported(path: Path) -> Iterator[str]:
    """Modules of the two floors that a file imports, wherever in it the import stands."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in LAYERS)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            source = node.module or ""
            if source.split(".")[0] in LAYERS:
                inner = [f"{source}.{alias.name}" for alias in node.names]
                yield from (name if name in NAMES else source for name in inner)


def height(floor: str, name: str) -> int:
    for level, rooms in enumerate(LAYERS[floor]):
        if name in rooms.split():
            return level
    raise AssertionError(f"{floor}/{name} stands in no layer: give it one in tests/test_layers.py")


@each_module
def test_imports_run_one_way(path: Path) -> None:
    floor, name = room(dotted(path))
    for module in imported(path):
        other, target = room(module)
        if other != floor:
            assert other in FLOOR_BELOW[floor], f"{dotted(path)} imports {module}"
            continue
        lower = height(floor, target) < height(floor, name)
        same_room = target == name != "a-cleaner"
        assert lower or same_room, f"{dotted(path)} imports {module}"


def test_no_circles() -> None:
    graph = {dotted(path): set(imported(path)) - {dotted(path)} for path in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)


@each_file
def test_files_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        assert (node.end_lineno or 0) - node.lineno < MOST_FUNCTION_LINES, node.name
        named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        parameters = [argument for argument in named if argument.arg not in ("self", "cls")]
        assert len(parameters) <= MOST_PARAMETERS, node.name


@each_file
def test_no_failure_is_swallowed_whole(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            for kind in caught:
                assert kind is not None, f"bare except in line {node.lineno}"
                assert not (isinstance(kind, ast.Name) and kind.id in BROAD), f"broad except in line {node.lineno}"


@each_file
def test_every_file_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == "" or ast.get_docstring(parsed(path)), "no docstring"


def test_child_processes_import_this_code(tmp_path: Path) -> None:
    program = "import cleaners, corpus; print(cleaners.__file__, corpus.__file__, sep='\\n')"
    assert child(program, folder=tmp_path) == [str(ROOT / room / "__init__.py") for room in ("cleaners", "corpus")]


def test_importing_the_cleaners_is_light() -> None:
    assert modules_of("import cleaners") & HEAVY == set()


def test_cleaning_plain_text_stays_light() -> None:
    """Only a page that holds a tag or mojibake pays for the parsers."""
    assert modules_of("import cleaners; cleaners.clean('Iklan')") & HEAVY == set()


def test_the_table_holds_every_cleaner() -> None:
    with_marks = {
        path.stem
        for path in (ROOT / "cleaners").glob("*.py")
        if any(isinstance(node, ast.FunctionDef) and node.name == "mark" for node in parsed(path).body)
    }
    assert with_marks == set(CLEANERS)


def test_every_cleaner_says_what_it_may_not_touch() -> None:
    for name in CLEANERS:
        docstring = ast.get_docstring(parsed(ROOT / "cleaners" / f"{name}.py")) or ""
        assert "never" in docstring.casefold(), f"{name}: {docstring}"
