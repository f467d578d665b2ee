"""The whole way of one page on this floor: read, marks, decision, text."""

from cleaners.compose import compose
from cleaners.decide import decide
from cleaners.page import Cleaned
from cleaners.reading.text import read_text
from cleaners.table import marks_on
from cleaners.toolkit import Toolkit, packaged_toolkit
from cleaners.view import View


def clean(text: str, *, url: str | None = None, toolkit: Toolkit | None = None) -> Cleaned:
    """Cut the boilerplate of one scraped page.

    `text` is flat text, its blocks are its lines; `toolkit` replaces the packaged rules (see
    `cleaners.toolkit.build_toolkit`). Pure: the same input gives the same result. Never fails on text.
    """
    return clean_view(View(read_text(text, url), toolkit or packaged_toolkit()))


def clean_view(view: View) -> Cleaned:
    """The decision on a page that is already in view; extractors share the view with it."""
    cuts, certainty = decide(view.page, marks_on(view))
    return Cleaned(view.page.text, cuts, compose(view.page, cuts), certainty)
