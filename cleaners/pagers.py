"""Page numbers and teasers of the next page. Touches pagers; never a numbered list of the article."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_phrases
from cleaners.page import Mark
from cleaners.view import View

NUMBERS = re.compile(r"^\W*(?:[^\W\d_]{2,12}\s?:?\s*)?(?:\d{1,3}\s*[|·/]?\s+){1,12}\d{1,3}\W*$")


def mark(view: View) -> Iterator[Mark]:
    """Marks on `Halaman: 1 2 3`, `Page 2 of 4` and next-page teasers."""
    yield from mark_phrases(view, "pager", ("line", "start", "sentence", "inline", "label"))
    for block in view.numbered:
        behind = block.index >= view.body.last
        match = NUMBERS.match(block.text) if behind and len(block.text) < 60 else None
        numbers = [int(n) for n in re.findall(r"\d+", block.text)] if match else []
        if numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            yield Mark(block.start, block.end, "pager", "pagers/numbers", 0.8)
