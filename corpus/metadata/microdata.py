"""Claims of elements in the body that say what they are: microdata, `<time>`, `rel=author`, classes, `<h1>`."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from cleaners.folding import squeeze
from cleaners.normal import normal
from cleaners.page import Markup
from cleaners.recognisers.stamps import holds_digit
from corpus.metadata.facts import Fact
from corpus.metadata.findings import HEADING, Findings
from corpus.metadata.machine_dates import machine_moment
from corpus.metadata.meta_tags import without_site
from corpus.metadata.persons import makers, naming, sides_of_dates

BYLINE = re.compile(
    r"(?:^|[^a-z])(?:by-?lines?|author[a-z]*|autor(?:e[ns]?)?|auteurs?|writers?|penulis|reporter|forfatter|byliner)(?:[^a-z]|$)"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
OTHERS = re.compile(
    r"comment|teaser|related|recommend|sidebar|widget|promo(?!ted)|quote|card|bio\b|avatar|image|photo|caption|carousel|more-from|trending|popular"
)
DATE = re.compile(
    r"(?:^|[^a-z])(?:date(?:line|time)?|datum|fecha|tarih|tanggal|time(?:stamp)?|publish(?:ed)?|posted|pubdate)(?:[^a-z]|$)"
)
HINTS = (
    "byline", "by-line", "aut", "writer", "penulis", "reporter", "forfatter", "date", "datum", "time", "fecha", "tarih",
    "tanggal", "publish", "posted",
)  # fmt: skip
"""One of these stands in every class that either of the two finds: looked for one by one, they cost a fifth."""
FEWEST_WORDS = 4
LONGEST_BYLINE = 200
LISTS = re.compile(r"teaser|related|recommend|sidebar|more-from|trending|popular|promo(?!ted)")
MOST_LISTED = 200
MOST_INSIDE = 60
"""Elements inside a byline that are looked at."""
MOST_KEPT = 16_384


def facts(findings: Findings) -> Iterator[Fact]:
    """People, moments and headlines by the elements they stand in."""
    markup = findings.view.page.markup
    if markup is None:
        return
    yield from _headlines(findings, markup)
    yield from _said(findings, markup)
    yield from _classes(findings, markup)


def _text(findings: Findings, markup: Markup, element: int) -> str:
    return findings.words(*markup.span(element))


def _where(findings: Findings, markup: Markup, element: int) -> str:
    return findings.where(markup.starts[element] + 2)


def _headlines(findings: Findings, markup: Markup) -> Iterator[Fact]:
    """Every `<h1>`, of which one is the headline."""
    for element in (element for element in findings.headings if markup.tags[element] == HEADING):
        text = _text(findings, markup, element)
        if text:
            score = 0.75 if element == findings.heading else 0.3
            where = _where(findings, markup, element)
            bare = without_site(text, findings)
            yield Fact("title", _without_kicker(bare, findings), where, text[:200], "microdata/h1", score)


def _without_kicker(text: str, findings: Findings) -> str:
    """A headline without the words set above it (`Market: Fish Sold Again`), where the head gives it without them."""
    bare = squeeze(text)
    for title in findings.head.titles if findings.head is not None else ():
        key = squeeze(title)
        if len(title.split()) >= FEWEST_WORDS and bare != key and bare.endswith(key) and text.endswith(title[-1]):
            return title
    return text


def _said(findings: Findings, markup: Markup) -> Iterator[Fact]:
    for element, said in markup.said.items():
        if "itemprop" not in said and "datetime" not in said and "author" not in said.get("rel", ""):
            continue
        properties = said.get("itemprop", "").casefold().split()
        if "author" in properties and _is_near(findings, markup, element):
            yield from _people(findings, markup, element, said.get("content", ""), "microdata/author", 0.7)
        elif "author" in said.get("rel", "").split() and _is_near(findings, markup, element):
            yield from _people(findings, markup, element, "", "microdata/rel-author", 0.7)
        for key, field in (("datepublished", "published"), ("datemodified", "modified")):
            if key in properties:
                yield from _moment(findings, markup, element, field, 0.75)
        if "datetime" in said and not properties and _is_near(findings, markup, element):
            role = _role(findings, markup, element)
            yield from _moment(findings, markup, element, role, 0.55)


def _role(findings: Findings, markup: Markup, element: int) -> str:
    """A time is of an update where its label or its class says so."""
    stamped = findings.view.toolkit.calendar.moments(_text(findings, markup, element))
    if any(moment.role == "modified" for moment in stamped):
        return "modified"
    around = " ".join(markup.words[at] for at in list(markup.ancestry(element))[:2]).casefold()
    return "modified" if re.search(r"updat|modif|edited", around) else "published"


def _moment(findings: Findings, markup: Markup, element: int, field: str, score: float) -> Iterator[Fact]:
    said = markup.said[element]
    quote = said.get("datetime") or said.get("content") or _text(findings, markup, element)
    moment = machine_moment(quote, findings.view.toolkit.calendar)
    if moment is not None:
        where = _where(findings, markup, element)
        yield Fact(field, moment, where, quote[:200], f"microdata/{field}", score)


def _is_near(findings: Findings, markup: Markup, element: int) -> bool:
    """Whether an element stands in the head of the article, and in no list of others."""
    if not any(markup.starts[element] in near for near in findings.near):
        return False
    return not any(_names_others(markup.words[at]) for at in _apart(findings, markup, element))


def _apart(findings: Findings, markup: Markup, element: int) -> Iterator[int]:
    """The element and those around it that do not hold the headline: what does is the page or the article itself,
    though its class may say `has-sidebar` or `card`."""
    headline = markup.starts[findings.heading] if findings.heading is not None else -1
    around = markup.ancestry(element)
    return itertools.takewhile(lambda at: not markup.starts[at] <= headline < markup.ends[at], around)


@functools.lru_cache(maxsize=MOST_KEPT)
def _names_others(words: str) -> bool:
    return OTHERS.search(words.casefold()) is not None


def days_of_others(findings: Findings, markup: Markup) -> frozenset[str]:
    """Days that stand in lists of other articles, ISO 8601."""
    times = [(at, said["datetime"]) for at, said in markup.said.items() if "datetime" in said][:MOST_LISTED]
    listed = [text for at, text in times if _is_listed(findings, markup, at)]
    calendar = findings.view.toolkit.calendar
    return frozenset(moment[:10] for text in listed if (moment := machine_moment(text, calendar)) is not None)


def _is_listed(findings: Findings, markup: Markup, element: int) -> bool:
    return any(LISTS.search(markup.words[at].casefold()) for at in _apart(findings, markup, element))


def _classes(findings: Findings, markup: Markup) -> Iterator[Fact]:
    """Elements whose class says byline or date: the outermost short ones."""
    byline_end = date_end = -1
    for element in _near_elements(findings, markup):
        start, end = markup.span(element)
        if not markup.words[element] or not 2 < end - start <= LONGEST_BYLINE:
            continue
        says_byline, says_date = _says(markup.words[element])
        if says_byline and start >= byline_end and _is_near(findings, markup, element):
            byline_end = end
            yield from _people(findings, markup, element, "", "microdata/byline-class", 0.6)
        if says_date and start >= date_end and _is_near(findings, markup, element):
            date_end = end
            yield from _dates(findings, markup, element)


def _near_elements(findings: Findings, markup: Markup) -> list[int]:
    """The elements that begin in the head of the article."""
    return sorted({element for near in findings.near for element in markup.beginning(near.start, near.stop)})


@functools.lru_cache(maxsize=MOST_KEPT)
def _says(words: str) -> tuple[bool, bool]:
    """Whether class and id of an element say that it is a byline, and that it is a date."""
    folded = words.casefold()
    if not any(hint in folded for hint in HINTS):
        return False, False
    words = CAMEL.sub("-", words).casefold()
    return BYLINE.search(words) is not None, DATE.search(words) is not None


def _dates(findings: Findings, markup: Markup, element: int) -> Iterator[Fact]:
    quote = _text(findings, markup, element)
    for moment in findings.view.toolkit.calendar.moments(quote)[:2]:
        field = "modified" if moment.role == "modified" else "published"
        yield Fact(field, moment.iso(), _where(findings, markup, element), quote, f"microdata/{field}", 0.55)


def _people(findings: Findings, markup: Markup, element: int, content: str, rule: str, score: float) -> Iterator[Fact]:
    """People in an element, line by line: a job stands on a line of its own. Names marked inside it go ahead."""
    names = _marked_names(findings, markup, element) if "author" in rule and not content else []
    start, end = markup.span(element)
    if not names and max(len(content), end - start) > LONGEST_BYLINE:
        return
    lines = names or ([content] if content else _lines(findings, markup, element))
    if not content and not any(makers(normal(line), findings).people for line in lines):
        lines = _pieces(findings, markup, element)
    for line in _undated(lines, findings):
        made = makers(normal(line), findings)
        where = _where(findings, markup, element)
        yield from (Fact("authors", person, where, normal(line), rule, score) for person in made.people)
        yield from (Fact("agency", agency, where, normal(line), rule, score) for agency in made.agencies)


def _undated(lines: Sequence[str], findings: Findings) -> Iterator[str]:
    """The lines, of one with a date in it the parts that name someone."""
    for line in lines:
        moments = findings.view.toolkit.calendar.moments(line) if holds_digit(line) else []
        yield from naming(sides_of_dates(line, moments), findings) if moments else [line]


def _inside(markup: Markup, element: int) -> Iterator[int]:
    """The first elements inside an element."""
    for inner in range(element + 1, min(element + 1 + MOST_INSIDE, len(markup.parents))):
        if markup.parents[inner] < element:
            return
        yield inner


def _marked_names(findings: Findings, markup: Markup, element: int) -> list[str]:
    """What stands inside an author's element as a name: `<span itemprop="name">`, or its `content`."""
    marked = [e for e in _inside(markup, element) if markup.said.get(e, {}).get("itemprop", "").casefold() == "name"]
    found = [markup.said[inner].get("content") or _text(findings, markup, inner) for inner in marked]
    return [name for name in found if name and len(name) <= LONGEST_BYLINE]


def _lines(findings: Findings, markup: Markup, element: int) -> list[str]:
    """The lines of an element, also broken behind a link of several words that a capital follows:
    `<a>Jane Doe</a><span>Politics</span>`."""
    text, end = findings.view.page.text, markup.ends[element]
    links = [inner for inner in _inside(markup, element) if markup.tags[inner] == "a"]
    named = [inner for inner in links if " " in _text(findings, markup, inner)]
    seams = {markup.ends[inner] for inner in named if text[markup.ends[inner] : end].lstrip()[:1].isupper()}
    return _broken(findings, markup, element, seams)


def _pieces(findings: Findings, markup: Markup, element: int) -> list[str]:
    """The lines of an element, also broken wherever one inside it begins or ends."""
    inside = list(_inside(markup, element))
    return _broken(findings, markup, element, {edge[at] for edge in (markup.starts, markup.ends) for at in inside})


def _broken(findings: Findings, markup: Markup, element: int, seams: set[int]) -> list[str]:
    """The lines of an element, broken at code points of the page's text too."""
    start, end = markup.span(element)
    at = [start, *sorted(seam for seam in seams if start < seam < end), end]
    return [line for first, last in itertools.pairwise(at) for line in findings.view.page.text[first:last].splitlines()]
