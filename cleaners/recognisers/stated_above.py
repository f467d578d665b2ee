"""Lines above the text of an HTML page that say what its head says: its title, and the name of its writer."""

from collections.abc import Iterator

from cleaners.folding import line_key, squeeze
from cleaners.page import Block, Page
from cleaners.recognisers.headline import without_suffix
from cleaners.recognisers.outlets import OutletIndex

FRONT = 2
"""Blocks of the body among which such a line still stands, where the body was taken to begin with it."""
FEWEST_LETTERS, MOST_LETTERS, LONGEST_NAME = 8, 400, 60
"""Code points of a title that tells, at the least and at the most, and of a name."""
WRITERS = frozenset(
    {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator"}
)
"""Names of meta tags that hold a writer's name."""


def stated_titles(page: Page, first: int, outlets: OutletIndex) -> Iterator[Block]:
    """Blocks down to the first of the body that are the page's title, with or without the site's name behind it."""
    near = [block for block in page.blocks[: first + FRONT] if len(block.key) >= FEWEST_LETTERS]
    if page.head is not None and FEWEST_LETTERS <= len(page.head.title) <= MOST_LETTERS:
        whole = line_key(page.head.title)
        title = line_key(without_suffix(page.head.title, outlets, {block.key for block in near}))
        if 2 * len(title) >= len(whole):  # what is shorter is the site's name, set in front
            yield from (block for block in near if block.key == title)


def stated_writers(page: Page, first: int) -> Iterator[Block]:
    """Blocks down to the first of the body that are a name, of several words, which a meta tag gives the writer."""
    meta = page.head.meta if page.head is not None else ()
    names = {squeeze(content) for name, content in meta if name in WRITERS and len(content) <= LONGEST_NAME}
    for block in page.blocks[: first + FRONT] if names else ():
        if len(block.text) <= LONGEST_NAME and " " in block.text and squeeze(block.text) in names:
            yield block
