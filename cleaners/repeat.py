"""What stands on many pages of one outlet. Touches lines, sentences, labels with the headline behind them, and the host
in front of a text, with a score by the share of the outlet's pages, and phrases that were learnt so; never cuts on few
pages, and never alone what may be a sub-heading: body text repeats too."""

import bisect
import re
from collections.abc import Iterator
from itertools import pairwise

from cleaners.marks import mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.glued import glued_headline_end, titled
from cleaners.recognisers.layout import PROSE_WORDS, closes_sentence, continues, word_count
from cleaners.recognisers.units import Unit, find_units, glued_runs, key_edges, unit_key
from cleaners.view import View

FEWEST_PAGES = 4
HALF = 0.02
"""Share of pages at which repetition is worth one half of the most it can be."""
MOST = 0.95
SENTENCE_WORDS = 5
"""Words below which a sentence is a fragment: `Senin (9/6/2025).`"""
MIDDLE = 0.7
"""What a sentence is worth that stands neither first nor last on its pages: quotes of one story repeat there."""
SURE = 0.72
"""Score from which on a mark takes a paragraph alone."""
HEADING = 0.45
"""The most for a line that may be a sub-heading: it is cut only where another cleaner suspects it too."""
HEADING_WORDS = 8
NAME_WORDS = 3
LABEL_WORDS = 26
OFTEN = 0.2
"""Share of its pages on which a line or label stands more than once: a sub-heading hardly ever does."""
CUSTOM = 0.2
"""Share of pages from which on a host in front, or a label whatever stands behind it, is a custom of the outlet."""
HOST_SIGNS = " ,-–—|:"
SET_OFF = re.compile(r"\s*(?:[-,–—|:(&]|$)")
"""What stands behind a host that is set off from the text."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on every piece of the page that many pages of its outlet share, and on phrases of the reason `repeat`."""
    yield from mark_phrases(view, "repeat")
    yield from mark_shared(view)


def mark_shared(view: View) -> Iterator[Mark]:
    """Marks on what repeats, by the counts alone; where pieces overlap, on the first that is sure, else on the surest.

    A sentence and its line, or a line and its label, are one witness and not two.
    """
    best: Mark | None = None
    for mark in sorted(_marks(view), key=lambda mark: (mark.start, -mark.end)):
        if best is not None and mark.start >= best.end:
            yield best
            best = mark
        elif best is None or (best.score < SURE and mark.score > best.score):
            best = mark
    if best is not None:
        yield best


def _marks(view: View) -> Iterator[Mark]:
    if view.repetition.pages < FEWEST_PAGES:
        return
    for unit in find_units(view.blocks):
        share = view.repetition.share(view.repetition.count(unit.kind, unit.key))
        if share:
            yield from MARKERS[unit.kind](view, unit, share)
        elif unit.kind == "unit" and view.prose[unit.block]:
            yield from _glued(view, unit)


def _worth(share: float) -> float:
    return MOST * share / (share + HALF)


def _unit(view: View, unit: Unit, share: float) -> Iterator[Mark]:
    block = view.blocks[unit.block]
    if (unit.start, unit.end) == (block.start, block.end) and not view.prose[unit.block]:
        if not _is_broken(view, unit.block):
            score = min(HEADING, _worth(share)) if _may_be_heading(view, unit) else _worth(share)
            yield Mark(unit.start, unit.end, "repeat", "repeat/line", score)
        return
    words = word_count(view.page.text[unit.start : unit.end])
    if words >= SENTENCE_WORDS or not view.page.text[unit.start].isalnum():
        score = _worth(share) * (MIDDLE + (1 - MIDDLE) * _of_these(view, "unit", "edge", unit.key))
        yield Mark(unit.start, unit.end, "repeat", "repeat/sentence", score)


