"""Topics and keywords. Touches labelled lists, trailing hashtags, and short lines behind the signature; never a
hashtag inside a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.phrases import Hit
from cleaners.view import View

HASHTAGS = re.compile(r"(?:(?<=\s)|^)(?:#[\w-]{2,40}[\s,]{0,3}){1,20}$")
TAG_WORDS = 5
KEYWORDS = 25
SENTENCE = re.compile(r"[.!?]\s|[.!?:;\"”]$")
"""What stands in a sentence and in no list of keywords."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on tag labels with their keywords, on hashtags at the end of a block, on tags behind a signature."""
    yield from mark_phrases(view, "tags")
    for hit in view.hits_of("tags"):
        if hit.form in ("label", "heading"):
            yield from _labelled(view, hit)
            yield from _behind_text(view, hit)
    for block in view.holding("#"):
        match = HASHTAGS.search(block.text[-200:])
        if match is not None:
            yield Mark(block.end - len(match.group()), block.end, "tags", "tags/hashtags", 0.85)
    yield from _behind_signature(view)
    for credit in view.credits:
        if credit.rule == "bylines/before-tags":
            yield Mark(credit.end, view.blocks[credit.block].end, "tags", "tags/behind-glued-signature", 0.85)


def _labelled(view: View, hit: Hit) -> Iterator[Mark]:
    block = view.blocks[hit.block]
    rest = view.page.text[hit.words_end : block.end]
    if hit.words_start - block.start > 2 or (rest.strip() and rest.lstrip()[:1] != ":"):
        return
    yield mark_block(block, "tags", hit.phrase.rule, 0.9)
    if any(c.isalpha() for c in rest):
        return
    for following in _short_lines(view, hit.block + 1):
        yield mark_block(following, "tags", hit.phrase.rule, 0.85)


def _behind_text(view: View, hit: Hit) -> Iterator[Mark]:
    """A label and its keywords behind the last sentence of a flat text: `... tahun depan. Tags pasar ikan selokan`."""
    block = view.blocks[hit.block]
    before, rest = view.page.text[block.start : hit.words_start], view.page.text[hit.words_end : block.end]
    last = all(index in view.furniture for index in range(hit.block + 1, len(view.blocks)))
    if view.page.markup is not None or not last or not closes_sentence(before.rstrip()):
        return
    if rest[:1] in " :" and 0 < len(rest.split()) <= KEYWORDS and not SENTENCE.search(rest) and view.prose[hit.block]:
        yield Mark(hit.words_start, block.end, "tags", "tags/behind-text", 0.85)


def _behind_signature(view: View) -> Iterator[Mark]:
    """Short lines right behind `(abc/def)` that closes the text."""
    closing = [c.block for c in view.credits if c.role == "signature" and c.block >= view.body.last]
    if closing:
        for block in _short_lines(view, closing[-1] + 1):
            yield mark_block(block, "tags", "tags/behind-signature", 0.7)


def _short_lines(view: View, first: int) -> Iterator[Block]:
    for block in view.blocks[first:]:
        if view.words[block.index] > TAG_WORDS or view.prose[block.index] or block.text[-1] in ".:?!":
            return
        if block.index in view.furniture and not block.text.startswith("#"):
            return
        yield block
