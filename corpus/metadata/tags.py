"""Topics and keywords."""

import bisect
import functools
import re
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from cleaners.page import Markup
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

SPLIT = re.compile(r"[,;|•]|(?:^|\s)(?=#)")
EDGES = " #.:,"
LISTS = re.compile(r"(?:^|[\s_-])(?:tags?|topics?|keywords?)(?:[\s_-]|$)")
"""Classes and ids of lists of tags: `post-tags`, `tags-links`, `article__tags`."""
AROUND = 3
"""Elements around a link of which one can be such a list."""
SCORES = {"rel": 0.7, "class": 0.6}
"""What a link is worth as a tag by what says that it is one."""
BEHIND, LONGEST, MOST, MOST_KEPT = 12, 60, 50, 4096
"""Blocks behind the text in which a tag of the page stands, code points of a tag, tags of a page, classes kept."""


def facts(findings: Findings) -> Iterator[Fact]:
    """Every keyword of the lines cut as tags, and every link that is one."""
    yield from _printed(findings)
    yield from _linked(findings)


def _printed(findings: Findings) -> Iterator[Fact]:
    """Keywords without `#` and without the label; a list of other topics is none."""
    hits = (hit for hit in findings.view.hits_of("tags") if hit.form != "line")
    labels = sorted({(hit.words_start, -hit.words_end) for hit in hits})  # the longest of those at one place first
    for cut in (cut for cut in findings.cuts("tags") if "/heading/" not in cut.rule):
        at = bisect.bisect_left(labels, (cut.start, -len(findings.view.page.text)))
        start = -labels[at][1] if at < len(labels) and labels[at][0] < cut.end else cut.start
        quote = findings.words(cut.start, cut.end)
        linked = [findings.words(*span) for span in _spans(findings, cut.start, cut.end)]
        words = linked or SPLIT.split(findings.words(start, cut.end).lstrip(" :"))
        for tag in filter(None, (word.strip(EDGES) for word in words)):
            yield Fact("tags", tag, findings.where(cut.start), quote, cut.rule, cut.score)


def _linked(findings: Findings) -> Iterator[Fact]:
    """Links between the headline and the end of the article that say `rel=tag`, or stand in a list of tags."""
    markup = findings.view.page.markup
    if markup is None or not findings.view.blocks:
        return
    first = markup.starts[findings.heading] if findings.heading is not None else 0
    links = ((link, _voice(markup, link)) for link in _links(markup, first, _end(findings)))
    for link, voice in islice(filter(itemgetter(1), links), MOST):
        tag = findings.words(*markup.span(link)).strip(EDGES)
        if tag and len(tag) <= LONGEST:
            where = findings.where(markup.starts[link])
            yield Fact("tags", tag, where, tag, f"microdata/tag-{voice}", SCORES[voice])


def _end(findings: Findings) -> int:
    """Where the article's tags end: some blocks behind its text, before the first list of other articles."""
    view = findings.view
    behind = range(view.body.last + 1, min(view.body.last + 1 + BEHIND, len(view.blocks)))
    last = next((index - 1 for index in behind if index in view.barriers), behind.stop - 1)
    return view.blocks[last].end


def _links(markup: Markup, start: int, end: int) -> list[int]:
    """The links that begin between two code points."""
    return [element for element in markup.beginning(start, end) if markup.tags[element] == "a"]


def _spans(findings: Findings, start: int, end: int) -> list[tuple[int, int]]:
    """Where these links stand; flat text has none."""
    markup = findings.view.page.markup
    return [] if markup is None else [markup.span(link) for link in _links(markup, start, end)]


def _voice(markup: Markup, link: int) -> str:
    """What says that a link is a tag: its `rel`, or the class of a list around it; empty where nothing does."""
    if "tag" in markup.said.get(link, {}).get("rel", "").casefold().split():
        return "rel"
    around = islice(markup.ancestry(link), 1, 1 + AROUND)
    return "class" if any(_lists_tags(markup.words[at]) for at in around) else ""


@functools.lru_cache(maxsize=MOST_KEPT)
def _lists_tags(words: str) -> bool:
    return LISTS.search(words.casefold()) is not None
