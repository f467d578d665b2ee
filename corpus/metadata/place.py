"""The place line of the lead."""

from collections.abc import Iterator

from cleaners.recognisers.leads import DATE_TAIL
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings


def facts(findings: Findings) -> Iterator[Fact]:
    """The place as printed, without the day some papers print behind it (`PUTRAJAYA, Nov 22`)."""
    lead = findings.view.lead
    if lead is not None and lead.place:
        place = DATE_TAIL.split(lead.place)[0].strip(" ,")
        quote = findings.words(lead.start, lead.end)
        yield Fact("place", place, findings.where(lead.start), quote, "leads/place", 0.9)
