"""Outlets in no rule file, told by the words of which such names are made: `Kabar Nusa`, `NUSAPOS`, `RadarHulu`."""

import re
from collections.abc import Container, Sequence

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
        self._common_endings = rules.world.common_house_endings
        self._places = places

    def is_house(self, words: str) -> bool:
        """Whether words are an outlet's name, by their form alone."""
        if not NAME.fullmatch(words) or words.casefold() in self._places:
            return False
        first, *rest = words.casefold().split()
        return first in self._words or rest[-1:] == ["news"] if rest else self._is_made(first, LETTERS)

    def is_house_beside(self, words: str, other: str, place: bool) -> bool:
        """Whether words are an outlet's name beside other ones, of which `place` says whether they are a place's.

        Two words that are written as any title is (`Berita Duka, Jakarta`) need a city in the name, or capitals.
        """
        capitals = words.isupper() or other.isupper()
        rest = words.casefold().partition(" ")[2]
        if not self.is_house(words):
            common = not rest and self._ends(words.casefold(), self._common_endings, LETTERS)
            return place and common and NAME.fullmatch(words) is not None
        return capitals or (place and (not rest or rest in self._places))

    def is_house_alone(self, words: str) -> bool:
        """The same where nothing stands beside them, which takes more: a name of one word in capitals that ends as such
        names do, one with capitals inside, or one that ends in a known place (`RADARPOS BOGOR`)."""
        first, _, rest = words.partition(" ")
        if rest:
            named = self.is_house(words) or self._is_made(first.casefold(), LETTERS_BESIDE)
            return named and rest.casefold() in self._places
        if first.isupper():
            return self.is_house(words) and self._ends(first.casefold(), self._endings, LETTERS)
        return any(map(str.isupper, first[1:])) and self.is_house(words)

    def _is_made(self, word: str, more: int) -> bool:
        """Whether a word has such an end, or such a beginning, and so many letters more."""
        begun = any(word.startswith(begin) and len(word) >= len(begin) + more for begin in self._beginnings)
        return begun or self._ends(word, self._endings, more)

    def _ends(self, word: str, endings: Sequence[str], more: int) -> bool:
        return any(word.endswith(end) and len(word) >= len(end) + more for end in endings)
