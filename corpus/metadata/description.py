"""Deck, stand-first, summary."""

from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings


def facts(findings: Findings) -> Iterator[Fact]:
    """Every span cut as a description; the first is the deck."""
    for rank, cut in enumerate(findings.cuts("description")):
        words = findings.words(cut.start, cut.end)
        score = max(0.5, cut.score - 0.05 * rank)
        yield Fact("description", words, findings.where(cut.start), words, cut.rule, score)
