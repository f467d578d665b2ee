"""How well metadata of HTML pages is read, beside other tools, on ../shared/fundus-dev; and how fast.

python -m benchmarks.metadata [--set fundus-dev|wcxb-dev] [--shared FOLDER] [--misses FIELD] [--rounds N]

Each tool gets the page's bytes and its address. Tools that are not installed are left out. See README.md here.
"""

import argparse
import datetime
import functools
import platform
import re
import sys
import time
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benchmarks.html_peers import goose_article, newspaper_article, newsplease_article
from benchmarks.printing import table, version_of
from benchmarks.rawtext import SHARED
from cleaners.recognisers.outlets import host_of
from cleaners.rules import packaged_rules
from cleaners.toolkit import Toolkit, build_toolkit, packaged_toolkit
from corpus.article import Source
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

WORD = re.compile(r"[^\W_]+")
HOST_END = re.compile(r"\.\w[\w.]*$")
MARKS = re.compile(r"[\W_]+")
PLAIN = str.maketrans({"ð": "d", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
NAMES = Path(__file__).parent / "outlet_names.toml"
JOINER = re.compile(r"\s*(?:,(?: and\b)?|;|&|\band\b)\s*")
DEGREE = re.compile(r"[A-Z][\w.®-]{0,5}[A-Z®.]")
LONGEST_DAY = len("2024-02-06")


@dataclass(frozen=True)
class Said:
    """What a tool says of one page. `moment` is None where it knows a day alone."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    day: datetime.date | None = None
    moment: datetime.datetime | None = None


@dataclass
class Score:
    """Counts over the pages of a set."""

    pages: int = 0
    found: int = 0
    wrong: int = 0
    missed: int = 0
    hits: dict[str, int] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, name: str, right: bool) -> None:
        self.hits[name] = self.hits.get(name, 0) + right
        self.of[name] = self.of.get(name, 0) + 1

    def row(self, name: str) -> list[str]:
        """One line of the table."""
        cells = [f"{2 * self.found / max(1, 2 * self.found + self.wrong + self.missed):.3f}"]
        for column in COLUMNS[1:]:
            cells.append(f"{self.hits[column] / self.of[column]:.3f}" if self.of.get(column) else "")
        return [name, *cells, f"{1000 * self.seconds / max(1, self.pages):.1f}"]


COLUMNS = ("authors F1", "authors exact", "day", "instant", "title", "outlet", "outlet alike")
Tool = Callable[[bytes, str], Said]


def kliping(html: bytes, url: str) -> Said:
    """This project: the whole way from bytes to text and metadata."""
    return _described(html, url, packaged_toolkit())


def tableless(html: bytes, url: str) -> Said:
    """This project with neither its table of domains nor its files of outlets."""
    return _described(html, url, _tableless())


@functools.cache
def _tableless() -> Toolkit:
    return build_toolkit(replace(packaged_rules(), domains={}, outlets={}))


def _described(html: bytes, url: str, toolkit: Toolkit) -> Said:
    record = Record(Source("page.html", 0, "html"), html, {"url": url} if url else {})
    outcome = describe(record, Recipe(), toolkit)
    article = outcome.article
    if article is None:
        return Said()
    printed = [fact.value for fact in outcome.evidence if fact.field == "published" and fact.chosen]  # in its own zone
    moment = datetime.datetime.fromisoformat(printed[0]) if printed and "T" in printed[0] else article.published
    return Said(article.title, article.authors, article.outlet, article.date, moment)


def trafilatura(html: bytes, url: str) -> Said:
    """Text and metadata by `bare_extraction`."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(html, url=url or None, with_metadata=True, include_comments=False)
    if found is None:
        return Said()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Said(found.title, authors, found.sitename, *_moment(found.date))


def newspaper(html: bytes, url: str) -> Said:
    """newspaper4k, given the page."""
    article = newspaper_article(html, url)
    moment = article.publish_date
    day = moment.date() if isinstance(moment, datetime.datetime) else None
    return Said(article.title, tuple(article.authors), article.meta_site_name, day, moment if day else None)


def htmldate(html: bytes, url: str) -> Said:
    """The day alone, of publication."""
    from htmldate import find_date

    found = find_date(html.decode("utf-8", "replace"), original_date=True, url=url or None)
    return Said(day=datetime.date.fromisoformat(found) if found else None)


def newsplease(html: bytes, url: str) -> Said:
    """news-please, given the page; of a language for which it lacks its tokenizer it says nothing."""
    found = newsplease_article(html, url)
    if found is None:
        return Said()
    moment = found.date_publish
    return Said(found.title, tuple(found.authors or ()), found.source_domain, moment and moment.date(), moment)


def goose(html: bytes, url: str) -> Said:
    """goose3, given the page."""
    found = goose_article(html)
    day, moment = _moment(found.publish_datetime_utc and found.publish_datetime_utc.isoformat())
    site = found.opengraph.get("site_name")
    authors = tuple(name for name in found.authors if isinstance(name, str))  # it hands JSON-LD on as it finds it
    return Said(found.title, authors, site[0] if isinstance(site, list) else site, day, moment)


TOOLS: dict[str, tuple[Tool, str]] = {
    "trafilatura": (trafilatura, "trafilatura"),
    "newspaper": (newspaper, "newspaper4k"),
    "newsplease": (newsplease, "news-please"),
    "goose3": (goose, "goose3"),
    "htmldate": (htmldate, "htmldate"),
}
"""Other tools by module, with the name of the package."""


def _moment(text: str | None) -> tuple[datetime.date | None, datetime.datetime | None]:
    if not text:
        return None, None
    moment = datetime.datetime.fromisoformat(text)
    return moment.date(), moment if "T" in text else None


def key(name: str) -> str:
    """A name for comparison: letters without marks, folded."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKD", name).casefold().translate(PLAIN)))


def bare(name: str) -> str:
    """An outlet's name for a comparison that lets articles, brackets and a domain's end pass."""
    return MARKS.sub("", key(HOST_END.sub("", name)).removeprefix("the "))


@functools.cache
def outlet_names() -> dict[str, list[str]]:
    """Other names of outlets, by the name that the truth has."""
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))


@functools.cache
def _nobody(name: str, outlet: str, url: str) -> bool:
    """Whether the truth names an agency, a desk or an outlet: by the policy none of them is an author."""
    toolkit = packaged_toolkit()
    if toolkit.credits.nobody(name) or name.islower() or toolkit.outlets.mentions(name):
        return True
    if not toolkit.credits.desks.isdisjoint(name.casefold().replace("-", " ").split()) or bare(name) in _mastheads():
        return True
    own = [bare(other) for other in (outlet, toolkit.outlets.at(host_of(url)).name, *outlet_names().get(outlet, ()))]
    return any(len(other) > 2 and other in bare(name) for other in own)


@functools.cache
def _mastheads() -> frozenset[str]:
    """All names in the table of domains."""
    return frozenset(bare(name) for name in packaged_rules().domains.values())


def judge(score: Score, row: dict[str, Any], said: Said) -> dict[str, bool]:
    """Count one page; returns what was right, by column."""
    right: dict[str, bool] = {}
    if row["authors"] is not None:
        truth = {key(name) for name in row["authors"] if not _nobody(name, row["outlet"] or "", row["url"] or "")}
        names = {key(name) for name in said.authors}
        score.found += len(truth & names)
        score.wrong += len(names - truth)
        score.missed += len(truth - names)
        right["authors exact"] = truth == names
    if row["published"]:
        right |= _judge_moment(row["published"], said)
    right["title"] = " ".join((said.title or "").split()) == " ".join((row["title"] or "").split())
    if row["outlet"]:
        right["outlet"] = key(said.outlet or "") == key(row["outlet"])
        right["outlet alike"] = right["outlet"] or _alike(said.outlet or "", row["outlet"])
    for column, hit in right.items():
        score.add(column, hit)
    return right


def _alike(said: str, truth: str) -> bool:
    """Whether one name holds the other, or is another name of the outlet."""
    ours, theirs = bare(said), bare(truth)
    if ours in {bare(name) for name in outlet_names().get(truth, ())}:
        return True
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _judge_moment(published: str, said: Said) -> dict[str, bool]:
    """Day and instant. A truth without a zone is local time; without a time of day it is a day alone."""
    truth = datetime.datetime.fromisoformat(published)
    same = False
    if said.moment is not None:
        theirs = said.moment if truth.tzinfo else said.moment.replace(tzinfo=None)
        theirs = theirs.replace(tzinfo=truth.tzinfo) if theirs.tzinfo is None else theirs
        same = abs((theirs - truth).total_seconds()) < 60
    right = {"day": said.day == truth.date() or same}
    if len(published) > 10 and (truth.tzinfo or truth.time() != datetime.time()):
        right["instant"] = same
    return right


def rows_of(name: str, shared: Path) -> list[dict[str, Any]]:
    """The pages of a set with their truth. In wcxb-dev it is weaker: one author, a day, and no outlet."""
    rows: list[dict[str, Any]] = pq.read_table(shared / name / "pages.parquet").to_pylist()
    if name == "fundus-dev":
        return [
            row | {"html": row["html"].encode(), "authors": row["authors"] if row["has_authors"] else None}
            for row in rows
        ]
    return [
        row
        | {"authors": row["author"] and _people(row["author"]), "published": _day(row["publish_date"]), "outlet": None}
        for row in rows
        if row["page_type"] == "article"
    ]


def _people(text: str | None) -> list[str] | None:
    """The people in one cell, without degrees; None where no one says who wrote the page."""
    return [part for part in JOINER.split(text) if part and not DEGREE.fullmatch(part)] if text else None


def _day(text: str | None) -> str | None:
    """A day of the truth; a month alone is none."""
    return text if text and len(text) == LONGEST_DAY else None


def installed() -> Iterable[tuple[str, Tool]]:
    """This project, and the tools that can be imported, with their versions."""
    number = version_of("kliping") or "checkout"
    yield f"kliping {number}", kliping
    yield "kliping without its table of domains", tableless
    for module, (tool, package) in TOOLS.items():
        if find_spec(module) is not None:
            yield f"{package} {version_of(package)}", tool


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", default="fundus-dev", choices=("fundus-dev", "wcxb-dev"), dest="name")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--misses", help="print the pages where this project misses: a column's name")
    parser.add_argument("--rounds", type=int, default=1, help="take the fastest of so many runs")
    asked = parser.parse_args()
    if not (asked.shared / asked.name).is_dir():
        sys.exit(f"{asked.shared / asked.name}: no such folder; nothing is measured")
    rows = rows_of(asked.name, asked.shared)
    print(f"{asked.name}: {len(rows)} pages; Python {platform.python_version()}; rules {Recipe().digest()[:12]}\n")
    lines = [
        measured(tool, rows, asked.rounds, asked.misses if tool is kliping else None).row(name)
        for name, tool in installed()
        if tool is not tableless or any(row["outlet"] for row in rows)
    ]
    table(["tool", *COLUMNS, "ms a page"], lines)


def measured(tool: Tool, rows: list[dict[str, Any]], rounds: int, misses: str | None) -> Score:
    """A tool on all pages. Time is that of the calls, the first page once ahead to load what loads late."""
    tool(rows[0]["html"], rows[0]["url"])
    score = Score()
    for number in range(rounds):
        seconds = 0.0
        for row in rows:
            start = time.perf_counter()
            said = tool(row["html"], row["url"])
            seconds += time.perf_counter() - start
            if number == 0:
                score.pages += 1
                right = judge(score, row, said)
                if misses and right.get(misses) is False:
                    print(row["id"], {"truth": (row["authors"], row["published"], row["title"], row["outlet"])}, said)
        score.seconds = min(score.seconds or seconds, seconds)
    return score


if __name__ == "__main__":
    main()
