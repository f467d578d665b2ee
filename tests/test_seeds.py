"""The sample scrapes: each `seeds/NAME.txt` comes out as its `NAME.expected.json` says, to the character."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleaners.page import Cleaned
from cleaners.toolkit import packaged_toolkit
from corpus.article import Outcome, Source
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

ROOT = Path(__file__).parent.parent
OURS = ROOT / "seeds"
SHARED = ROOT / ".." / "shared" / "seeds"
MOMENTS = frozenset({"published", "modified"})
COLUMNS = (
    *("title", "description", "outlet", "domain", "authors", "editors", "byline", "agency"),
    *("date", "published", "modified", "place", "tags", "captions", "language", "text"),
)
"""What every expectation must state, besides the cuts."""


def pages(folder: Path) -> list[Any]:
    """The scrapes of a folder; one that is skipped, with why, where the folder is not there."""
    found = sorted(folder.glob("*.expected.json"))
    if not found:
        return [pytest.param(folder, marks=pytest.mark.skip(reason=f"no seeds in {folder}"), id="absent")]
    return [pytest.param(path, id=path.name.removesuffix(".expected.json")) for path in found]


every_page = pytest.mark.parametrize("path", [*pages(OURS), *pages(SHARED)])


@cache
def outcome(path: Path) -> Outcome:
    """What becomes of the scrape beside an expectation."""
    scrape = path.with_name(path.name.replace(".expected.json", ".txt"))
    record = Record(Source(scrape.name, 0, "text"), scrape.read_bytes())
    return describe(record, Recipe(), packaged_toolkit())


@cache
def expected(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def value(found: Outcome, column: str) -> Any:
    """A column as an expectation writes it: days and moments in ISO 8601, moments as the page meant them."""
    got = getattr(found.article, column)
    if column in MOMENTS and got is not None:
        return next(e.value for e in found.evidence if e.field == column and e.chosen)
    if isinstance(got, dt.date):
        return got.isoformat()
    return list(got) if isinstance(got, tuple) else got


def cuts(found: Outcome) -> list[tuple[int, str, str]]:
    """Every cut by the line it begins in, its words and its reason."""
    assert found.text is not None
    ends = [0]
    for line in found.text.splitlines(keepends=True):
        ends.append(ends[-1] + len(line))
    return [
        (next(n for n, end in enumerate(ends) if cut.start < end), found.text[cut.start : cut.end], cut.reason)
        for cut in found.cuts
    ]


@every_page
def test_the_text_comes_out_to_the_character(path: Path) -> None:
    article = outcome(path).article
    assert article is not None, outcome(path).why
    assert article.text.split("\n\n") == expected(path)["text"].split("\n\n")


@every_page
def test_every_column_is_as_expected(path: Path) -> None:
    found = outcome(path)
    wanted = {column: said for column, said in expected(path).items() if column not in ("text", "cuts")}
    assert {column: value(found, column) for column in wanted} == wanted


@every_page
def test_every_cut_is_as_expected(path: Path) -> None:
    assert cuts(outcome(path)) == [(cut["line"], cut["text"], cut["reason"]) for cut in expected(path)["cuts"]]


@every_page
def test_spans_tile_the_scrape(path: Path, assert_tiled: Any) -> None:
    found = outcome(path)
    assert found.article is not None
    assert found.text is not None
    assert_tiled(Cleaned(found.text, found.cuts, found.article.text, 1.0, found.article.n_words))


@every_page
def test_an_expectation_is_whole(path: Path) -> None:
    assert {*COLUMNS, "cuts"} <= expected(path).keys()


def test_there_are_seeds_enough() -> None:
    """At least ten of our own, in at least four languages, one scrape to one expectation."""
    scrapes = {path.stem for path in OURS.glob("*.txt")}
    assert scrapes == {path.name.removesuffix(".expected.json") for path in OURS.glob("*.expected.json")}
    assert len(scrapes) >= 10
    languages = {expected(path)["language"] for path in OURS.glob("*.expected.json")}
    assert {"id", "en", "ms"} < languages


@pytest.mark.parametrize("path", pages(OURS))
def test_our_seeds_are_told_in_their_readme(path: Path) -> None:
    assert f"`{path.name.removesuffix('.expected.json')}.txt`" in (OURS / "README.md").read_text(encoding="utf-8")
