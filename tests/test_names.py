"""Names: the cases of `cases/names.toml`, and the cost of hostile input."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.recognisers.names import cased, looks_like_name, split_names

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))
NOBODY, JOINERS, TITLES = (frozenset(CASES[key]) for key in ("nobody", "joiners", "titles"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(
            case["text"],
            case["is"],
            id=case["text"],
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [],
        )
        for case in CASES[kind]
    ]


@pytest.mark.parametrize(("text", "expected"), cases("name"))
def test_what_looks_like_a_name(text: str, expected: bool | str) -> None:
    score = looks_like_name(text, NOBODY)
    assert (True if score >= 0.5 else "weak" if score > 0 else False) == expected


@pytest.mark.parametrize(("text", "expected"), cases("cased"))
def test_capitals_undone(text: str, expected: str) -> None:
    assert cased(text) == expected
    assert cased(expected) == expected or expected.isupper()


@pytest.mark.parametrize(("text", "expected"), cases("split"))
def test_lists_of_people(text: str, expected: list[str]) -> None:
    assert split_names(text, JOINERS, TITLES) == expected


@given(st.one_of(st.text(), st.text(alphabet="AaBé.,'-/&<>()[]@ \n\tdİß王", max_size=60)))
def test_any_text_is_read(text: str) -> None:
    assert 0 <= looks_like_name(text, ()) <= 1
    assert len(cased(text).split()) == len(text.split())
    names = split_names(text, JOINERS)
    assert all(name == name.strip() != "" for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("piece", ["a ", "A", "<", "A. ", "@", "a@", "(", ", ", "&amp;", "<a ", "M.", "dan "])
def test_hostile_text_costs_little(piece: str) -> None:
    start = time.process_time()
    for size in (1_900, 5_000_000):
        text = piece * (size // len(piece))
        looks_like_name(text, ())
        split_names(text, JOINERS)
    assert time.process_time() - start < 2
