"""Labels of credits: with their colon, wherever they stand in a line (`Reporter: ... Editor: ...`), and without."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cleaners.recognisers.phrases import either
from cleaners.rules import Rules

COLONS = ":：՝"
"""What stands behind a label; the last is Armenian."""
COLON = re.compile(rf"[{COLONS}][\s\ufffd]{{0,3}}")
"""With the white space behind it, also where a wrong decoding has made a sign of that."""
WORD = re.compile(r"[^\s/|:;,.()]+")
GLUED_LABEL = re.compile(r"(?<=[a-z0-9])[A-Z][a-z]{3,15}$")
"""A label glued to the name in front of it: `Reporter: SitiEditor: Ahmad`."""
LABEL_ROOM = 60
GAP = r"\S{1,30}(?:\s\S{1,30}){0,2}?"
LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its colon, inside a block."""

    start: int
    end: int
    role: str


class CreditLabels:
    """Finds the labels of all languages."""

    def __init__(self, roles: Mapping[str, str]) -> None:
        """`roles` has the role of every label, folded."""
        self._roles = roles
        self._ends = frozenset(words[-1] for label in roles if (words := WORD.findall(label)))

    def find(self, text: str) -> Iterator[Label]:
        """Labels with their colon: the longest of the words before it that is one."""
        for colon in COLON.finditer(text):
            first = max(0, colon.start() - LABEL_ROOM)
            room = text[first : colon.start()].rstrip()
            words = list(WORD.finditer(room))[-LABEL_WORDS:]
            glued = GLUED_LABEL.search(room)
            if glued is not None and (role := self._roles.get(glued.group().casefold())) is not None:
                yield Label(first + glued.start(), colon.end(), role)
                continue
            if not words or words[-1].group().casefold() not in self._ends:
                continue
            for word in words:
                role = self._roles.get(" ".join(room[word.start() :].casefold().split()))
                slash = room[max(0, word.start() - 1) : word.start()] == "/" and not COLON.search(room, 0, word.start())
                if role is not None and not slash:
                    yield Label(first + word.start(), colon.end(), role)
                    break


def alternatives(words: Iterable[str], frame: str) -> re.Pattern[str]:
    """A pattern for any of the words inside `frame`; `*` in them stands for up to three words."""
    return re.compile(frame % either(words).replace(r"\*", GAP), re.IGNORECASE)


def bare_labels(rules: Rules) -> list[str]:
    """Labels that need no colon, but for those that are a small word of another language: Italian `Di`."""
    small = {word.casefold(): code for code, language in rules.languages.items() for word in language.titles.small}
    return sorted(
        {
            label.casefold()
            for code, language in rules.languages.items()
            for label in language.credits.author_without_colon
            if small.get(label.casefold(), code) == code
        }
    )
