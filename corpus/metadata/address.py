"""The page's address, where a scraper left it in the text."""

from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings


def facts(findings: Findings) -> Iterator[Fact]:
    """The address the record came with, or that the page states as its own, and one glued in front of the text."""
    url = findings.view.page.url
    if url:
        stated = findings.head is not None and url in findings.head.own_addresses
        yield Fact("url", url, "head" if stated else "url", url, "address/head" if stated else "address/record", 1.0)
    first = findings.view.blocks[0].text if findings.view.blocks else ""
    if first.startswith(("http://", "https://")):
        address = first.split(None, 1)[0]
        yield Fact("url", address, findings.where(findings.view.blocks[0].start), address, "address/glued", 0.8)
