"""Every cleaner by its cases: `cases/CLEANER.toml`, pages that it cuts from (or keeps) and look-alikes.

A case has a name, the text of a page, and what must come of it: all `cuts` in order, the clean text as `kept`, or
both. `{name}` in a text stands for a paragraph of `cases/paragraphs.toml`; with `html = true` the text is HTML, and
`engine` what cleans it.
`pages` is how many other pages of its outlet are known, `shared` what they share: a text, and on how many of them it
stands above a sentence of their own. `known_failures` are cases that fail today, each with `why`; one that passes by
now fails the test.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaners import CLEANERS, REASONS, Cleaned, clean, clean_view
from cleaners.page import Verdict
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.reasons import ENGINES
from cleaners.recognisers.units import find_units, page_signs
from cleaners.repetition import Repetition, fingerprint
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from tests.helpers.prose import PROSE

FOLDER = Path(__file__).parent / "cases"
PLACE = re.compile(r"\{([a-z]+)\}")
FEWEST = 4
"""Cases in which a cleaner cuts, and look-alikes in which it does not, that each must have at least."""
KEYS = {"name", "text", "html", "engine", "cuts", "kept", "why", "pages", "shared"}

Case = dict[str, Any]


def table(cleaner: str) -> dict[str, list[Case]]:
    return tomllib.loads((FOLDER / f"{cleaner}.toml").read_text(encoding="utf-8"))


def filled(text: str) -> str:
    """The text with the paragraphs of prose in their places."""
    return PLACE.sub(lambda place: PROSE[place.group(1)], text)


def listed(kind: str) -> Iterator[Any]:
    for cleaner in CLEANERS:
        for case in table(cleaner).get(kind, []):
            marks = [pytest.mark.xfail(reason=case["why"], strict=True)] if kind == "known_failures" else []
            yield pytest.param(case, id=f"{cleaner}: {case['name']}", marks=marks)


def view(case: Case) -> View:
    """The page of a case in view."""
    text = filled(case["text"])
    page = read_html(text, engine=case.get("engine", ENGINES[0])) if case.get("html") else read_text(text)
    return View(page, packaged_toolkit(), repetition(case))


def repetition(case: Case) -> Repetition:
    """What repeats over the other pages of the case's outlet."""
    counts: Counter[int] = Counter()
    for number in range(case.get("pages", 0)):
        own = " ".join(f"{word}{chr(97 + number % 26)}{chr(97 + number // 26)}" for word in ("kali", "sawah", "jalan"))
        shared = [filled(piece["text"]) for piece in case["shared"] if number < piece["pages"]]
        counts.update(fingerprint(*sign) for sign in signs_of("\n".join([*shared, own])))
    return Repetition(case.get("pages", 0), counts)


def signs_of(text: str) -> list[tuple[str, str]]:
    blocks = read_text(text).blocks
    return page_signs(blocks, find_units(blocks))


def fires(cleaner: str, case: Case) -> bool:
    """Whether the cleaner made a cut of the page."""
    return any(cut.cleaner == cleaner for cut in clean_view(view(case)).cuts)


def keeps(cleaner: str, case: Case) -> bool:
    """Whether the cleaner speaks for keeping something of the page, and for cutting nothing."""
    return {mark.verdict for mark in CLEANERS[cleaner](view(case))} == {Verdict.KEEP}


@pytest.mark.parametrize("case", [*listed("cases"), *listed("known_failures")])
def test_the_page_comes_out_as_the_case_says(case: Case, cuts_of: Callable[[Cleaned], list[tuple[str, str]]]) -> None:
    cleaned = clean_view(view(case))
    if "cuts" in case:
        assert cuts_of(cleaned) == [(filled(cut["text"]), cut["reason"]) for cut in case["cuts"]]
    if "kept" in case:
        assert cleaned.text == filled(case["kept"])


@pytest.mark.parametrize("case", list(listed("cases")))
def test_spans_tile_the_page(case: Case, assert_tiled: Callable[[Cleaned], None]) -> None:
    assert_tiled(clean_view(view(case)))


@pytest.mark.parametrize("case", list(listed("cases")))
def test_the_clean_text_is_clean(case: Case) -> None:
    """What comes out holds nothing that is cut when it comes in again as the only text of a page."""
    paragraphs = [words for words in clean_view(view(case)).text.split("\n\n") if len(words.split()) > 9]
    assert all(clean(words).text == words for words in paragraphs)


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("{bridge}", True),
        ('{bridge} <a href="/ford">The ford</a> stayed open.', True),
        ('<a href="/ferry">Ferry Painted Blue</a>', False),
        ("Ferry Painted Blue", False),
    ],
    ids=["story", "story with a link", "link", "headline"],
)
def test_days_that_run_backward_are_headings_where_the_story_stands_below(below: str, kept: bool) -> None:
    days = ("March 4, 2024", "March 2, 2024", "February 25, 2024")
    dated = "".join(f"<p>{day}</p><p>{below}</p>" for day in days)
    story = "<p>{bridge}</p><p>{market}</p>"
    page = view({"text": f"<h1>Mill Bridge</h1>{story}{dated}{story}", "html": True})
    marks = CLEANERS["date_lines"](page)
    assert any(mark.verdict == Verdict.KEEP for mark in marks) == kept


@pytest.mark.parametrize("cleaner", CLEANERS)
def test_every_cleaner_has_cases_and_look_alikes(cleaner: str) -> None:
    cases = table(cleaner)["cases"]
    if all(keeps(cleaner, case) for case in cases):
        assert len(cases) >= 2 * FEWEST
        return
    fired = [fires(cleaner, case) for case in cases]
    assert sum(fired) >= FEWEST
    assert len(fired) - sum(fired) >= FEWEST


@pytest.mark.parametrize("cleaner", CLEANERS)
def test_cases_are_well_formed(cleaner: str) -> None:
    cases = [case for kind in ("cases", "known_failures") for case in table(cleaner).get(kind, [])]
    assert len({case["name"] for case in cases}) == len(cases)
    for case in cases:
        assert case.keys() <= KEYS
        assert "cuts" in case or "kept" in case
        assert all(cut.keys() == {"text", "reason"} and cut["reason"] in REASONS for cut in case.get("cuts", []))
    assert table(cleaner).keys() <= {"cases", "known_failures"}
