"""How long the server took to make the page. Touches short technical lines; never a sprinter's time."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

TOOK = re.compile(r"(?<![\d.,])\d{1,6}[.,]\d{1,9}\s?(?:ms|s|sec|secs|seconds?|detik|saat)\b", re.IGNORECASE)
MACHINE = re.compile(
    r"(?<!\w)(?:render|generat|execut|load(?:ed|ing)|process(?:ed|ing)|quer(?:y|ies)|page|halaman)",
    re.IGNORECASE,
)
MOST_WORDS = 12
MOST_LENGTH = 200


def mark(view: View) -> Iterator[Mark]:
    """Marks on lines such as `read/ rendering in 0.1152 seconds (0.1#10.140)`."""
    yield from mark_phrases(view, "timer")
    for block in view.numbered:
        if (
            view.words[block.index] <= MOST_WORDS
            and len(block.text) <= MOST_LENGTH
            and TOOK.search(block.text)
            and MACHINE.search(block.text)
        ):
            yield mark_block(block, "timer", "timers/took", 0.95)
