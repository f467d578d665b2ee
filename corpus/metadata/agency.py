"""The news agency or other source that the page credits."""

from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

SIGNS = " \t:-–—()[]./"


def facts(findings: Findings) -> Iterator[Fact]:
    """Agencies in source lines and closing credits; an outlet's own sign is no agency."""
    view = findings.view
    for credit in view.credits:
        if credit.role == "agency":
            yield from _fact(findings, credit.names, credit.start, credit.end, credit.rule)
    for cut in findings.cuts("agency"):
        if not any(c.role == "agency" and c.start == cut.start for c in view.credits):
            yield from _fact(findings, findings.words(cut.start, cut.end), cut.start, cut.end, cut.rule)


def _fact(findings: Findings, words: str, start: int, end: int, rule: str) -> Iterator[Fact]:
    name = words.strip(SIGNS)
    known = findings.view.toolkit.outlets.named(name)
    value = known.name if known else name
    if value and len(value.split()) <= 6:
        yield Fact("agency", value, findings.where(start), findings.words(start, end), rule, 0.85)
