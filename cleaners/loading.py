"""Spinners and script notices. Touches `loading...` and its kin; never the verb in a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_pattern, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

SPINNER = re.compile(r"(?<!\w)(?:[lL]oading|LOADING)\s?(?:\.{3}|…)")


def mark(view: View) -> Iterator[Mark]:
    """Marks on spinners, also inside a line, and on script notices."""
    yield from mark_phrases(view, "loading")
    yield from mark_pattern(view.holding("loading"), SPINNER, "loading", "loading/spinner", 0.9)
