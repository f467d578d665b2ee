"""Writers, editors, and what the page said of its makers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bs4 import BeautifulSoup

from cleaners.page import Block, Kind, Markup
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.names import FIRST_UNSPACED, cased, looks_like_name, split_names
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings
from corpus.metadata.persons import is_degree, is_person, is_worded, makers

FIELDS = {"author": "authors", "editor": "editors"}
REACH = 16
"""Blocks around the body of a whole page in which a credit is the article's own and no teaser's."""
PLACED = frozenset({"bylines/bare-name", "bylines/name-outlet"})
GUESSED = frozenset({"bylines/bare-name", "bylines/author-without-colon", "bylines/name-outlet"})
"""Rules that read a name by its place: on a page whose tags came along, other articles' names have such places too."""
GUESS, FAR, LISTED = 0.25, 0.5, 0.4
"""What such a name is worth less, and at most far from the headline: one alone, and one of several."""
FEWEST_COMMENTERS = 3
RIGHT_BELOW, SURER = 2, 0.15
"""Blocks below the headline in which it is worth more, and how much less than in flat text."""
FRONT, BELOW = 3, 8
"""Blocks of the body, and below the headline, in which such a name can be the writer's."""
SIGNED, CERTAIN, LONGEST_NAME, LONGEST_LABEL = 0.55, 0.9, 60, 20
PARAGRAPHS = frozenset({"p", "div"})
EDGES = " \t•|-–—,;"


def facts(findings: Findings) -> Iterator[Fact]:
    """Names by role, and the byline in the page's own words."""
    credits = _written(findings)
    guessed = [credit for credit in credits if _is_guess(findings, credit)]
    far = {credit.names for credit in guessed if not _in_front(findings, credit.block)}
    in_front = {credit.names for credit in guessed if credit.rule != "bylines/bare-name"} - far
    for credit in credits:
        yield from _names(findings, credit, len(far) > 1 or bool(in_front))
    yield from _stamped(findings)
    yield from _signed(findings)
    yield from _closing(findings)
    yield from _byline(findings)


def _written(findings: Findings) -> list[Credit]:
    """Credits, labelled ones and bare names; a bare name counts only where neither a label before or behind the text
    nor the line of the date names an author."""
    view = findings.view
    named = [c for c in view.credits if c.role in FIELDS and not view.toolkit.credits.nobody(c.names)]
    near = [c for c in (*named, *_labelled_above(findings)) if _is_near(findings, c.block)]
    credits = _without_commenters(findings, near)
    bare = [
        Credit(b.index, b.start, b.end, "author", view.toolkit.credits.without_job(b.text), "bylines/bare-name")
        for b in view.bare_names
        if not view.toolkit.credits.nobody(b.text)
    ]
    labelled = any(c.role == "author" and not view.body.first < c.block < view.body.last for c in credits)
    labelled = labelled or any(stamp.name and stamp.block < view.body.first for stamp in view.stamps.values())
    return sorted(credits if labelled else credits + bare, key=lambda credit: credit.start)


def _is_near(findings: Findings, block: int) -> bool:
    """Whether a credit in a block is the article's own: around the body, or right below the headline, from which a
    list of contents may part it."""
    view = findings.view
    if not view.whole_page or view.body.first - REACH <= block < view.body.last + REACH:
        return True
    below = findings.below_heading(block)
    return below is not None and below <= RIGHT_BELOW


def _without_commenters(findings: Findings, credits: list[Credit]) -> list[Credit]:
    """The credits without those of people who share a line with a date, but for the first, where they are many:
    `Posted by: Jane at 3 May 2024` stands under every comment; and without the writers of works that the text lists."""
    of_works = _of_works(findings, credits)
    credits = [credit for credit in credits if credit not in of_works]
    dated = [c for c in credits if c.role == "author" and c.block in findings.view.stamps]
    if len({credit.names for credit in dated}) < FEWEST_COMMENTERS:
        return credits
    commenters = frozenset(dated[1:])
    return [credit for credit in credits if credit not in commenters]


def _of_works(findings: Findings, credits: list[Credit]) -> frozenset[Credit]:
    """The labelled writers inside the text where they are many and each stands apart: `Author: Jane Doe` below every
    book's title."""
    body = findings.view.body
    inside = [c for c in credits if c.rule == "bylines/author" and body.first < c.block < body.last - 1]
    apart = all(after.block - before.block > 1 for before, after in pairwise(inside))
    many = len({credit.names for credit in inside}) >= FEWEST_COMMENTERS
    return frozenset(inside if apart and many else ())


def _labelled_above(findings: Findings) -> Iterator[Credit]:
    """`Editor:` on a line, or `Editor` as a heading, and the name on the next."""
    blocks, reader = findings.view.blocks, findings.view.toolkit.credits
    for label in _labels(findings):
        name = blocks[label.index + 1]
        if len(name.text) <= LONGEST_NAME:
            glued = Block(name.index, name.line, name.start, name.end, f"{label.text.rstrip(':')}: {name.text}")
            for credit in reader.read(glued):
                in_label = credit.start - name.start < len(label.text)
                if in_label and credit.role in FIELDS and not reader.nobody(credit.names):
                    yield replace(credit, start=name.start, end=name.end)


def _labels(findings: Findings) -> Iterator[Block]:
    """Short lines that end with a colon, and short headings that no other heading follows."""
    view = findings.view
    found = {block.index for block in view.holding(":") if block.text[-1] == ":"}
    if view.page.markup is not None:
        headed = [kind is Kind.HEADING for kind in view.page.markup.kinds]
        found |= {at for at, (this, below) in enumerate(pairwise(headed)) if this and not below}
    short = (view.blocks[at] for at in sorted(found) if at + 1 < len(view.blocks))
    return (block for block in short if len(block.text) <= LONGEST_LABEL)


