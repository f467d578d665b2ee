"""Dates told by their distance from today, `3 hours ago` and `vor 3 Stunden`, in several languages at once."""

import re
from collections.abc import Iterable

from cleaners.recognisers.date_words import SPACE, AgoWords, word_key


class Distances:
    """Finds them in the words of all languages. Does not change; pickles."""

    def __init__(self, languages: Iterable[AgoWords]) -> None:
        self._patterns: list[tuple[re.Pattern[str], dict[str, str]]] = []
        hints: list[str] = []  # words without which no date is told by distance
        for words in languages:
            self._patterns += _patterns(words)
            hints += [*words.before, *words.after]
        self._hint = re.compile(_any(hints), re.IGNORECASE)

    def first(self, text: str) -> tuple[re.Match[str], str] | None:
        """The first match in the text, its number in the group `n`, and its unit, a key of `AgoWords.units`."""
        if not self._hint.search(text):
            return None
        pairs = ((pattern.search(text), units) for pattern, units in self._patterns)
        found = [(hit, unit) for hit, units in pairs if hit and (unit := units.get(word_key(hit["unit"])))]
        return min(found, key=lambda pair: pair[0].start(), default=None)


def _patterns(ago: AgoWords) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """Patterns for one language's `vor 3 Stunden` and `3 hours ago`, each with what its unit words mean."""
    units = {word_key(word): unit for unit, words in ago.units.items() for word in words}
    count = rf"(?:(?<![\d.,])(?P<n>\d{{1,3}}+)|(?<!\w)(?:{'|'.join(map(re.escape, ago.one)) or '(?!)'}))"
    amount = rf"{count}{SPACE}{{0,2}}+(?P<unit>{_any(w for words in ago.units.values() for w in words)})\.?"
    forms = (
        (ago.before, rf"(?<!\w)(?:{_any(ago.before)}){SPACE}{{0,2}}+{amount}"),
        (ago.after, rf"{amount}{SPACE}{{0,2}}+(?:{_any(ago.after)})"),
    )
    return [(re.compile(form, re.IGNORECASE), units) for words, form in forms if words]


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, whole where the script puts spaces between words; longest first."""
    ordered = sorted(words, key=len, reverse=True)
    ends = ("" if word[-1] >= "\u2e80" or word[-1] == "." else r"(?!\w)" for word in ordered)
    forms = (re.escape(word).replace(r"\ ", f"{SPACE}{{1,2}}") for word in ordered)
    return "|".join(map(str.__add__, forms, ends)) or "(?!)"
