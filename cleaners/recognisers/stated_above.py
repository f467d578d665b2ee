"""Lines above the text of an HTML page that say what its head says: its title, and the name of its writer."""

import re
from collections.abc import Iterator

from cleaners.folding import line_key, squeeze
from cleaners.page import Block, Head, Kind, Page
from cleaners.reading.json_ld import unquoted
from cleaners.recognisers.headline import without_suffix
from cleaners.recognisers.outlets import OutletIndex

FRONT = 2
"""Blocks of the body among which such a line still stands, where the body was taken to begin with it."""
FEWEST_LETTERS, MOST_LETTERS, LONGEST_NAME = 8, 400, 60
"""Code points of a title that tells, at the least and at the most, and of a name."""
MAIN = "h1"
AUTHOR = re.compile(
    r'"author"\s{0,9}:\s{0,9}(?:\[\s{0,99})?(?:\{[^{}\[\]]{0,300}?"name"\s{0,9}:\s{0,9})?"([^"{}\[\]]{2,60})"'
)
LARGEST = 200_000
"""Code points of a JSON-LD script that are searched."""
WRITERS = frozenset(
    {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator"}
)
"""Names of meta tags that hold a writer's name."""


def stated_titles(page: Page, first: int, outlets: OutletIndex) -> Iterator[Block]:
    """Blocks down to the first of the body, and main headings below it, that are the page's title, with or without the
    site's name behind it: a notice above the headline may be taken for the body's beginning."""
    near = [block for block in page.blocks[: first + FRONT] if len(block.key) >= FEWEST_LETTERS]
    near += [block for block in _main_headings(page) if block.index >= first + FRONT]
    if page.head is not None and FEWEST_LETTERS <= len(page.head.title) <= MOST_LETTERS:
        whole = line_key(page.head.title)
        title = line_key(without_suffix(page.head.title, outlets, {block.key for block in near}))
        if 2 * len(title) >= len(whole):  # what is shorter is the site's name, set in front
            yield from (block for block in near if block.key == title)


def main_heading(page: Page, first: int) -> Iterator[Block]:
    """The blocks of the only `<h1>` of a page, down to the first of the body."""
    if page.markup is not None and page.markup.tags.count(MAIN) == 1:
        yield from (block for block in _main_headings(page) if block.index < first + FRONT)


def _main_headings(page: Page) -> Iterator[Block]:
    markup = page.markup
    if markup is None or MAIN not in markup.tags:
        return
    for block, home, kind in zip(page.blocks, markup.homes, markup.kinds, strict=True):
        if kind is Kind.HEADING and any(markup.tags[element] == MAIN for element in markup.ancestry(home)):
            yield block


def stated_writers(page: Page, first: int) -> Iterator[Block]:
    """Blocks down to the first of the body that are a name, of several words, that meta tags or JSON-LD give."""
    names = set(map(squeeze, _writers(page.head))) if page.head is not None else ()
    for block in page.blocks[: first + FRONT] if names else ():
        if len(block.text) <= LONGEST_NAME and " " in block.text and squeeze(block.text) in names:
            yield block


def _writers(head: Head) -> Iterator[str]:
    """The names of writers in meta tags and in JSON-LD."""
    yield from (content for name, content in head.meta if name in WRITERS and len(content) <= LONGEST_NAME)
    for source in head.json_ld:
        yield from (unquoted(name) for name in AUTHOR.findall(source[:LARGEST]))
