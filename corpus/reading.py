"""From a record to its page: decoded and read into blocks, with the address that is known of it."""

from cleaners.page import Page
from cleaners.reading import read
from cleaners.reasons import ENGINES
from corpus.recipe import Recipe
from corpus.sources import html
from corpus.sources.record import Record


def read_page(record: Record, recipe: Recipe, engine: str = ENGINES[0]) -> Page:
    """The page of a record: one from a source of HTML is HTML, any other is what its first tag says.

    `engine` is given where the page is to be cleaned: else no other tool need read it.
    Raises RecordError where its bytes are no text, or too many.
    """
    url = {**recipe.known, **record.known}.get("url")
    if record.source.format == html.FORMAT:
        from cleaners.reading.html import read_html  # the parser is imported for HTML alone

        return read_html(record.content, url, engine)
    return read(record.content, url, engine)
