"""Cookie and privacy notices. Touches known notices; never an article about privacy."""

from collections.abc import Iterator

from cleaners.marks import mark_phrases
from cleaners.page import Mark
from cleaners.view import View


def mark(view: View) -> Iterator[Mark]:
    """Marks on consent notices."""
    yield from mark_phrases(view, "consent")