def _names(findings: Findings, credit: Credit, listed: bool) -> Iterator[Fact]:
    """The people in a credit; one of several that stand far from the headline is in a list of others' works."""
    view = findings.view
    score = 0.9 if "bare" not in credit.rule else 0.7
    if _is_guess(findings, credit):
        below = findings.below_heading(credit.block)
        score -= GUESS if below is None or below > RIGHT_BELOW else SURER
        if not _in_front(findings, credit.block):
            score = min(score, LISTED if listed else FAR)
    reader = view.toolkit.credits
    names = [reader.without_job(name) for name in split_names(_plain(credit.names), reader.joiners)]
    for name in names:
        if name is not names[0] and (is_degree(name) or (" " not in name and not is_person(names[0], findings))):
            continue  # `Jane Doe Gardener & Astrologer`
        lone = findings.head is not None and credit.rule in PLACED and " " not in name and name[0] < FIRST_UNSPACED
        if not lone and _is_named(name, credit, findings):
            quote = findings.words(credit.start, credit.end)
            yield Fact(FIELDS[credit.role], cased(name), findings.where(credit.start), quote, credit.rule, score)


def _is_named(name: str, credit: Credit, findings: Findings) -> bool:
    """Whether a credit names a person; of a guess the words of the page may say that it does not."""
    worded = credit.rule in GUESSED and is_worded(name, range(credit.start, credit.end), findings)
    return is_person(name, findings) and not worded


def _is_guess(findings: Findings, credit: Credit) -> bool:
    return findings.head is not None and credit.rule in GUESSED


def _in_front(findings: Findings, block: int) -> bool:
    """Whether a block stands before the body's first lines, or right below the headline."""
    below = findings.below_heading(block)
    return block < findings.view.body.first + FRONT or (below is not None and below <= BELOW)


def _stamped(findings: Findings) -> Iterator[Fact]:
    """`Siti Aminah, Jurnalis - Rabu, 12 Januari 2022`: a name that shares the date's line."""
    view = findings.view
    credited = {credit.block for credit in view.credits if credit.role in FIELDS}
    for stamp in view.stamps.values():
        if stamp.name and stamp.block < view.body.first and stamp.block not in credited:
            quote = findings.words(stamp.start, stamp.end)
            score = 0.75 if findings.head is None else 0.5
            where = findings.where(stamp.start)
            for name in makers(stamp.name, findings, sure=True).people:
                if not is_worded(name, range(stamp.start, stamp.end), findings):
                    yield Fact("authors", name, where, quote, "bylines/date-line", score)


def _signed(findings: Findings) -> Iterator[Fact]:
    """A name as the last paragraph, beside those of the article and no link."""
    view, markup = findings.view, findings.view.page.markup
    if markup is None or not view.blocks:
        return
    last = view.body.last
    for block in view.blocks[last : last + 3]:
        beside = [at for at in range(max(0, block.index - 3), block.index) if view.prose[at]]
        name = cased(block.text)
        if (
            len(name) <= LONGEST_NAME
            and markup.kinds[block.index] is Kind.PARAGRAPH
            and " " in name
            and not markup.linked[block.index]
            and looks_like_name(name, ()) >= CERTAIN
            and is_person(name, findings)
            and view.toolkit.credits.opening_role(name) is None
            and any(_paragraph(markup, at) == _paragraph(markup, block.index) for at in beside)
        ):
            yield Fact("authors", name, findings.where(block.start), block.text, "bylines/signed", SIGNED)


def _closing(findings: Findings) -> Iterator[Fact]:
    """`JANE DOE | JOHN ROE` behind the last paragraph."""
    for block in findings.view.closing_names:
        where = findings.where(block.start)
        for name in map(cased, findings.view.toolkit.credits.people(block.text)):
            if is_person(name, findings):
                yield Fact("authors", name, where, block.text, "bylines/closing", SIGNED)


def _paragraph(markup: Markup, block: int) -> tuple[str, int]:
    """The tag of the paragraph around a block, and the element that holds it."""
    found = next((e for e in markup.ancestry(markup.homes[block]) if markup.tags[e] in PARAGRAPHS), -1)
    return (markup.tags[found], markup.parents[found]) if found >= 0 else ("", block)


def _byline(findings: Findings) -> Iterator[Fact]:
    """The makers' lines joined by ` / `, each once; initials only where there is nothing else."""
    roles = {c.start: c.role for c in findings.view.credits}
    lines: dict[str, int] = {}
    initials: dict[str, int] = {}
    for cut in findings.cuts("byline"):
        words = _plain(findings.words(cut.start, cut.end)).strip(EDGES)
        signature = roles.get(cut.start) == "signature"
        if signature:
            initials.setdefault(words.strip("()[] "), cut.start)
        elif any(map(str.isalpha, words)) and not findings.view.toolkit.credits.nobody(words):
            lines.setdefault(words, cut.start)
    found = lines or {line: start for line, start in initials.items() if any(map(str.isalpha, line))}
    if found:
        start = next(iter(found.values()))
        value = " / ".join(found)
        yield Fact(
            "byline",
            value,
            findings.where(start),
            value,
            "bylines/line" if lines else "bylines/initials",
            0.85,
        )


def _plain(words: str) -> str:
    """Without markup: `<a href=…>SITI AMINAH</a>` is her name."""
    if "<" in words:
        words = BeautifulSoup(words, "html.parser").get_text(" ")
    return re.sub(r"\s+", " ", words).strip()
