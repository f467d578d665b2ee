"""Tells a page of HTML from flat text."""

import re

OPENING = re.compile(
    r"(?:\s++|\ufeff|<!--(?:[^-]++|-(?!->))*+-->|<\?[^>]*+>)*+<(?:!doctype\s++html|(?:html|head|body|frameset)[\s>])",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML: its first tag, behind comments and declarations, is the doctype of HTML,
    `html`, `head`, `body` or `frameset`. Flat text with tags left in it, and a fragment, are none."""
    return OPENING.match(text) is not None
