"""A line of credits without colons, taken apart: `By Jane Doe, photos by John Roe; editing by Ann Poe`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cleaners.recognisers.phrases import either
from cleaners.rule_tables import CreditLabels

SIGNS = r"[,.;·•⋅●|/(（–—-]"
NUMBER = r"\d{1,4}"
LAST_DOT = re.compile(r"(?<=[^\W\d_]{4})\.\s*$")
"""The full stop of a line; behind a shorter word it may be a degree's: `Jr.`."""
DESCRIBED = re.compile(r"\s*,\s*(?=\S)")
SMALL_WORD = re.compile(r"(?<![\w'’])[^\W\d_A-Z][a-zà-ÿ]|(?<!\w)\d+\+")
"""What no list of names has and a description does."""
MOST_DESCRIBED = 10
"""Words of a description behind a name: `Jane Doe, professor of soils at Brackenfield College`."""


@dataclass(frozen=True, slots=True)
class Part:
    """Who stands behind one label of a line, from where to where, in code points of what follows the first label."""

    role: str | None
    """None for the label that the line opens with."""
    start: int
    names: str
    told: bool
    """Whether no full stop closes the line, as it closes a sentence."""


class CreditParts:
    """Takes lines apart with the labels of all languages."""

    def __init__(self, tables: list[CreditLabels], roles: Mapping[str, str]) -> None:
        """`roles` has the role of every label, folded."""
        self._roles = roles
        inner = {label for table in tables for label in table.editor if len(label) > 1}
        inner |= {label for table in tables for label in (*table.photo, *table.other) if len(label) > 3}
        inner |= {label for table in tables for label in table.author_without_colon if " " in label}
        joiners = either(word for table in tables for word in table.joiners)
        self._inner = re.compile(rf"\s*{SIGNS}?\s+(?:(?:{joiners})\s+)?({either(inner)}):?\s+(?=\S)", re.IGNORECASE)
        after = either(words for table in tables for words in table.after).replace(r"\#", NUMBER)
        self._after = re.compile(rf"(?:\s*{SIGNS}\s*|\s+)(?:{after})(?!\w)", re.IGNORECASE)

    def read(self, text: str) -> Iterator[Part]:
        """The parts of what stands behind the label that a line opens with."""
        labels = list(self._inner.finditer(text, 1))
        ends = [label.start() for label in labels] + [len(text)]
        told = LAST_DOT.search(text) is None
        yield Part(None, 0, self.alone(text[: ends[0]]), told)
        for label, end in zip(labels, ends[1:], strict=True):
            role = self._roles.get(" ".join(label.group(1).casefold().split()), "author")
            yield Part(role, label.start(), self.alone(text[label.end() : end]), told)

    def first(self, text: str) -> str:
        """What stands behind a label up to the next one, or up to what no longer belongs to the names."""
        inner = self._inner.search(text, 1)
        return self.alone(text[: inner.start()] if inner is not None else text)

    def alone(self, names: str) -> str:
        """Names without what begins behind them: `on behalf of ...`, `5 min read`."""
        after = self._after.search(names, 1)
        return LAST_DOT.sub("", names[: after.start()] if after is not None else names)


def undescribed(names: str) -> Iterator[tuple[str, str]]:
    """The names before each comma that a description can follow, and that: `Jane Doe`, `professor of soils`."""
    for comma in DESCRIBED.finditer(names):
        words = names[comma.end() :]
        if len(words.split()) <= MOST_DESCRIBED and SMALL_WORD.search(words) is not None and words[-1] not in ".!?…":
            yield names[: comma.start()], words
