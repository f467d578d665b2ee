"""The headline as printed."""

from collections.abc import Iterator

from cleaners.normal import normal
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings


def facts(findings: Findings) -> Iterator[Fact]:
    """The headline before the body, and one glued behind its address."""
    view = findings.view
    if view.headline is not None:
        block = view.blocks[view.headline.block]
        yield Fact(
            "title",
            normal(view.headline.text),
            f"line {block.line}",
            block.text,
            view.headline.rule,
            view.headline.score,
        )
    if view.glued_title is not None:
        words = findings.words(*view.glued_title)
        yield Fact("title", words, findings.where(view.glued_title[0]), words, "headline/slug", 0.9)
