"""The page's address, where a scraper left it in the text."""

from collections.abc import Iterator

from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings


def facts(findings: Findings) -> Iterator[Fact]:
    """The address the record came with, and one glued in front of the text."""
    if findings.view.page.url:
        yield Fact("url", findings.view.page.url, "url", findings.view.page.url, "address/record", 1.0)
    first = findings.view.blocks[0].text if findings.view.blocks else ""
    if first.startswith(("http://", "https://")):
        address = first.split(None, 1)[0]
        yield Fact("url", address, findings.where(findings.view.blocks[0].start), address, "address/glued", 0.8)
