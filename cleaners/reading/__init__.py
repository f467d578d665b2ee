"""From raw input to a `Page`."""

from cleaners.page import Page
from cleaners.reading.decode import decode, decode_html
from cleaners.reading.sniff import is_html
from cleaners.reading.text import read_text
from cleaners.reasons import ENGINES

__all__ = ["is_html", "read"]


def read(content: str | bytes, url: str | None = None, engine: str = ENGINES[0]) -> Page:
    """A page from text or bytes: HTML where its first tag says so (see `is_html`), else flat text.

    `engine` is what will tell text from boilerplate on HTML, one of `ENGINES`.
    Raises DecodeError for bytes that are no text, TooLargeError for more HTML than is parsed.
    """
    text = content if isinstance(content, str) else decode(content)
    if not is_html(text):
        return read_text(text, url)
    from cleaners.reading.html import read_html  # the parser is imported for HTML alone

    return read_html(content if isinstance(content, str) else decode_html(content), url, engine)
