"""Date lines. Touches lines that only say when; never a date inside a sentence, nor a dated heading of the story."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.stamps import Stamp
from cleaners.view import View


def mark(view: View) -> Iterator[Mark]:
    """Marks on date lines: sure in the head, less so behind the body, within only with a role or a name."""
    yield from mark_phrases(view, "date")
    for stamp in view.stamps.values():
        yield mark_block(view.blocks[stamp.block], "date", stamp.rule, _score(view, stamp))


def _score(view: View, stamp: Stamp) -> float:
    if stamp.block < view.body.first:
        return 0.9
    said = stamp.name is not None or any(moment.role is not None for moment in stamp.moments)
    if stamp.block > view.body.last:
        return 0.8 if said or view.whole_page or any(moment.time is not None for moment in stamp.moments) else 0.4
    return 0.75 if said else 0.1
