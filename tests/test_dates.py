"""Dates in texts: the cases of `cases/dates.toml`, pickling, and the cost of hostile input."""

import datetime as dt
import pickle
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.recognisers.date_words import AgoWords, DateWords
from cleaners.recognisers.dates import Calendar, url_date

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
FETCHED = dt.datetime.fromisoformat("2022-01-12T13:20:45+07:00")


def words(language: dict[str, Any]) -> DateWords:
    return DateWords(
        months=tuple(map(tuple, language["months"])),
        weekdays=tuple(map(tuple, language["weekdays"])),
        zones=language["zones"],
        published=tuple(language["published"]),
        modified=tuple(language["modified"]),
        clock=tuple(language["clock"]),
        ago=AgoWords(**language["ago"]),
        am=tuple(language.get("am", ())),
        pm=tuple(language.get("pm", ())),
    )


CALENDAR = Calendar(words(language) for language in CASES["languages"].values())


def cases(kind: str, key: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=case[key],
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
        )
        for case in CASES[kind]
    ]


@pytest.mark.parametrize("case", cases("moment", "text"))
def test_moments(case: dict[str, Any]) -> None:
    text = case["text"]
    moments = CALENDAR.moments(text)
    assert [moment.iso() for moment in moments] == case["is"]
    if moments:
        first = moments[0]
        assert text[first.start : first.end] == case.get("span", text[first.start : first.end])
        assert first.role == case.get("role", first.role)
        assert first.weekday_agrees == case.get("agrees", first.weekday_agrees)
        assert first.numeric == case.get("numeric", first.numeric)


@pytest.mark.parametrize("case", cases("clock", "line"))
def test_a_line_that_is_a_time_alone(case: dict[str, Any]) -> None:
    clock = CALENDAR.clock_only(case["line"])
    assert (clock and clock.time.isoformat() + (clock.offset or "")) == case.get("is")


@pytest.mark.parametrize("case", cases("relative", "text"))
def test_dates_told_by_distance(case: dict[str, Any]) -> None:
    span = CALENDAR.relative_span(case["text"])
    assert (span and case["text"][slice(*span)]) == case.get("span")
    moment = CALENDAR.relative(case["text"], FETCHED)
    assert (moment and moment.iso()) == case.get("is")


@pytest.mark.parametrize("case", cases("url", "url"))
def test_dates_in_urls(case: dict[str, Any]) -> None:
    day = url_date(case["url"])
    assert (day and day.isoformat()) == case.get("is")


def test_a_naive_time_of_fetching_gives_no_offset() -> None:
    moment = CALENDAR.relative("2 jam lalu", FETCHED.replace(tzinfo=None))
    assert moment is not None
    assert moment.iso() == "2022-01-12T11:20:00"


def test_no_distance_reaches_before_the_calendar() -> None:
    assert CALENDAR.relative("999 hari lalu", dt.datetime(1, 1, 2)) is None


def test_a_word_of_two_months_is_settled_by_the_weekday() -> None:
    blank: tuple[tuple[str, ...], ...] = ((),) * 12
    week = (("mo",), ("di",), ("mi",), ("do",), ("fr",), ("sa",), ("so",))
    october = DateWords((*blank[:9], ("listopada",), (), ()), week, {}, (), (), (), AgoWords({}))
    november = DateWords((*blank[:10], ("listopada",), ()), week, {}, (), (), (), AgoWords({}))
    calendar = Calendar([october, november])
    assert [m.iso() for m in calendar.moments("12 listopada 2022")] == ["2022-10-12"]
    assert [m.iso() for m in calendar.moments("Sa, 12 listopada 2022")] == ["2022-11-12"]


def test_a_calendar_pickles() -> None:
    again = pickle.loads(pickle.dumps(CALENDAR))
    text = "Tayang: Rabu, 12 Januari 2022 - 13:00 WIB"
    assert again.moments(text) == CALENDAR.moments(text)


LINE = "12 1 2022 Januari Rabu Tayang: pukul 13:00 13.00 WIB (GMT+7) / . - : , ( ) • 年 月 日 vor lalu jam Z T ٢ İ ſ K"
PIECES = st.lists(st.sampled_from([*LINE.split(), " ", "\n", "\xa0"]), max_size=30)


@given(st.one_of(st.text(), PIECES.map("".join), PIECES.map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    end = 0
    for moment in CALENDAR.moments(text):
        assert end <= moment.start < moment.end <= len(text)
        assert "\n" not in text[moment.start : moment.end]
        assert dt.datetime.fromisoformat(moment.iso()).date() == moment.day
        end = moment.end
    CALENDAR.clock_only(text)
    CALENDAR.relative(text, FETCHED)
    url_date(text)


HOSTILE = [
    *(
        "1",
        "1234567890",
        " ",
        "1 ",
        "1/",
        "1/1/",
        "1/1/2022 ",
        "1.",
        "2022-",
        "/2022",
        "1h",
        "1 1 1 2022 ",
        "\n1",
    ),
    *("12 Januari ", "Januari ", "12 abcdefghijklmnop ", "12 de ", "a", "(", "İ", "an ", "vor ", "3 jam "),
    *(
        "13:00 ",
        "13:00 WIB, ",
        "12 Januari 2022 jam jam jam ",
        "12 Januari 2022 13:00 Uhr Uhr ",
        "diperbarui ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        CALENDAR.moments(text)
        CALENDAR.relative_span(text)
        CALENDAR.clock_only(text)
        url_date(text)
        return time.process_time() - start

    small = max(min(cost(50_000) for _ in range(3)), 0.002)
    assert cost(400_000) < 8 * small * 4


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "12 Januari ", "Januari ", "a"])
def test_five_million_letters_in_one_line(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    start = time.process_time()
    assert CALENDAR.moments(text) == []
    assert CALENDAR.relative_span(text) is None
    assert time.process_time() - start < 20
