"""A line of credits without colons, taken apart: `By Jane Doe, photos by John Roe; editing by Ann Poe`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cleaners.folding import fold, folded_words
from cleaners.recognisers.credit_labels import alternatives, bare_labels
from cleaners.recognisers.names import PARTICLES
from cleaners.recognisers.phrases import either
from cleaners.rules import Rules

SIGNS = r"[,.;·•⋅●|/(（–—-]"
BARS = r"[|•·⋅●–—]"
NUMBER = r"\d{1,4}"
LAST_DOT = re.compile(r"(?<=[^\W\d_]{4})\.\s*$")
"""The full stop of a line; behind a shorter word it may be a degree's: `Jr.`."""
DESCRIBED = re.compile(r"\s*[,/]\s*(?=\S)")
SMALL_WORD = re.compile(r"(?<![\w'’])[^\W\d_A-Z][a-zà-ÿ]|(?<!\w)\d")
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

    def __init__(self, rules: Rules, roles: Mapping[str, str]) -> None:
        """`roles` has the role of every label, folded; others match `bare`, those without a colon."""
        tables = [language.credits for language in rules.languages.values()]
        self.roles = roles
        makers = {label for table in tables for label in (*table.author, *table.editor) if len(label) > 3}
        makers |= {label for table in tables for label in (*table.photo, *table.other) if " " in label}
        bare = bare_labels(rules)
        self.bare = alternatives(bare, r"^\W{0,3}(%s)\s+(?=[‘’'“]?[^\W\d_])")
        self._before_name = alternatives(makers, r"^\W{0,3}(%s)\s+(?=[^\W\d_])")
        self._openers = frozenset(folded_words(fold(label))[0] for label in (*bare, *makers))
        inner = {label for table in tables for label in table.editor if len(label) > 1}
        inner |= {label for table in tables for label in (*table.photo, *table.other) if len(label) > 3}
        inner |= {label for table in tables for label in table.author_without_colon if " " in label}
        joiners = {word for table in tables for word in table.joiners}
        small = either(label for label in bare if " " not in label)
        signed = rf"\s*{SIGNS}?\s+(?:(?:{either(joiners)})\s+)?({either(inner)})"
        self._inner = re.compile(rf"(?:{signed}|\s+{BARS}\s+({small})):?\s+(?=\S)", re.IGNORECASE)
        after = either(words for table in tables for words in table.after).replace(r"\#", NUMBER)
        self._after = re.compile(rf"(?:\s*{SIGNS}\s*|\s+)(?:{after})(?!\w)", re.IGNORECASE)
        beside = {word for table in tables for word in table.beside} - {*PARTICLES, *joiners}
        self._place = re.compile(rf"\s(?:{either(word for word in beside if len(word) > 1)})\s", re.IGNORECASE)

    def may_open(self, words: Sequence[str]) -> bool:
        """Whether the first of folded words is one that a label begins with."""
        return not self._openers.isdisjoint(words[:1])

    def opening(self, text: str, words: Sequence[str]) -> re.Match[str] | None:
        """The label that a text, whose folded words these are, opens with."""
        return self.bare.match(text) or self._before_name.match(text) if self.may_open(words) else None

    def role_of(self, label: str) -> str:
        """The role of a label without a colon."""
        return self.roles.get(" ".join(label.casefold().split()), "author")

    def read(self, text: str) -> Iterator[Part]:
        """The parts of what stands behind the label that a line opens with."""
        labels = list(self._inner.finditer(text, 1))
        ends = [label.start() for label in labels] + [len(text)]
        told = LAST_DOT.search(text) is None
        yield Part(None, 0, self.alone(text[: ends[0]]), told)
        for label, end in zip(labels, ends[1:], strict=True):
            yield Part(self.role_of(label[1] or label[2]), label.start(), self.alone(text[label.end() : end]), told)

    def first(self, text: str) -> str:
        """What stands behind a label up to the next one, or up to what no longer belongs to the names."""
        inner = self._inner.search(text, 1)
        return self.alone(text[: inner.start()] if inner is not None else text)

    def alone(self, names: str) -> str:
        """Names without what begins behind them: `on behalf of ...`, `5 min read`."""
        after = self._after.search(names, 1)
        return LAST_DOT.sub("", names[: after.start()] if after is not None else names)

    def unplaced(self, names: str) -> str | None:
        """What stands before the first small word that a section or place follows: `Jane Doe in Travel`."""
        place = self._place.search(names, 1)
        return names[: place.start()] if place is not None else None


def undescribed(names: str) -> Iterator[tuple[str, str]]:
    """The names before each sign that a description can follow, and that: `Jane Doe`, `professor of soils`."""
    for comma in DESCRIBED.finditer(names):
        words = names[comma.end() :]
        if len(words.split()) <= MOST_DESCRIBED and SMALL_WORD.search(words) is not None and words[-1] not in ".!?…":
            yield names[: comma.start()], words
