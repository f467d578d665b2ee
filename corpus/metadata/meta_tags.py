"""Claims of meta tags, links and the title tag: Open Graph, Dublin Core, and what analytics ask for."""

import re
from collections.abc import Iterator, Mapping

from cleaners.folding import squeeze
from cleaners.normal import normal
from cleaners.recognisers.headline import SUFFIX
from corpus.metadata.facts import MOST_TAGS, Fact
from corpus.metadata.findings import Findings
from corpus.metadata.head import HeadView
from corpus.metadata.machine_dates import machine_moment
from corpus.metadata.outlet_names import claimed
from corpus.metadata.persons import is_own, makers

PUBLISHED: Mapping[str, float] = {
    "article:published_time": 0.85, "article:published": 0.8, "og:published_time": 0.8, "article:published:time": 0.8,
    "datepublished": 0.8, "parsely-pub-date": 0.75, "sailthru.date": 0.7, "cxenseparse:recs:publishtime": 0.7,
    "date": 0.6, "pubdate": 0.7, "publishdate": 0.7, "publish-date": 0.7, "publish_date": 0.7, "publication_date": 0.7,
    "dc.date.issued": 0.7, "dcterms.issued": 0.7, "dcterms.created": 0.6, "dc.date": 0.6, "dc.date.created": 0.6,
    "originalpublicationdate": 0.7, "article.published": 0.7, "published-date": 0.7, "content_published_date": 0.7,
    "article:post_date": 0.6, "citation_publication_date": 0.7, "citation_online_date": 0.7, "created": 0.6,
}  # fmt: skip
MODIFIED: Mapping[str, float] = {
    "article:modified_time": 0.85, "article:modified": 0.8, "article:modified:time": 0.8, "datemodified": 0.8,
    "og:updated_time": 0.7, "last-modified": 0.6, "lastmod": 0.6, "dcterms.modified": 0.7, "dc.date.modified": 0.7,
    "revised": 0.5, "article.updated": 0.7,
}  # fmt: skip
AUTHOR: Mapping[str, float] = {
    "author": 0.6, "article:author": 0.6, "article:author_name": 0.7, "parsely-author": 0.7, "sailthru.author": 0.6,
    "dc.creator": 0.55, "dcterms.creator": 0.55, "byl": 0.7, "cxenseparse:author": 0.6, "article.author": 0.6,
    "content_author": 0.6, "citation_author": 0.7, "mrf:authors": 0.6, "twitter:data1": 0.5, "byline": 0.6,
}  # fmt: skip
AUTHOR_NAME = re.compile(r"(?:[\w.:-]{1,40}[_.:-]|news|article|page)?authors?(?:[_.:-]?names?)?|creator")
PUBLISHED_NAME = re.compile(
    r"(?!.{0,30}unpub)[a-z]{0,30}?(?:publish(?:ed)?|publication|pub|posted)(?:date|time|at|on)?"
    r"|[a-z]{0,30}?(?:first|creation|created|create|issued?|posted)(?:date|time|at)"
    r"|[a-z]{0,30}?date(?:pub|published|created|posted|issued)|firstcreated?"
)
MODIFIED_NAME = re.compile(
    r"[a-z]{0,30}?(?:modified|updated?|lastpublished)(?:date|time|at|on)?|[a-z]{0,30}?date(?:modified|updated)"
)
"""How tags outside the tables end, without the signs between their words (`og:publish_date`, `cdc:last_updated`)."""
OF_OTHERS = re.compile(r"(?:og)?(?:video|book|music|movie|product|event|author|user|site|account|profile)")
"""How names begin of tags whose moment is another thing's: `book:release_date`, `user_created_at`."""
SIGNS, LONGEST_NAME = re.compile(r"[\W_]+"), 60
HOUSE, WEBMASTER = 0.5, "web_author"
"""What tags of such names are worth, which one house or another asks for (`bt:author`, `news_authors`)."""
TITLE: Mapping[str, float] = {
    "og:title": 0.6, "headline": 0.5, "title": 0.4, "parsely-title": 0.4, "twitter:title": 0.3, "dc.title": 0.3,
}  # fmt: skip
SITE: Mapping[str, float] = {"og:site_name": 0.7, "application-name": 0.5, "publisher": 0.5, "dc.publisher": 0.4}
TAGS: Mapping[str, float] = {"article:tag": 0.6, "news_keywords": 0.55, "keywords": 0.5}
DESCRIPTION: Mapping[str, float] = {"og:description": 0.6, "description": 0.6}
LICENSE: Mapping[str, float] = {"dcterms.license": 0.9, "dc.rights.license": 0.8}

TITLE_TAG = 0.5
LONGEST_TITLE = 400
LONGEST_PART = 40
"""Code points of a section or a site in the title tag."""


