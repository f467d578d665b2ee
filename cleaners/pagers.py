"""Page numbers and teasers of the next page. Touches pagers; never a numbered list of the article."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.view import View

NUMBERS = re.compile(
    r"^\W*(?:[^\W\d_]{2,12}\s?:?\s*)?(?:\d{1,3}\s*[|·/]?\s+){1,12}\d{1,3}\W*$"
    r"|^[^\W\d_]{2,12}\s?:?\s*(?:\d{1,3}\s+){1,12}\d{1,3}(?: [^\W\d_]{3,14}){1,2}$"
    r"|^1(?:\s+\d{1,3}){2,11}(?: [^\W\d_]{3,14}){1,2}$"
)
"""Page numbers, and behind a label or three numbers the words of a link: `Halaman: 1 2 Selanjutnya`, `1 2 3 Next`."""

NUMBER = re.compile(r"\d{1,3}$")
FEWEST_LINES = 3
"""Lines of one number each that make a pager."""
NEXT_WORDS = 2
"""Words of the line below them: `Selanjutnya`."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on `Halaman: 1 2 3`, `Page 2 of 4` and next-page teasers."""
    for found in mark_phrases(view, "pager", ("line", "start", "sentence", "inline", "label")):
        if not _goes_on(view.page.text, found.start):
            yield found
    for block in view.numbered:
        behind = block.index >= view.body.last
        match = NUMBERS.match(block.text) if behind and len(block.text) < 60 else None
        numbers = [int(n) for n in re.findall(r"\d+", block.text)] if match else []
        if numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            yield Mark(block.start, block.end, "pager", "pagers/numbers", 0.8)
    yield from (mark_block(block, "pager", "pagers/lines", 0.8) for block in _in_lines(view))


def _goes_on(text: str, at: int) -> bool:
    """Whether the words at a place go on with a sentence behind its comma: `..., selengkapnya baca di sini.`"""
    return text[at].islower() and text[max(0, at - 3) : at].rstrip().endswith(",")


def _in_lines(view: View) -> list[Block]:
    """The lines of a pager that ends the page, a number each from 1 on, and a short line below: `1 2 3 Selanjutnya`."""
    numbered = [block for block in view.numbered if NUMBER.match(block.text)]
    if len(numbered) < FEWEST_LINES:
        return []
    at = len(view.blocks)
    if not view.blocks[at - 1].text[0].isdigit() and view.words[at - 1] <= NEXT_WORDS:
        at -= 1
    first = at
    while first and NUMBER.match(view.blocks[first - 1].text):
        first -= 1
    numbers = [int(block.text) for block in view.blocks[first:at]]
    whole = len(numbers) >= FEWEST_LINES and numbers == list(range(1, len(numbers) + 1))
    return list(view.blocks[first:]) if whole and not _opens_list(view, first - 1) else []


def _opens_list(view: View, index: int) -> bool:
    """Whether a block introduces the lines below it, and is no label of a pager."""
    labelled = index >= 0 and any(hit.reason == "pager" for hit in view.hits[index])
    return index >= 0 and not labelled and view.blocks[index].text.endswith((":", "："))
