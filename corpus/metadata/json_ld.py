"""Claims of the page's JSON-LD: those of the object that is its article."""

import re
from collections.abc import Iterator

from cleaners.normal import normal
from cleaners.reading.json_ld import Thing, types, words
from corpus.metadata.facts import MOST_TAGS, Fact
from corpus.metadata.findings import Findings
from corpus.metadata.head import PAGES, HeadView
from corpus.metadata.machine_dates import machine_moment
from corpus.metadata.outlet_names import claimed
from corpus.metadata.persons import makers

WHERE = "json-ld"
MOMENTS = {"datePublished": "published", "dateModified": "modified"}
INLINE_TAG = re.compile(r"</?(?:em|i|b|strong|span|sup|sub|mark)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
ARTICLE_SCORE, PAGE_SCORE = 0.85, 0.55


def facts(findings: Findings) -> Iterator[Fact]:
    """Headline, people, agency, dates, publisher, description, tags, licence."""
    head = findings.head
    if head is None:
        return
    for rank, article in enumerate(head.articles[:3]):
        yield from _texts(article)
        if rank == 0 or not head.articles[0].get("author"):
            yield from _people(findings, head, article)
        yield from _moments(findings, article, ARTICLE_SCORE - 0.1 * rank)
    for page in head.things if not head.articles else ():
        if types(page) & PAGES:
            yield from _moments(findings, page, PAGE_SCORE)
    for name in dict.fromkeys(head.publishers):
        yield from claimed(findings, name, WHERE, "json-ld/publisher", 0.6)


def _texts(article: Thing) -> Iterator[Fact]:
    for key, field, score in (("headline", "title", 0.6), ("description", "description", 0.6)):
        text = normal(INLINE_TAG.sub("", words(article.get(key))))
        if text:
            yield Fact(field, text, WHERE, text[:200], f"json-ld/{key}", score)
    address = article.get("license")
    licence = words(address) or (words(address.get("url")) if isinstance(address, dict) else "")
    if licence:
        yield Fact("license", licence, WHERE, licence, "json-ld/license", 0.9)
    keywords = article.get("keywords")
    listed = keywords if isinstance(keywords, list) else words(keywords).split(",")
    for tag in dict.fromkeys(normal(words(tag)) for tag in listed[:MOST_TAGS]):
        if tag and ":" not in tag:
            yield Fact("tags", tag, WHERE, tag, "json-ld/keywords", 0.6)


def _people(findings: Findings, head: HeadView, article: Thing) -> Iterator[Fact]:
    for key, field in (("author", "authors"), ("creator", "authors"), ("editor", "editors")):
        for name in head.names(article.get(key)):
            made = makers(name, findings, sure=True)
            for person in made.people:
                yield Fact(field, person, WHERE, name, f"json-ld/{key}", 0.8 if key != "creator" else 0.5)
            for agency in made.agencies:
                yield Fact("agency", agency, WHERE, name, f"json-ld/{key}", 0.7)


def _moments(findings: Findings, thing: Thing, score: float) -> Iterator[Fact]:
    for key, field in MOMENTS.items():
        quote = words(thing.get(key))
        moment = machine_moment(quote, findings.view.toolkit.calendar)
        if moment is not None:
            yield Fact(field, moment, WHERE, quote, f"json-ld/{key}", score)
