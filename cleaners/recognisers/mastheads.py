"""Outlets in no rule file, told by the words of which such names are made: `Kabar Nusa`, `NUSAPOS`, `RadarHulu`."""

import re
from collections.abc import Container

from cleaners.rules import Rules

MOST_WORDS = 3
LETTERS, LETTERS_BESIDE = 4, 3
"""Letters that stand at least before or behind such a word in a name of one word; with a place beside it."""
NAME = re.compile(r"[A-Z][\w.-]{1,24}(?: [A-Z][\w.-]{1,24}){0,2}")


class HouseNames:
    """Tells names by their first words (`Kabar`, `Harian`) and by their ends (`pos`, `news`)."""

    def __init__(self, rules: Rules, places: Container[str]) -> None:
        self._words = frozenset(rules.world.house_words)
        self._beginnings = rules.world.house_words
        self._endings = rules.world.house_endings
        self._places = places

    def is_house(self, words: str) -> bool:
        """Whether words beside a place are an outlet's name, by their form."""
        if not NAME.fullmatch(words) or words.casefold() in self._places:
            return False
        first, *rest = words.casefold().split()
        return first in self._words or rest[-1:] == ["news"] if rest else self._is_made(first, LETTERS)

    def is_house_alone(self, words: str) -> bool:
        """The same where nothing stands beside them, which takes more: a name of one word in capitals or with one
        inside, or one that ends in a known place (`RADARPOS BOGOR`)."""
        first, _, rest = words.partition(" ")
        if rest:
            named = self.is_house(words) or self._is_made(first.casefold(), LETTERS_BESIDE)
            return named and rest.casefold() in self._places
        capitals = first.isupper() or any(map(str.isupper, first[1:]))
        return capitals and self.is_house(words) and self._is_made(first.casefold(), LETTERS)

    def _is_made(self, word: str, more: int) -> bool:
        """Whether a word has such an end, or such a beginning, and so many letters more."""
        ended = any(word.endswith(end) and len(word) >= len(end) + more for end in self._endings)
        return ended or any(word.startswith(begin) and len(word) >= len(begin) + more for begin in self._beginnings)
