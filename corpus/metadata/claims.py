"""All claims about one page, in the order of the fields."""

from collections.abc import Callable, Iterator

from corpus.metadata import (
    address,
    agency,
    captions,
    description,
    header_lines,
    json_ld,
    language,
    markup_dates,
    meta_tags,
    microdata,
    moments,
    outlet,
    people,
    place,
    tags,
    title,
)
from corpus.metadata.chronology import GRACE, MOMENTS, in_time
from corpus.metadata.day_order import in_order
from corpus.metadata.facts import ACCEPTED, Fact
from corpus.metadata.findings import Findings

Extractor = Callable[[Findings], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    address.facts,
    title.facts,
    description.facts,
    json_ld.facts,
    meta_tags.facts,
    microdata.facts,
    outlet.facts,
    people.facts,
    header_lines.facts,
    agency.facts,
    moments.facts,
    place.facts,
    tags.facts,
    captions.facts,
    language.facts,
)


def claims(findings: Findings) -> list[Fact]:
    """Every fact that any extractor claims; what lies behind the fetch is worth next to nothing.

    Where none of them tells a day that is believed, the markup is searched for one.
    """
    latest = (findings.fetched + GRACE).date() if findings.fetched else None
    ordered = in_order([fact for extract in EXTRACTORS for fact in extract(findings)], MOMENTS, latest)
    found = [in_time(fact, findings.fetched) for fact in ordered]
    if any(fact.field in MOMENTS and fact.score >= ACCEPTED for fact in found):
        return found
    return [*found, *markup_dates.facts(findings)]
