"""The news agency or other source that the page credits."""

from collections.abc import Iterator

from cleaners.copyrights import YEAR
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.names import split_names
from cleaners.recognisers.outlets import Masthead
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

MOST_WORDS = 4
QUOTES = "'\"“”‘’"
SIGNS = " \t:-–—()[]./"


def facts(findings: Findings) -> Iterator[Fact]:
    """Agencies in source lines and closing credits; an outlet's own sign is no agency."""
    view = findings.view
    for credit in view.credits:
        names = [credit.names] if credit.role == "agency" else _agencies(findings, credit)
        for name in names[:1]:
            yield from _fact(findings, name, credit.start, credit.end, credit.rule)
    for cut in findings.cuts("copyright"):
        owner = owning_agency(findings, findings.words(cut.start, cut.end))
        if owner is not None:
            yield from _fact(findings, owner.name, cut.start, cut.end, cut.rule)
    credited = {credit.start for credit in view.credits if credit.role == "agency"}
    for cut in (cut for cut in findings.cuts("agency") if cut.start not in credited):
        agency = _named_agency(findings, findings.words(cut.start, cut.end))
        if agency is not None:
            yield from _fact(findings, agency.name, cut.start, cut.end, cut.rule)


def owning_agency(findings: Findings, words: str) -> Masthead | None:
    """The agency whose text a copyright line says it is: `© dpa`, without the year that outlets set beside theirs."""
    return None if YEAR.search(words) else _named_agency(findings, words)


def _named_agency(findings: Findings, words: str) -> Masthead | None:
    return next((found for found in findings.view.toolkit.outlets.mentions(words) if found.is_agency), None)


def _agencies(findings: Findings, credit: Credit) -> list[str]:
    """Agencies in a writer's place: `Pewarta: Xinhua`, `Par Jeanne Colin avec AFP`."""
    toolkit = findings.view.toolkit
    names = split_names(credit.names, toolkit.credits.joiners) if credit.role == "author" else []
    known = [(name, toolkit.outlets.named(name)) for name in names]
    return [name for name, masthead in known if masthead is not None and masthead.is_agency]


def _may_be_source(name: str) -> bool:
    return len(name.split()) <= MOST_WORDS and name[:1].isupper() and ":" not in name and name[-1:] not in QUOTES


def _fact(findings: Findings, words: str, start: int, end: int, rule: str) -> Iterator[Fact]:
    name = words.strip(SIGNS)
    known = findings.view.toolkit.outlets.named(name)
    value = known.name if known else name
    if known or (_may_be_source(value) and value.casefold() not in findings.view.toolkit.networks):
        yield Fact("agency", value, findings.where(start), findings.words(start, end), rule, 0.85)
