"""Pointers to other articles. Touches `Baca juga` with the headline behind it, below it or glued into a paragraph, and
lists of teasers; never a sentence that follows a headline."""

import bisect
import re
from collections.abc import Iterator, Sequence

from cleaners.marks import mark_block, mark_phrases, opens_list
from cleaners.page import Block, Mark
from cleaners.recognisers.glued import glued_headline_end, titled
from cleaners.recognisers.phrases import Hit
from cleaners.view import View

SIGNS = " \t\xa0:-–—>»|"
SIGNED = re.compile(r"""\s{0,3}(?:[:：–—|'"“‘]|-(?![^\W\d_])|(?<=\s)-)""")
"""What stands between a label and the headline it introduces."""
HEADLINE_ROOM = 300
"""Code points behind a label in which its headline begins."""
TEASER_WORDS = 21
ENDING = frozenset({"comments", "navigation", "consent", "copyright", "tags"})
"""Reasons whose headings end a list of teasers."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on related-article labels with their headlines, and on teaser lists under their headings."""
    yield from mark_phrases(view, "related")
    for index, hits in enumerate(view.hits):
        mine = [hit for hit in hits if hit.reason == "related" and hit.form in ("label", "heading")]
        stops = _starts(view, index) if mine else []
        for hit in mine:
            if hit.form == "label":
                yield from _labelled(view, hit, stops)
            else:
                yield mark_block(view.blocks[index], "related", hit.phrase.rule, 0.9)
                yield from _teasers(view, hit)


def _starts(view: View, index: int) -> list[int]:
    """Where, in a block, something known begins, in order: no headline runs over it."""
    block = view.blocks[index]
    starts = {hit.words_start for hit in view.hits[index] if hit.form != "mark"}
    starts |= {credit.start for credit in view.credits if credit.block == index}
    return sorted(start - block.start for start in starts)


def _labelled(view: View, hit: Hit, stops: Sequence[int]) -> Iterator[Mark]:
    block = view.blocks[hit.block]
    inside = hit.words_end - block.start
    rest = inside
    while rest < len(block.text) and block.text[rest] in SIGNS:
        rest += 1
    if not any(c.isalpha() for c in block.text[rest : rest + HEADLINE_ROOM]):
        yield Mark(hit.start, block.end, "related", hit.phrase.rule, 0.95)
        yield from _teasers(view, hit) if hit.block > view.body.last else _below(view, hit.block + 1)
        return
    following = bisect.bisect_right(stops, inside)
    stop = stops[following] if following < len(stops) else len(block.text)
    end = glued_headline_end(block.text, rest, stop, view.toolkit.small_words)
    if _is_label(block, hit, inside):
        yield Mark(hit.start, block.start + end, "related", hit.phrase.rule, 0.9)
    elif _between_sentences(block, hit):
        end = end if titled(block.text[rest : rest + HEADLINE_ROOM], view.toolkit.small_words) else inside
        yield Mark(hit.start, block.start + end, "related", hit.phrase.rule, 0.9)


def _below(view: View, first: int) -> Iterator[Mark]:
    """The headline under a bare label, and more of them where each is set as a title."""
    for index in range(first, len(view.blocks)):
        if not _is_teaser(view, index) or (
            index > first and not titled(view.blocks[index].text, view.toolkit.small_words)
        ):
            return
        yield mark_block(view.blocks[index], "related", "related/below-label", 0.8)


def _is_label(block: Block, hit: Hit, inside: int) -> bool:
    """Whether the words label something: a colon or dash behind them, or capitals, or they open the block."""
    words = block.text[hit.words_start - block.start : inside]
    signed = SIGNED.match(block.text, inside) is not None
    several = " " in words
    return signed or (several and (words.isupper() or (hit.words_start == block.start and words[:1].isupper())))


def _between_sentences(block: Block, hit: Hit) -> bool:
    """`... tahun depan. Baca Juga Sementara itu ...`: every word large, right behind a sentence."""
    at = hit.words_start - block.start
    before = block.text[max(0, at - 4) : at].rstrip()
    words = block.text[at : hit.words_end - block.start]
    return " " in words and words.istitle() and before.endswith((".", "!", "?", '"', "”"))


def _teasers(view: View, hit: Hit) -> Iterator[Mark]:
    """Lines under a heading, up to the next prose; behind the body, up to the next heading of another kind."""
    behind = hit.block > view.body.last
    for block in view.blocks[hit.block + 1 :]:
        if opens_list(view, block.index, ENDING) if behind else not _is_teaser(view, block.index):
            return
        yield mark_block(block, "related", "related/under-heading", 0.85 if behind else 0.7)


def _is_teaser(view: View, index: int) -> bool:
    """Whether a block reads like another article's headline."""
    block = view.blocks[index]
    if index in view.furniture or view.words[index] > TEASER_WORDS or view.words[index] < 3:
        return False
    closed = block.text[-1] in '.:;,"”' and not block.text.endswith("...")
    return not closed and not block.text[0].islower()