def _is_broken(view: View, index: int) -> bool:
    """Whether a line is a piece of a sentence that links broke into lines: such words are names, and they repeat."""
    if view.words[index] > NAME_WORDS:
        return False
    around = view.blocks[max(0, index - 1) : index + 2]
    return any(continues(before, after) for before, after in pairwise(around))


def _may_be_heading(view: View, unit: Unit) -> bool:
    """A short line in the body or above a paragraph, in small letters, once a page, below the headline: `Isi`."""
    if view.headline is not None and unit.block < view.headline.block:
        return False
    text = view.blocks[unit.block].text
    above_text = any(words >= PROSE_WORDS for words in view.words[unit.block + 1 : unit.block + 2])
    opens = text.endswith((":", "：")) or above_text or unit.block in view.body
    return opens and view.words[unit.block] <= HEADING_WORDS and _in_small_letters(view, text, unit.key)


def _in_small_letters(view: View, text: str, key: str) -> bool:
    """Whether words are set as sub-headings are: a word first, not all in capitals, once a page."""
    return not text.isupper() and text[0].isalnum() and _of_these(view, "unit", "again", key) < OFTEN


def _of_these(view: View, kind: str, what: str, key: str) -> float:
    """Of the pages on which a piece stands, the share on which it stands at an edge, or again."""
    return view.repetition.count(f"{kind} {what}", key) / max(1, view.repetition.count(kind, key))


def _glued(view: View, unit: Unit) -> Iterator[Mark]:
    """The first or last words of a sentence, where they are a line of their own on other pages."""
    if not any(view.repetition.count(*sign) for sign in key_edges(unit.key)):
        return
    for start, end in glued_runs(view.page.text, unit.start, unit.end):
        words = view.page.text[start:end]
        key = unit_key(words)
        share = view.repetition.share(view.repetition.count("line", key))
        if share and not _in_small_letters(view, words, key):
            yield Mark(start, end, "repeat", "repeat/glued", _worth(share))


def _label(view: View, unit: Unit, share: float) -> Iterator[Mark]:
    """A label with the headline behind it. One that stands once a page may be the article's own: `Isi narasinya:`."""
    end = _headline_end(view, unit, share >= CUSTOM)
    if end is not None:
        often = _of_these(view, "label", "again", unit.key) >= OFTEN
        score = _worth(share) if often else min(HEADING, _worth(share))
        yield Mark(unit.start, end, "repeat", "repeat/label", score)


def _headline_end(view: View, unit: Unit, custom: bool) -> int | None:
    """Where the headline behind a label ends; None where none seems to stand there."""
    block = view.blocks[unit.block]
    rest = unit.end - block.start
    while rest < len(block.text) and block.text[rest].isspace():
        rest += 1
    if rest == len(block.text) or (not custom and not titled(block.text[rest : rest + 300], view.toolkit.wording)):
        return None
    opens = unit.start == block.start and view.words[unit.block] <= LABEL_WORDS
    if opens and not closes_sentence(block.text):
        return block.end
    hits = view.hits[unit.block]
    following = bisect.bisect_right(hits, block.start + rest, key=lambda hit: hit.start)
    stop = hits[following].words_start - block.start if following < len(hits) else len(block.text)
    end = glued_headline_end(block.text, rest, stop, view.toolkit.wording)
    return None if end is None else block.start + end


def _host(view: View, unit: Unit, share: float) -> Iterator[Mark]:
    """The host with the signs that set it off; in `JAKARTA, KOMPAS.com -` what stands before it, else behind it."""
    block = view.blocks[unit.block]
    text = block.text
    start, end = unit.start - block.start, unit.end - block.start
    if share < CUSTOM or not SET_OFF.match(text, end):
        return
    before = text[:start].rstrip(HOST_SIGNS)
    if any(c.isalnum() for c in before):
        start = len(before)
    else:
        end = len(text) - len(text[end:].lstrip(HOST_SIGNS))
    yield Mark(block.start + start, block.start + end, "repeat", "repeat/host", _worth(share))


MARKERS = {"unit": _unit, "label": _label, "host": _host}
