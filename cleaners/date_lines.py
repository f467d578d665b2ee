"""Date lines. Touches lines that only say when; never a date inside a sentence, nor a dated heading of the story."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaners.marks import is_link, keep_block, mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.stamps import Stamp
from cleaners.view import View

SERIES = 3
"""Times, or days, that make the sub-headings of a live report or a chronicle."""
ELLIPSES = ("...", "…")
KEEP = 0.5
"""So much that what only looks like a date line beside the text does not take one."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on date lines: sure in the head, less so behind the body, within only with a role or a name. The times of a
    live report and the days of a chronicle are kept."""
    yield from mark_phrases(view, "date")
    headings = _headings(view)
    for stamp in view.stamps.values():
        if _goes_on(view, stamp):
            continue
        if stamp.block in headings:
            yield keep_block(view.blocks[stamp.block], "dates/series", KEEP)
        else:
            yield mark_block(view.blocks[stamp.block], "date", stamp.rule, _score(view, stamp))


def _goes_on(view: View, stamp: Stamp) -> bool:
    """Whether the line goes on with a sentence of the body that a link broke: `, Selasa (10/6/2025).`"""
    return stamp.block > view.body.first and view.blocks[stamp.block].text[0] == ","


def _headings(view: View) -> frozenset[int]:
    """Blocks of times, and of days, that follow each other in the body, or open its first part. Dates of comments stand
    in any order, those of teasers run backward with no text below them."""
    plain = [s for s in view.stamps.values() if s.name is None and not any(m.role or m.time for m in s.moments)]
    head = [stamp for stamp in view.stamps.values() if stamp.moments and stamp.block < view.body.first]
    found: set[int] = set()
    for rule in ("dates/clock", "dates/line"):
        first = view.body.first - (rule == "dates/clock" or len(head) > 1)
        mine = [stamp for stamp in plain if stamp.rule == rule and first <= stamp.block <= view.body.last]
        said = [_said(view, stamp) for stamp in mine]
        blocks = [stamp.block for stamp in mine]
        forward, back = said == sorted(said), said == sorted(said, reverse=True)
        if len(set(said)) >= SERIES and (forward or (back and _are_told(view, blocks))):
            found.update(blocks)
    return frozenset(found)


def _are_told(view: View, blocks: Sequence[int]) -> bool:
    """Whether sentences stand below most of such headings, and not headlines and links."""
    parts = [range(first + 1, following) for first, following in pairwise((*blocks, view.body.last + 1))]
    told = [part for part in parts if part and not is_link(view, part[0]) and any(_tells(view, at) for at in part)]
    return len(told) > len(parts) / 2


def _tells(view: View, block: int) -> bool:
    """Whether a block is a sentence of the story, no link, and none that a teaser cuts short."""
    text = view.blocks[block].text
    whole = closes_sentence(text) and not text.endswith(ELLIPSES)
    return view.prose[block] and whole and not is_link(view, block)


def _said(view: View, stamp: Stamp) -> str:
    """The day, or the time of day, in a form that sorts."""
    if stamp.moments:
        return stamp.moments[0].day.isoformat()
    clock = view.toolkit.calendar.clock_only(view.blocks[stamp.block].text)
    return clock.time.isoformat() if clock is not None else ""


def _score(view: View, stamp: Stamp) -> float:
    if stamp.block < view.body.first:
        return 0.9
    said = stamp.name is not None or any(moment.role is not None for moment in stamp.moments)
    if stamp.block > view.body.last:
        return 0.8 if said or view.whole_page or any(moment.time is not None for moment in stamp.moments) else 0.4
    return 0.75 if said else 0.1
