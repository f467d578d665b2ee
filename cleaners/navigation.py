"""Menus, breadcrumbs, footers, login, search. Touches known menu words, and lines outside the body of a page that came
with its menus; never a list of the article."""

from collections import Counter
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.view import View


def mark(view: View) -> Iterator[Mark]:
    """Marks on menu words; on a whole page, on all that lies outside head and body."""
    yield from mark_phrases(view, "navigation", ("line", "start", "sentence", "inline", "heading", "label"))
    for hit in view.hits_of("navigation"):
        if hit.form == "heading":
            yield from _contents(view, hit.block)
    for block in _outside(view):
        score = _outside_score(view, block.index)
        if score:
            yield mark_block(block, "navigation", "navigation/outside", score)


def _contents(view: View, heading: int) -> Iterator[Mark]:
    """Lines under a heading that stand again further down: a table of contents."""
    keys = Counter(block.key for block in view.blocks[heading + 1 :])
    for block in view.blocks[heading + 1 :]:
        if view.prose[block.index] or keys[block.key] < 2:
            return
        yield mark_block(block, "navigation", "navigation/contents", 0.8)


def _outside(view: View) -> Iterator[Block]:
    """The blocks before and behind the body that are not the headline."""
    copies = view.headline.copies if view.headline is not None else ()
    around = (*view.blocks[: view.body.first], *view.blocks[view.body.last + 1 :])
    return (block for block in around if block.index not in copies)


def _outside_score(view: View, index: int) -> float:
    """How surely a block outside the body is none of the article's."""
    if view.whole_page:
        return 0.65
    if index < view.body.first:
        ahead = view.headline is not None and index < view.headline.block
        return 0.6 if ahead or (view.headline is not None and view.words[index] < 5) else 0.0
    return 0.0
