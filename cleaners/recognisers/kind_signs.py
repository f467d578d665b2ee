"""What an HTML page's head and any page's address say of its kind, in words of no language."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cleaners.page import Head, Markup, Page
from cleaners.rule_tables import Signs

SOURCES = ("types", "properties", "paths", "queries", "roots", "generators")
"""Where a sign stands; the tables of `rules/kinds.toml`."""
TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}(?:"([^"]{1,60})"|\[([^\]]{1,200})\])')
CLOSED = re.compile(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?(?:false|False|no|No)\b"?')
LARGEST = 200_000
"""Code points of a JSON-LD script that are searched."""
MOST_PARTS = 20
OUTERMOST = 6
"""Elements from the first on among which `<html>` and `<body>` are."""
SLUG_WORD = re.compile(r"[^\W_]+")
DAY = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?![0-9])")
LONG_NUMBER = 5


@dataclass(frozen=True)
class PageSigns:
    """What was read: how often each sign stands there, by source and kind, and the address in parts.

    `closed` are the words by which the page says that its text is not free to read.
    """

    counts: Mapping[tuple[str, str], int]
    parts: tuple[str, ...]
    slug: tuple[str, ...]
    address: str
    published: bool = False
    author: bool = False
    closed: str = ""

    def says(self, kind: str) -> int:
        """How many sources name a kind."""
        return sum((source, kind) in self.counts for source in SOURCES)


class KindSigns:
    """The signs of the rules, each looked up by its word in small letters."""

    def __init__(self, signs: Signs) -> None:
        self._kinds = {
            source: {word.lower(): kind for kind, words in getattr(signs, source).items() for word in words}
            for source in SOURCES
        }

    def read(self, page: Page) -> PageSigns:
        """The signs of one page; `page.url` is its address."""
        address = page.url or ""
        path, _, query = address.partition("?")
        parts = [part for part in path.partition("//")[2].split("/")[1:] if part][-MOST_PARTS:]
        found = Counter(self._of_address(parts, query))
        meta: Mapping[str, str] = {}
        if page.head is not None and page.markup is not None:
            meta = dict(reversed(page.head.meta))
            found.update(self._of_head(page.head, meta))
            found.update(self._of_markup(page.markup))
        return PageSigns(
            counts=found,
            parts=tuple(parts),
            slug=tuple(SLUG_WORD.findall(parts[-1][:300])) if parts else (),
            address=address,
            published="article:published_time" in meta,
            author="author" in meta,
            closed=_closed(page.head.json_ld) if page.head is not None else "",
        )

    def _of_address(self, parts: Sequence[str], query: str) -> Iterator[tuple[str, str]]:
        """A part counts once more where it is the last or the last but one."""
        for at, part in enumerate(parts):
            kind = self._kinds["paths"].get(part.lower())
            if kind is not None:
                yield "paths", kind
                if at >= len(parts) - 2:
                    yield "paths", kind
        for pair in query.split("&")[:MOST_PARTS]:
            kind = self._kinds["queries"].get(pair.partition("=")[0].lower())
            if kind is not None:
                yield "queries", kind

    def _of_head(self, head: Head, meta: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for source in head.json_ld:
            for one, several in TYPE.findall(source[:LARGEST]):
                for name in one.split() or several.replace('"', " ").replace(",", " ").split():
                    yield from self._named("types", name.rpartition("/")[2])
        yield from self._named("properties", meta.get("og:type", "").strip())
        for word in meta.get("generator", "").split()[:2]:
            yield from self._named("generators", word.partition("-")[0])

    def _of_markup(self, markup: Markup) -> Iterator[tuple[str, str]]:
        for said in markup.said.values():
            if "itemtype" in said:
                yield from self._named("types", said["itemtype"].rpartition("/")[2])
        for words, tag in zip(markup.words[:OUTERMOST], markup.tags[:OUTERMOST], strict=True):
            for word in words.split() if tag in ("html", "body") else ():
                yield from self._named("roots", word)

    def _named(self, source: str, word: str) -> Iterator[tuple[str, str]]:
        kind = self._kinds[source].get(word.lower())
        if kind is not None:
            yield source, kind


def _closed(sources: Sequence[str]) -> str:
    """The first words by which a page says that its text is not free, as written."""
    found = (CLOSED.search(source[:LARGEST]) for source in sources if "isAccessibleForFree" in source)
    return next((match.group() for match in found if match), "")
