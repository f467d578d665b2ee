"""The headline and its copies above the text. Touches lines before the body; never a sentence of it."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.stated_above import main_heading
from cleaners.view import View


def mark(view: View) -> Iterator[Mark]:
    """Marks on the headline, its copies, lines that are the title or the only `<h1>` of an HTML page, and a headline
    glued behind its own address."""
    yield from mark_phrases(view, "title")
    headline = view.headline
    if headline is not None:
        for index in sorted({headline.block, *headline.copies}):
            if index < view.body.first:
                yield mark_block(view.blocks[index], "title", headline.rule, headline.score)
    for block in view.stated_titles:
        yield mark_block(block, "title", "headline/title-tag", 0.9)
    for block in main_heading(view.page, view.body.first) if not view.stated_titles else ():
        if view.toolkit.outlets.named(block.text) is None:
            yield mark_block(block, "title", "headline/h1", 0.75)
    if view.glued_title is not None:
        yield Mark(*view.glued_title, "title", "headline/slug", 0.9)
