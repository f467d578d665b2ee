"""A fact is a claim with its evidence; the chooser weighs the claims for one field, and the losers stay on record."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

ACCEPTED = 0.5
"""Weight from which on a claim is believed; below it the field stays empty."""
MOST_TAGS = 200
"""Topics that are read from one list of them."""
META_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "headline", "title", "title-tag")

PRINTED = dict.fromkeys(
    ("headline/lead", "headline/repeated", "headline/position", "headline/title-tag", "microdata/h1"), "printed"
)
"""Rules that read one and the same line: they are one witness, and one of how it is spelled."""
VOICES = PRINTED | dict.fromkeys((f"meta/{name}" for name in META_TITLES), "meta/title")
"""Rules that are one witness: a program fills all of a page's meta tags with one title."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claimed value: its field, where it stood (`line 3`, `url`, `metadata.csv`), the words it stood in, the rule
    that read it, and a score in (0, 1]."""

    field: str
    value: str
    where: str
    quote: str
    rule: str
    score: float


def choose(facts: Iterable[Fact], same: Callable[[str], str] = str) -> tuple[Fact | None, float]:
    """The best supported value of one field and its weight.

    Facts that name the same value, or one that is the `same` by its key, are independent witnesses (noisy or); of
    equal weights the value named first wins. Returns the strongest fact of the form that most of its witnesses have,
    or None below `ACCEPTED`.
    """
    by_value: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_value[same(fact.value)].append(fact)
    if not by_value:
        return None, 0.0
    witnesses = max(by_value.values(), key=weigh)
    weight = weigh(witnesses)
    if weight < ACCEPTED:
        return None, weight
    forms = Counter(form for form, _ in {(fact.value, PRINTED.get(fact.rule, fact.rule)) for fact in witnesses})
    return max(witnesses, key=lambda fact: (forms[fact.value], fact.score)), weight


def accepted(facts: Sequence[Fact]) -> tuple[list[Fact], float]:
    """All believed facts of a field that may hold several values, first mention of each, and the least weight."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        if fact.score >= ACCEPTED:
            chosen.setdefault(fact.value, fact)
    return list(chosen.values()), min((fact.score for fact in chosen.values()), default=0.0)


def weigh(witnesses: Sequence[Fact]) -> float:
    """The weight of claims of one value. Witnesses with one voice count once: a line printed twice is no second one."""
    by_voice: dict[str, float] = {}
    for fact in witnesses:
        voice = VOICES.get(fact.rule, fact.rule)
        by_voice[voice] = max(by_voice.get(voice, 0.0), fact.score)
    return 1.0 - math.prod(1.0 - score for score in by_voice.values())
