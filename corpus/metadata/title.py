"""The headline as printed."""

from collections.abc import Iterator

from cleaners.folding import squeeze
from cleaners.normal import normal
from cleaners.recognisers.headline import Headline
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

UNKNOWN = 0.2
"""Score of a headline of which the head of its page knows nothing, or that is the outlet's name."""
UNTAGGED = 0.7
"""Most that a headline is worth which no tag marks, on a page with tags."""


def facts(findings: Findings) -> Iterator[Fact]:
    """The headline before the body, a printed line that is the title of a page without a main heading, and a headline
    glued behind its address."""
    view = findings.view
    headline = view.headline if findings.head is not None else max(view.headlines, key=_sure, default=None)
    if headline is not None:
        block = view.blocks[headline.block]
        score = _score(findings, headline)
        yield Fact("title", normal(headline.text), f"line {block.line}", block.text, headline.rule, score)
    markup = view.page.markup
    if markup is not None and "h1" not in markup.tags:
        for block in view.stated_titles:
            yield Fact("title", normal(block.text), f"line {block.line}", block.text, "headline/title-tag", UNTAGGED)
    if view.glued_title is not None:
        words = findings.words(*view.glued_title)
        yield Fact("title", words, findings.where(view.glued_title[0]), words, "headline/slug", 0.9)


def _sure(headline: Headline) -> float:
    return headline.sure


def _score(findings: Findings, headline: Headline) -> float:
    head = findings.head
    if head is None:
        return _sure(headline)
    known = head.shares_title(headline.text) and squeeze(headline.text) not in head.own_names
    return min(headline.score, UNTAGGED) if known else UNKNOWN
