"""Metadata from flat text: the cases of `cases/metadata.toml`, each against every column it names."""

import datetime as dt
import gc
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaners.toolkit import packaged_toolkit
from corpus.article import Article, Outcome, Source
from corpus.describe import describe
from corpus.recipe import COLUMNS, Recipe
from corpus.sources import Record

DATA = tomllib.loads((Path(__file__).parent / "cases" / "metadata.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]
KEYS = {"name", "text", "known", "is", "null", "trap", "fails"}
RECORDED = COLUMNS - {"domain", "fetched"}


def page(text: str) -> str:
    """The text of a case with its bodies filled in."""
    for name, body in DATA["body"].items():
        text = text.replace("{" + name + "}", body.strip())
    return text.strip() + "\n"


def outcome(text: str, known: dict[str, str] | None = None) -> Outcome:
    record = Record(Source("page.txt", 0, "text"), text.encode(), known or {}, "metadata.csv" if known else "")
    return describe(record, Recipe(), packaged_toolkit())


def article(text: str, known: dict[str, str] | None = None) -> Article:
    found = outcome(text, known).article
    assert found is not None
    return found


def test_a_language_is_told_in_spite_of_what_is_no_character() -> None:
    text = "Pasar ikan di tepi sungai itu dibuka lagi\uffff pada Senin pagi setelah ditutup selama dua pekan.\n"
    assert article(text * 2).language == "id"


def test_lost_signs_leave_a_warning() -> None:
    story = "Pasar ikan di tepi sungai itu dibuka lagi pada Senin pagi setelah ditutup selama dua pekan.\n"
    lost = [e for e in outcome(story + story.replace("ikan", "ik\ufffdn")).evidence if e.rule == "text/lost-signs"]
    assert [(e.field, e.value, e.where, "ik\ufffdn" in e.quote, e.chosen) for e in lost] == [
        ("text", "1 signs lost", "line 2", True, False)
    ]
    assert not [e for e in outcome(story).evidence if e.field == "text"]


def plain(value: Any) -> Any:
    """A column's value as a case writes it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def params(known_failures: bool) -> list[Any]:
    """Every case as a parameter; those that fail today are marked so where `known_failures` are tested."""

    def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
        fails = known_failures and "fails" in case
        return [pytest.mark.xfail(reason=case["fails"], strict=True)] if fails else []

    return [pytest.param(case, id=case["name"], marks=marks(case)) for case in CASES]


@pytest.mark.parametrize("case", params(known_failures=True))
def test_metadata(case: dict[str, Any]) -> None:
    found = article(page(case["text"]), case.get("known"))
    wanted = case.get("is", {}) | dict.fromkeys(case.get("null", ()))
    got = {name: plain(getattr(found, name)) or None for name in wanted}
    assert got == wanted


def test_cases_are_well_formed() -> None:
    for case in CASES:
        assert case.keys() <= KEYS, case["name"]
        assert case.get("is") or case.get("null"), case["name"]
        assert case.get("is", {}).keys() | set(case.get("null", ())) <= COLUMNS, case["name"]
        assert not case.get("is", {}).keys() & set(case.get("null", ())), case["name"]
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_half_of_the_cases_are_traps() -> None:
    traps = sum("trap" in case for case in CASES)
    assert len(CASES) >= 60
    assert 2 * traps >= len(CASES)


@pytest.mark.parametrize("case", params(known_failures=False))
def test_every_field_has_evidence(case: dict[str, Any]) -> None:
    """A value without a chosen fact was made up; a chosen fact without a value was lost."""
    result = outcome(page(case["text"]), case.get("known"))
    assert result.article is not None
    chosen = {fact.field for fact in result.evidence if fact.chosen}
    filled = {name for name in RECORDED if getattr(result.article, name)}
    moments = {"date", "published", "modified"}  # the day may come from a moment whose time of day nobody knows
    assert filled - moments - {"agency"} == chosen - moments - {"agency", "domain"}
    assert not filled & moments or chosen & moments


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        describe(Record(Source("a.txt", 0, "text"), b"Rain fell on the harbour."), Recipe(), packaged_toolkit())
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()
