"""The quality gate: measures what floors.toml bounds, and says which figure does not hold.

python -m benchmarks.gate

Prints every figure beside its bound; exit 1 where one does not hold. tests/test_quality.py asks the same. Only a change
of floors.toml moves a bound. README.md here says what the figures are.
"""

import functools
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

import msgspec

from benchmarks.printing import table
from benchmarks.rawtext import METADATA, SHARED, kliping, measure, sets
from benchmarks.scored import FLAT, scored
from benchmarks.training import pages
from benchmarks.training.pages import LabelledPage, digest
from corpus.recipe import Recipe

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.toml"
TEXT = {"f1": "F1", "leak": "leak", "lost": "lost"}
NAMED = ("outlet (named)", "authors_exact", "date_minute", "title_exact")
CLEAN = {"content": "kept of an article", "part": "kept of a part", "joined": "kept of one line"}
"""The forms of pages that are clean already, and the figure: the share of their words that stays."""
Figures = Mapping[str, float]


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bounds of one measurement by figure, and the SHA-256 of each file it rests on, by its path from the root."""

    data: dict[str, str]
    least: dict[str, float]
    most: dict[str, float] = {}


def load_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by measurement. Raises msgspec.ValidationError that names the place for a file of another form."""
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Floors])


def other_data(floors: Floors, root: Path = ROOT) -> list[str]:
    """A sentence for each file that is not the one the floors rest on."""
    return [said for name, wanted in floors.data.items() if (said := _other(root / name, name, wanted))]


def _other(path: Path, name: str, wanted: str) -> str | None:
    if not path.exists():
        return f"{name} is not there"
    found = digest(path)
    return None if found == wanted else f"{name} is other data than the floors rest on: {found}, not {wanted}"


def shortfalls(name: str, figures: Figures, floors: Floors) -> list[str]:
    """A sentence for each figure that does not hold, that has no bound, or that a bound waits for."""
    bounds = [*floors.least, *floors.most]
    said = [f"{name}, {key}: has no bound" for key in figures if key not in bounds]
    said += [f"{name}, {key}: was not measured" for key in bounds if key not in figures]
    for key, figure in figures.items():
        if key in floors.least and not figure >= floors.least[key]:
            said.append(f"{name}, {key}: {figure:.4f}, and the floor is {floors.least[key]}")
        if key in floors.most and not figure <= floors.most[key]:
            said.append(f"{name}, {key}: {figure:.4f}, and the most is {floors.most[key]}")
    return said


def raw_texts(number: int, without: tuple[str, ...] = (), labels: Sequence[str] = ()) -> Figures:
    """Figures of a set of raw texts (0 or 1, as `rawtext.sets` yields them), with the shares of labels that are met."""
    method = {"kliping": functools.partial(kliping, recipe=Recipe(without=without))}
    with tempfile.TemporaryDirectory() as folder:
        texts = list(sets(SHARED, Path(folder), held_out=False))[number]
        score = measure(texts, method, SHARED / "rawtext-dev" / "score.py", Path(folder))["kliping"]
    figures = {name: score["text"]["all"][key] for key, name in TEXT.items()}
    return figures | {METADATA[key]: score["metadata"][key]["value"] for key in labels}


def flat_pages(read: Callable[[Path], Iterator[LabelledPage]]) -> Figures:
    """Word-F1 of flattened pages, and what stays of those that are clean, by models that did not see their domains."""
    rows = scored(list(read(SHARED)), dict.fromkeys((FLAT, *CLEAN), ("kliping",)))
    kept = {name: fmean(row.recall for row in rows if row.form == form) for form, name in CLEAN.items()}
    return {"word-F1": fmean(row.f1 for row in rows if row.form == FLAT)} | kept


MEASUREMENTS: dict[str, Callable[[], Figures]] = {
    "rawtext-dev": functools.partial(raw_texts, 0, labels=NAMED),
    "rawtext-dev-without-outlets": functools.partial(raw_texts, 0, without=("outlets",)),
    "bulk-dev": functools.partial(raw_texts, 1),
    "wcxb-dev": functools.partial(flat_pages, pages.wcxb),
    "fundus-dev": functools.partial(flat_pages, pages.fundus),
}


def main() -> None:
    """Print the table; exit 1 where a bound does not hold."""
    rows: list[list[str]] = []
    said: list[str] = []
    for name, floors in load_floors().items():
        if other := other_data(floors):
            said += other
            continue
        figures = MEASUREMENTS[name]()
        said += shortfalls(name, figures, floors)
        for key, figure in figures.items():
            rows.append([name, key, f"{figure:.4f}", str(floors.least.get(key, "")), str(floors.most.get(key, ""))])
    table(["measurement", "figure", "today", "at least", "at most"], rows)
    sys.exit("\n".join(said) if said else 0)


if __name__ == "__main__":
    main()
