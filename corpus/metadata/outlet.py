"""Who published the page: named by its own furniture, never by what the story quotes.

Each witness is weak or strong by where it stands: the page's address and the copyright line are strong, the lead's
self-reference and logo words too; the house's way to sign (`Rep: … / Red: …`) is weak, and so is a menu.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cleaners.page import Cut
from cleaners.recognisers.headline import SUFFIX
from cleaners.recognisers.outlets import Masthead, OutletIndex, host_of
from corpus.metadata.agency import owning_agency
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

HOST = re.compile(r"https?://([^\s/\"'<>]{4,100})")
SENTENCE_BREAK = re.compile(r"(?<=[^\W_]{3})[.!?]\s+")
"""Where a sentence ends; behind one or two letters stands an abbreviation."""
YEARS = re.compile(
    r"(?:Â)?©|&copy;|\(c\)|copyright|hak cipta|all rights reserved|(?:19|20)\d\d|[-–—@|,.]{1,3}(?=\s|$)",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"(?<!\w)(?:PT|Bhd|Press|Group|Ltd|Limited|Inc|LLC|GmbH|Holdings?|Network|Media Group|Corp)(?!\w)",
    re.IGNORECASE,
)
"""Words of a publisher's name: it may own several outlets."""
SCORES = {
    "copyright": 0.93,
    "promo": 0.75,
    "date": 0.8,
    "byline": 0.8,
    "caption": 0.45,
    "related": 0.45,
    "agency": 0.6,
    "outlet-mark": 0.75,
}
"""How much an outlet's name is worth in a line cut for that reason."""
NAME_WORDS = 5
HOSTED, ADDRESSED, UNNAMED = 0.99, 0.97, 0.5
"""Score of the name that the rules have for an address: of a page with tags, of a flat one; and of a domain where the
page can say the name better."""


def facts(findings: Findings) -> Iterator[Fact]:
    """Every claim to be the outlet. Where the rules name the host of an HTML page, its furniture is not asked."""
    view = findings.view
    hosted = (
        list(_host(findings, view.page.url, "url", HOSTED if findings.head else ADDRESSED)) if view.page.url else []
    )
    yield from hosted
    if view.blocks:
        address = HOST.match(view.blocks[0].text)
        if address is not None:
            yield from _host(findings, address.group(), findings.where(view.blocks[0].start), 0.9)
    yield from _lead(findings)
    yield from _logo(findings)
    yield from _headline_suffix(findings)
    if findings.head is None or not any(fact.score == HOSTED for fact in hosted):
        yield from _furniture(findings)


def masthead(outlets: OutletIndex, name: str) -> Masthead:
    """The outlet behind an accepted name; one in no rule file has its domain from its name or none."""
    return outlets.named(name) or outlets.in_text(name) or Masthead(name, None)


def _at_host(found: Masthead, where: str, quote: str, rule: str, score: float) -> Iterator[Fact]:
    """What a host claims. An outlet without a file of its own has its domain from there alone."""
    fact = _fact(found, where, quote, rule, score)
    yield fact
    if found.outlet is None and found.domain is not None:
        yield replace(fact, field="domain", value=found.domain)


def _fact(found: Masthead, where: str, quote: str, rule: str, score: float) -> Fact:
    return Fact("outlet", found.name, where, quote[:200], f"outlet/{rule}", score)


def _host(findings: Findings, url: str, where: str, score: float) -> Iterator[Fact]:
    host = host_of(url)
    if host:
        found = findings.view.toolkit.outlets.at(host)
        unnamed = findings.head is not None and found.name in (found.domain, host)  # the head may say the name
        yield from _at_host(found, where, url, "host", UNNAMED if unnamed else score)


def _lead(findings: Findings) -> Iterator[Fact]:
    lead = findings.view.lead
    if lead is not None and lead.masthead is not None:
        quote = findings.words(lead.start, lead.end)
        score = 0.6 if lead.masthead.is_agency else 0.9
        if lead.masthead.outlet is not None or not lead.masthead.is_agency:
            yield _fact(lead.masthead, findings.where(lead.start), quote, "lead", score)


def _logo(findings: Findings) -> Iterator[Fact]:
    """Logo words, and forms that only one outlet uses."""
    rules = findings.view.toolkit.rules
    for hit in findings.view.hits_of("outlet-mark"):
        outlet = rules.outlets.get(hit.phrase.rule.split("/", 1)[0])
        if outlet is not None:
            found = Masthead(outlet.name, outlet.domains[0], outlet)
            rule, score = ("signature", 0.6) if hit.form == "signature" else ("logo", 0.9)
            yield _fact(found, findings.where(hit.start), findings.words(hit.start, hit.end), rule, score)


def _headline_suffix(findings: Findings) -> Iterator[Fact]:
    view = findings.view
    if view.headline is None:
        return
    for index in view.headline.copies:
        text = view.blocks[index].text
        for part in SUFFIX.split(text)[1:]:
            found = view.toolkit.outlets.in_text(part)
            if found is not None:
                yield from _at_host(found, findings.where(view.blocks[index].start), text, "title-suffix", 0.85)


def _furniture(findings: Findings) -> Iterator[Fact]:
    outlets = findings.view.toolkit.outlets
    for cut in findings.cuts(*SCORES):
        words = findings.words(cut.start, cut.end)
        if cut.reason == "agency" and "/sentence/" not in cut.rule:
            continue
        if cut.reason == "copyright" and owning_agency(findings, words) is not None:
            continue
        score = 0.6 if cut.reason == "copyright" and COMPANY.search(words) else SCORES[cut.reason]
        if cut.rule == "outlet-marks/alone":
            score = _alone(findings, cut)
        named = [m for m in outlets.mentions(words) if cut.reason == "copyright" or not m.is_agency]
        for found in named[:1]:
            yield _fact(found, findings.where(cut.start), words, cut.reason, score)
        if not named and cut.reason == "copyright":
            yield from _unknown_owner(findings, outlets, cut, words)


def _alone(findings: Findings, cut: Cut) -> float:
    """A line that is an outlet's name: right above the body it is the lead's; in a menu it may be a sister's."""
    block = findings.block_at(cut.start)
    first = findings.view.body.first
    if block is not None and first - 2 <= block.index <= first:
        return 0.8
    return 0.1 if findings.view.whole_page else 0.55


def _unknown_owner(findings: Findings, outlets: OutletIndex, cut: Cut, words: str) -> Iterator[Fact]:
    """An outlet in no rule file: what a copyright line names besides sign, year and set words."""
    found = outlets.in_text(words)
    if found is not None:
        foreign = findings.head is not None and findings.head.domain not in ("", found.domain)
        score = 0.3 if foreign else 0.85  # whoever made the page's software
        yield from _at_host(found, findings.where(cut.start), words, "copyright-host", score)
        return
    if any(hit.reason == "copyright" and hit.form in ("line", "sentence") for hit in findings.hits_at(cut)):
        return
    parts = (" ".join(YEARS.sub(" ", part).split()).strip(" .-–—|") for part in SENTENCE_BREAK.split(words))
    owner = next(filter(None, parts), "")  # `© 2024 Kabar Wareng. Hak cipta dilindungi.`
    if 0 < len(owner.split()) <= NAME_WORDS and owner[:1].isupper() and cut.rule == "copyrights/line":
        yield _fact(Masthead(owner, None), findings.where(cut.start), words, "copyright-owner", 0.6)
