"""From a record to its page: decoded and read into blocks, with the address that is known of it."""

from cleaners.page import Page
from cleaners.reading.text import read_text
from corpus.decode import decode
from corpus.recipe import Recipe
from corpus.sources.record import Record


def read_page(record: Record, recipe: Recipe) -> Page:
    """The page of a record. Raises RecordError where its bytes are no text."""
    said = {**recipe.known, **record.known}
    return read_text(decode(record.content), said.get("url"))
