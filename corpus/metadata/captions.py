"""Picture texts."""

from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

FEWEST_WORDS = 3


def facts(findings: Findings) -> Iterator[Fact]:
    """Every span cut as a caption that says more than a label."""
    for cut in findings.cuts("caption"):
        words = findings.words(cut.start, cut.end)
        if len(words.split()) >= FEWEST_WORDS or "/" in words:
            yield Fact("captions", words, findings.where(cut.start), words, cut.rule, cut.score)
