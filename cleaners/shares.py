"""Share buttons, font size, print, reactions. Touches button words; never a sentence about a network."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.names import only_networks
from cleaners.view import View

FONT_SIZE = re.compile(r"^A[-+]?(?:\s*[|/]?\s*A[-+]?){0,3}$")
MOST_WORDS = 8


def mark(view: View) -> Iterator[Mark]:
    """Marks on share buttons, and on lines that are nothing but names of networks."""
    yield from mark_phrases(view, "share", ("line", "start", "sentence", "inline", "heading", "label"))
    named = view.toolkit.network_words
    for block, words in zip(view.blocks, view.words, strict=True):
        if words > MOST_WORDS:
            continue
        if block.text[0] == "A" and FONT_SIZE.match(block.text):
            yield mark_block(block, "share", "shares/font-size", 0.9)
        elif not named.isdisjoint(block.tokens) and only_networks(block.text, view.toolkit.networks):
            yield mark_block(block, "share", "shares/networks", 0.85)
