"""Topics and keywords."""

import re
from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

SPLIT = re.compile(r"[,;|•]|(?:^|\s)(?=#)")


def facts(findings: Findings) -> Iterator[Fact]:
    """Every keyword of the lines cut as tags, without `#` and without the label; a list of other topics is none."""
    labels = {(hit.words_start, hit.words_end) for hit in findings.view.hits_of("tags") if hit.form != "line"}
    for cut in (cut for cut in findings.cuts("tags") if "/heading/" not in cut.rule):
        start = next((end for first, end in labels if cut.start <= first < cut.end), cut.start)
        words = findings.words(start, cut.end).lstrip(" :")
        for tag in SPLIT.split(words):
            tag = tag.strip(" #.:")
            if tag:
                yield Fact(
                    "tags",
                    tag,
                    findings.where(cut.start),
                    findings.words(cut.start, cut.end),
                    cut.rule,
                    cut.score,
                )