def facts(findings: Findings) -> Iterator[Fact]:
    """Every claim of the head outside its JSON-LD."""
    head = findings.head
    if head is None:
        return
    yield from _titles(findings, head)
    yield from _moments(findings, head)
    yield from _people(findings, head)
    for field, table in (("description", DESCRIPTION), ("license", LICENSE)):
        yield from (_fact(field, normal(text), name, score) for name, text, score in _named(head, table))
    for name, text, score in _named(head, SITE):
        yield from claimed(findings, text, f"meta {name}", f"meta/{name}", score)
    for name, text, score in _named(head, TAGS):
        for tag in dict.fromkeys(normal(tag) for tag in text.split(",", MOST_TAGS)[:MOST_TAGS]):
            if tag:
                yield Fact("tags", tag, f"meta {name}", text[:200], f"meta/{name}", score)
    for rel, address in head.head.links:
        if "license" in rel.split():
            yield Fact("license", address, "link", address, "meta/link-license", 0.95)


def _named(head: HeadView, table: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    return ((name, content, score) for name, score in table.items() for content in head.meta_tags.get(name, ()))


def _fact(field: str, value: str, name: str, score: float) -> Fact:
    return Fact(field, value, f"meta {name}", value[:200], f"meta/{name}", score)


def _titles(findings: Findings, head: HeadView) -> Iterator[Fact]:
    """The titles without the site's name, which the title tag often says last, and which alone is no title."""
    for name, text, score in _named(head, TITLE):
        bare = without_site(normal(text), findings)
        if not _is_site(bare, findings, head):
            yield _fact("title", bare, name, score)
    title = normal(head.head.title)
    bare = without_site(title, findings)
    if bare and not _is_site(bare, findings, head):
        yield Fact("title", bare, "title", title[:200], "meta/title-tag", TITLE_TAG)
    if bare != title:
        site = SUFFIX.sub("|", title[len(bare) :]).strip(" |")
        if site:
            yield from claimed(findings, site.rpartition("|")[2], "title", "meta/title-suffix", 0.4)


def _is_site(title: str, findings: Findings, head: HeadView) -> bool:
    """Whether a title is the outlet's name and nothing else."""
    return squeeze(title) in head.own_names or findings.view.toolkit.outlets.named(title) is not None


def without_site(title: str, findings: Findings) -> str:
    """A title without the parts behind a sign of which one names the outlet (`… | Panorama | Kabar Wareng`)."""
    for sign in SUFFIX.finditer(title) if len(title) <= LONGEST_TITLE else ():
        tail = SUFFIX.split(title[sign.end() :])
        if any(_names_site(part, findings) for part in tail) and all(len(part) <= LONGEST_PART for part in tail):
            return title[: sign.start()].strip()
    return title


def _names_site(part: str, findings: Findings) -> bool:
    return is_own(part, findings) or findings.view.toolkit.outlets.in_text(part) is not None


def _moments(findings: Findings, head: HeadView) -> Iterator[Fact]:
    house = _house_dates(head)
    for field, table in (("published", PUBLISHED), ("modified", MODIFIED)):
        for name, text, score in (*_named(head, table), *_named(head, house[field])):
            moment = machine_moment(text, findings.view.toolkit.calendar)
            if moment is not None:
                yield Fact(field, moment, f"meta {name}", text[:200], f"meta/{name}", score)


def _house_dates(head: HeadView) -> Mapping[str, Mapping[str, float]]:
    """By field, the tags outside the tables whose names end as if they named its moment."""
    fields: dict[str, dict[str, float]] = {"published": {}, "modified": {}}
    for name in head.meta_tags:
        if name not in PUBLISHED and name not in MODIFIED and len(name) <= LONGEST_NAME:
            bare = SIGNS.sub("", name)
            for field, pattern in (("modified", MODIFIED_NAME), ("published", PUBLISHED_NAME)):
                if pattern.fullmatch(bare) and not OF_OTHERS.match(bare):
                    fields[field][name] = HOUSE
                    break
    return fields


def _people(findings: Findings, head: HeadView) -> Iterator[Fact]:
    for name, text, score in (*_named(head, AUTHOR), *_named(head, _house_tags(head))):
        made = makers(text, findings)
        for person in made.people:
            yield Fact("authors", person, f"meta {name}", text[:200], f"meta/{name}", score)
        for agency in made.agencies:
            yield Fact("agency", agency, f"meta {name}", text[:200], f"meta/{name}", 0.6)


def _house_tags(head: HeadView) -> Mapping[str, float]:
    """Tags outside the table whose names end as if they named an author."""
    found = (name for name in head.meta_tags if AUTHOR_NAME.fullmatch(name) and name not in AUTHOR)
    return {name: HOUSE for name in found if name != WEBMASTER}
