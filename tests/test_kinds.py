"""The kinds of pages: the cases of `cases/kinds.toml`, and what holds of every page."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaners import clean_view
from cleaners.page_kind import PageKind, page_kind
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View

FOLDER = Path(__file__).parent / "cases"
DATA = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))
PARTS: dict[str, str] = tomllib.loads((FOLDER / "paragraphs.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]


def filled(content: str) -> str:
    for name, part in (*DATA["parts"].items(), *PARTS.items()):
        content = content.replace(f"{{{name}}}", part)
    return content


def kind_of(case: dict[str, Any]) -> PageKind:
    url = case.get("url")
    page = read_html(filled(case["html"]), url) if "html" in case else read_text(filled(case["text"]), url)
    view = View(page, packaged_toolkit())
    return page_kind(view, clean_view(view))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    found = kind_of(case)
    assert found.kind == case["kind"], found
    assert (found.cut_short is not None) == case.get("cut_short", False), found
    said = found.cut_short or found.witness
    assert "says" not in case or (said is not None and said.quote == case["says"]), found
