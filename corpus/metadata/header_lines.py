"""Lines right below the headline that say who and when at once: `Tue 6 Feb 2024 | 8:15 | By Jane Hollis`."""

from collections.abc import Iterator

from cleaners.page import Block, Kind
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.stamps import holds_digit
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings
from corpus.metadata.persons import is_labelled, makers, naming, sides_of_dates

REACH = 8
"""Blocks below the headline."""
LONGEST, MOST_WORDS = 160, 12
"""Code points of such a line, and its words besides dates."""
NAMED, DATED = 0.55, 0.55


def facts(findings: Findings) -> Iterator[Fact]:
    """People and moments of lines that hold a date or open with a writer's label, `by Jane Hollis`; of date lines,
    which are read elsewhere, the people alone."""
    for block in _head_lines(findings):
        moments = findings.view.toolkit.calendar.moments(block.text)
        sides = sides_of_dates(block.text, moments)
        if findings.in_story(block.index) and not any(moment.role for moment in moments):
            continue
        if (
            not (moments or is_labelled(block.text, findings))
            or sum(len(part.split()) for side in sides for part in side) > MOST_WORDS
        ):
            continue
        where = findings.where(block.start)
        if block.index not in findings.view.stamps:
            for moment in moments[:2]:
                field = "modified" if moment.role == "modified" else "published"
                yield Fact(field, moment.iso(), where, block.text, "dates/header-line", DATED)
        for part in naming(sides, findings):
            made = makers(part, findings)
            yield from (Fact("authors", name, where, block.text, "bylines/header-line", NAMED) for name in made.people)
            yield from (Fact("agency", name, where, block.text, "bylines/header-line", NAMED) for name in made.agencies)


def _head_lines(findings: Findings) -> Iterator[Block]:
    """Short blocks with a digit or a writer's label below the headline but for captions and sentences."""
    if findings.heading_block is None:
        return
    view, markup = findings.view, findings.view.page.markup
    for block in view.blocks[findings.heading_block + 1 : findings.heading_block + 1 + REACH]:
        caption = markup is not None and markup.kinds[block.index] is Kind.CAPTION
        sentence = view.prose[block.index] and closes_sentence(block.text)
        if len(block.text) > LONGEST or caption or sentence:
            continue
        if holds_digit(block.text) or is_labelled(block.text, findings):
            yield block
