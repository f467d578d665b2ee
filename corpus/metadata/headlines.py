"""Which of the titles that a page gives is its headline.

What is printed, what meta tags say, and what the JSON-LD says have one voice each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleaners.folding import squeeze
from corpus.metadata.facts import Fact, choose

SIGN = re.compile(r"\s+(?:[|•–—~»]|-{1,2}|::)\s+|\s?[-|ㅣ｜：]\s?")
"""What may stand between a headline and what is added to it."""
LONGEST = 400
FEWEST_LETTERS = 8


def choose_title(facts: Sequence[Fact]) -> tuple[Fact | None, float]:
    """The best supported title and its weight. A title with something behind it, that stands elsewhere without that, is
    the title without it: `Rice Grows | Panorama` beside `Rice Grows`."""
    whole = {squeeze(fact.value) for fact in facts if fact.rule != "meta/title-tag"}
    bare = [replace(fact, value=_bare(fact.value, whole)) for fact in facts]
    return choose(bare, squeeze)


def _bare(title: str, others: set[str]) -> str:
    """The longest beginning of a title before a sign that is another title, or the title."""
    return next((head for head in _heads(title) if squeeze(head) in others), title)


def _heads(title: str) -> Iterator[str]:
    """What stands before each sign, the longest first; beginnings of a word or two are too short to tell."""
    if len(title) <= LONGEST:
        for sign in reversed(list(SIGN.finditer(title))):
            head = title[: sign.start()].strip()
            if len(squeeze(head)) >= FEWEST_LETTERS:
                yield head
