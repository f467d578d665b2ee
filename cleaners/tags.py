"""Topics and keywords. Touches labelled lists, trailing hashtags, and short lines behind the signature; never a
hashtag inside a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import LABELS, blocks_below, mark_block, mark_phrases
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
    yield from _labelled(view)
    yield from _behind_text(view)
    for block in view.holding("#"):
        match = HASHTAGS.search(block.text[-200:])
        if match is not None:
            yield Mark(block.end - len(match.group()), block.end, "tags", "tags/hashtags", 0.85)
    yield from _behind_signature(view)
    for credit in view.credits:
        if credit.rule == "bylines/before-tags":
            yield Mark(credit.end, view.blocks[credit.block].end, "tags", "tags/behind-glued-signature", 0.85)


def _labelled(view: View) -> Iterator[Mark]:
    """Lines of a label, and the short lines below one without keywords. A label among those has its own list marked
    with them: to walk on from each of many would take the square of their number."""
    opener = reached = -1
    for hit in view.hits_of("tags"):
        block = view.blocks[hit.block]
        if hit.form not in LABELS or hit.words_start - block.start > 2:
            continue
        rest = view.page.text[hit.words_end : block.end].lstrip()
        if rest[:1] not in ("", ":"):
            continue
        yield mark_block(block, "tags", hit.phrase.rule, 0.9)
        if any(c.isalpha() for c in rest) or opener < hit.block <= reached:
            continue
        opener = hit.block
        for following in _short_lines(view, hit.block):
            reached = following.index
            yield mark_block(following, "tags", hit.phrase.rule, 0.85)


def _behind_text(view: View) -> Iterator[Mark]:
    """A label and its keywords behind the last sentence of a flat text: `... tahun depan. Tags pasar ikan selokan`."""
    if view.page.markup is not None:
        return
    last = next((block.index for block in reversed(view.blocks) if block.index not in view.furniture), -1)
    for hit in view.hits_of("tags"):
        if hit.form in LABELS and hit.block >= last and _ends_in_keywords(view, hit):
            yield Mark(hit.words_start, view.blocks[hit.block].end, "tags", "tags/behind-text", 0.85)


def _ends_in_keywords(view: View, hit: Hit) -> bool:
    """Whether a label stands behind a sentence, and behind it a few words that are none."""
    block = view.blocks[hit.block]
    before, rest = view.page.text[block.start : hit.words_start], view.page.text[hit.words_end : block.end]
    if not view.prose[hit.block] or not closes_sentence(before.rstrip()):
        return False
    return rest[:1] in " :" and 0 < len(rest.split()) <= KEYWORDS and not SENTENCE.search(rest)


def _behind_signature(view: View) -> Iterator[Mark]:
    """Short lines right behind `(abc/def)` that closes the text."""
    closing = [c.block for c in view.credits if c.role == "signature" and c.block >= view.body.last]
    if closing:
        for block in _short_lines(view, closing[-1]):
            yield mark_block(block, "tags", "tags/behind-signature", 0.7)


def _short_lines(view: View, label: int) -> Iterator[Block]:
    for block in blocks_below(view, label):
        if view.words[block.index] > TAG_WORDS or view.prose[block.index] or block.text[-1] in ".:?!":
            return
        if block.index in view.furniture and not block.text.startswith("#"):
            return
        yield block
