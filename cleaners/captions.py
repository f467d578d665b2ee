"""Picture text and its credit. Touches what ends in a credit or stands beside a bare photo label; never a paragraph
that only mentions a photo."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.layout import SENTENCE_CLOSE
from cleaners.recognisers.phrases import Hit, sentence_around
from cleaners.view import View

CAPTION_WORDS = 60
SHORT_CAPTION = 10
"""Words up to which a line that opens with `Ilustrasi` or `Foto` is a caption without a colon."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on captions, on picture labels with their neighbour, and on captions glued into a paragraph."""
    yield from mark_phrases(view, "caption")
    for caption in view.captions.values():
        yield Mark(caption.start, caption.end, "caption", caption.rule, caption.score)
    for hit in view.hits_of("caption"):
        if hit.form in ("label", "heading"):
            yield from _labelled(view, hit)
    for block in view.blocks:
        for start, end in view.toolkit.captions.house_credits(block.text):
            first = sentence_around(block.text, max(0, start - 2), max(0, start - 1))[0]
            if len(block.text[first:start].split()) <= CAPTION_WORDS:
                yield Mark(block.start + first, block.start + end, "caption", "captions/glued", 0.8)


def _labelled(view: View, hit: Hit) -> Iterator[Mark]:
    """A line that opens with a picture label, and in the head the picture text above a bare one."""
    block = view.blocks[hit.block]
    if hit.words_start - block.start > 2:
        return
    rest = view.page.text[hit.words_end : block.end].lstrip()
    bare = not any(c.isalpha() for c in rest)
    if rest[:1] in (":", "/") and view.words[hit.block] <= CAPTION_WORDS:
        yield mark_block(block, "caption", hit.phrase.rule, 0.9)
    elif bare or view.words[hit.block] <= SHORT_CAPTION:
        yield mark_block(block, "caption", hit.phrase.rule, 0.6)
    above = view.blocks[hit.block - 1] if hit.block else None
    if bare and above is not None and _picture_text(view, above):
        yield mark_block(above, "caption", "captions/above-label", 0.85)


def _picture_text(view: View, block: Block) -> bool:
    """Whether a block above a bare label stands in the head: behind the headline and before the lead."""
    headline = view.headline
    if headline is None or block.index <= headline.block or block.index in view.stamps:
        return False
    words = view.words[block.index]
    credited = any(c.block == block.index for c in view.credits)
    body_before = sum(view.prose[headline.block + 1 : block.index])
    return (
        4 <= words <= CAPTION_WORDS
        and not credited
        and body_before == 0
        and bool(SENTENCE_CLOSE.search(block.text) or words < 30)
    )
