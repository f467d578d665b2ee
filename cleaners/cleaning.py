"""The whole way of one page on this floor: read, marks, decision, text."""

from cleaners.compose import compose
from cleaners.decide import decide
from cleaners.page import Cleaned
from cleaners.reading import read
from cleaners.reasons import ENGINES, check_engine
from cleaners.recognisers.layout import word_count
from cleaners.table import marks_on
from cleaners.toolkit import Toolkit, packaged_toolkit
from cleaners.view import View


def clean(
    content: str | bytes, *, url: str | None = None, toolkit: Toolkit | None = None, engine: str = ENGINES[0]
) -> Cleaned:
    """Cut the boilerplate of one scraped page.

    `content` is HTML where its first tag says so (see `cleaners.reading.is_html`): then `source` of the result is the
    page's visible text. Else it is flat text, its blocks are its lines. `toolkit` replaces the packaged rules (see
    `cleaners.toolkit.build_toolkit`); `engine` is what tells text from boilerplate on HTML, one of
    `cleaners.reasons.ENGINES`. Pure: the same input gives the same result. Never fails on flat text; bytes that
    are no text raise DecodeError, HTML of more than 20 million code points TooLargeError.
    """
    check_engine(engine)
    return clean_view(View(read(content, url, engine), toolkit or packaged_toolkit()))


def clean_view(view: View) -> Cleaned:
    """The decision on a page that is already in view; extractors share the view with it."""
    cuts, certainty = decide(view.page, marks_on(view))
    text = compose(view.page, cuts)
    return Cleaned(view.page.text, cuts, text, certainty, word_count(text))
