"""Players, embeds, gallery counters. Touches placeholders and player words; never the story of a video."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_pattern, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

PLACEHOLDER = re.compile(
    r"\[(?:gambas|video|foto|photo|embed|youtube|instagram|twitter|tiktok|facebook|gallery|audio)\s?:[^\[\]\n]{1,80}\]",
    re.IGNORECASE,
)
POST = re.compile(
    r"(?:\b|(?<=[a-z])(?=[A-Z]))(?:A post shared by|Sebuah kiriman dibagikan oleh) "
    r"[^()\n]{1,50}\s\(@[\w.]{2,30}\)(?!,?\s(?!on\s[A-Z])[a-z])"
    r"|(?:pic\.twitter\.com/\w{5,15}\s?)?[—–-]\s[^()\n]{2,50}\s\(@\w{2,30}\)\s?(?:[^\W\d_]{3,9}\s\d{1,2},|\d{1,2}\s[^\W\d_]{3,9})\s\d{4}"
)
"""What stands below an embedded post: `— Name (@name) December 23, 2025`; no words that a sentence goes on behind."""
COUNTER = re.compile(
    r"^(?:\d{1,3}\s?(?:/|of|dari|von|de|dari)\s?\d{1,3}|\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d)$", re.IGNORECASE
)
COUNTER_WORDS = 3


def mark(view: View) -> Iterator[Mark]:
    """Marks on `[Gambas:Video 20detik]` and the like, gallery counters and player words."""
    yield from mark_phrases(view, "media", ("line", "start", "sentence", "inline", "heading"))
    yield from mark_pattern(view.holding("["), PLACEHOLDER, "media", "media/placeholder", 0.95)
    yield from mark_pattern(view.holding("(@"), POST, "media", "media/post", 0.9)
    short = (block for block in view.numbered if view.words[block.index] <= COUNTER_WORDS)
    yield from mark_pattern(short, COUNTER, "media", "media/counter", 0.7)
