"""Sentences of the body speak for themselves, and so do the questions and answers of an interview in HTML. Marks whole
paragraphs as kept, so that no weak mark takes one; never a line that some recogniser knows."""

from collections.abc import Iterator

from cleaners.marks import is_link, keep_block
from cleaners.page import Mark, Markup
from cleaners.recognisers.layout import closes_sentence
from cleaners.view import View

SCORE = 0.3
"""So much that a lone cutting mark needs 0.72 to take a paragraph: what only suspects a line must not take prose."""
SPOKEN = 0.6
"""So much that no lone mark takes a short answer: to the model, and outside the body, it looks like a menu's word."""
FEWEST_QUESTIONS, SHARE = 3, 0.35
"""Questions of an interview at the least, and their share of its blocks: comments ask now and then."""
SHORT, FEWEST_SHORT = 8, 2
"""Words of a short answer, and how many there are: where there is none, none is lost."""
AFTER = 4
"""Blocks behind an interview's last answer that thanks may take."""
QUESTION = ("?", "？", "؟")
QUOTES = "\"'”’»“)"


def mark(view: View) -> Iterator[Mark]:
    """Marks for keeping every prose block of the body, and what is said in an interview."""
    for block in view.blocks[view.body.first : view.body.last + 1]:
        if view.prose[block.index] and block.index not in view.furniture:
            yield keep_block(block, "prose/body", SCORE)
    if view.page.markup is not None:
        for index in _interview(view, view.page.markup):
            yield keep_block(view.blocks[index], "prose/interview", SPOKEN)


def _interview(view: View, markup: Markup) -> list[int]:
    """Blocks from the first question to the last answer and thanks, in the element that holds the first sentence of the
    body; none where there are few questions, or where they are not answered one by one."""
    within = _around_body(view, markup)
    if within is None:
        return []
    start, end = markup.span(within)
    inside = (block.index for block in view.blocks if start <= block.start and block.end <= end)
    said = [index for index in inside if _is_said(view, index)]
    asked = [at for at, index in enumerate(said) if _is_question(view, index)]
    answered = [at for at in asked if at + 1 not in asked and said[at + 1 : at + 2] == [said[at] + 1]]
    short = sum(view.words[said[at + 1]] <= SHORT for at in answered)
    if len(answered) < FEWEST_QUESTIONS or short < FEWEST_SHORT:
        return []
    if len(asked) < SHARE * (said[answered[-1] + 1] - said[asked[0]] + 1):
        return []
    return said[asked[0] : answered[-1] + 2 + AFTER]


def _around_body(view: View, markup: Markup) -> int | None:
    """The element in which the paragraph of the body's first sentence stands."""
    body = range(view.body.first, view.body.last + 1)
    first = next((index for index in body if index < len(view.blocks) and view.prose[index]), None)
    return markup.parents[markup.homes[first]] if first is not None and markup.homes[first] >= 0 else None


def _is_said(view: View, index: int) -> bool:
    """Whether a block ends as sentences do, is no link, and nothing knows it."""
    block = view.blocks[index]
    if index in view.furniture or view.hits[index] or is_link(view, index):
        return False
    return _is_question(view, index) or closes_sentence(block.text)


def _is_question(view: View, index: int) -> bool:
    return view.blocks[index].text.rstrip(QUOTES).endswith(QUESTION)
