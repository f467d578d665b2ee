"""Which of the titles that a page gives is its headline.

What is printed, what meta tags say, and what the JSON-LD says have one voice each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cleaners.folding import squeeze
from corpus.metadata.facts import ACCEPTED, PRINTED, Fact, choose

TAG, HEADING, LINKED_DATA = "meta/title-tag", "microdata/h1", "json-ld/headline"

SIGN = re.compile(r"\s+(?:[|•–—~»⋆★]|-{1,2}|::)\s+|\s?[-|ㅣ｜：]\s?")
"""What may stand between a headline and what is added to it."""
KICKER_SIGN = re.compile(r":\s|\s[|–—-]\s")
"""What stands between a kicker and its headline."""
FEWEST_WORDS = 4
"""Words of a headline that two voices have in common behind other kickers."""
ELLIPSES = ("...", "…")
LONGEST = 400
FEWEST_LETTERS = 8
SEARCH_LENGTH = 70
"""Code points of a title that a search engine shows whole; what is written for it is no longer."""
LINKED_DATA_LENGTH, LONGEST_WORD = 110, 25
"""Code points that a search engine allowed a headline in JSON-LD: programs cut longer ones there, between words."""


def choose_title(facts: Sequence[Fact]) -> tuple[Fact | None, float]:
    """The best supported title and its weight. A title with something behind it, that stands elsewhere without that, is
    the title without it: `Rice Grows | Panorama` beside `Rice Grows`."""
    whole = {squeeze(fact.value) for fact in facts if fact.rule != TAG}
    bare = [replace(fact, value=_bare(fact.value, whole)) for fact in facts]
    return choose(_without_kickers(_without_echo(_whole(bare))), squeeze)


def _whole(facts: Sequence[Fact]) -> list[Fact]:
    """The titles but those that were cut short, by an ellipsis or by the limit of JSON-LD, and that another goes on
    with."""
    keys = {fact.value: squeeze(fact.value) for fact in facts}
    return [fact for fact in facts if not _may_be_cut(fact) or not _is_begun(keys[fact.value], keys.values())]


def _may_be_cut(fact: Fact) -> bool:
    by_limit = fact.rule == LINKED_DATA and LINKED_DATA_LENGTH - LONGEST_WORD <= len(fact.value) <= LINKED_DATA_LENGTH
    return by_limit or fact.value.endswith(ELLIPSES)


def _is_begun(key: str, others: Iterable[str]) -> bool:
    """Whether a title is the beginning of a longer one."""
    return len(key) >= FEWEST_LETTERS and any(len(other) > len(key) and other.startswith(key) for other in others)


def _without_echo(facts: Sequence[Fact]) -> list[Fact]:
    """The titles without that of the JSON-LD, where it repeats a search engine's: where it is the title tag's, short
    enough to be shown whole, and the headline printed is another and no shorter."""
    searched = {squeeze(fact.value) for fact in facts if fact.rule == TAG and len(fact.value) <= SEARCH_LENGTH}
    printed = next((fact.value for fact in facts if fact.rule == HEADING and fact.score >= ACCEPTED), "")
    return [
        fact
        for fact in facts
        if fact.rule != LINKED_DATA
        or squeeze(fact.value) not in searched - {squeeze(printed)}
        or len(fact.value) > len(printed)
    ]


def _without_kickers(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The titles, of a headline printed that no other voice has whole without its kicker, where another title is the
    same behind another kicker: `Harvest: Rice Grows on the Marsh` beside `Brackenfield: Rice Grows on the Marsh`."""
    printed = next((fact for fact in facts if fact.rule == HEADING and fact.score >= ACCEPTED), None)
    others = [fact for fact in facts if fact.rule not in PRINTED]
    if printed is None or squeeze(printed.value) in {squeeze(fact.value) for fact in others}:
        return facts
    for kicker, tail in _kickers(printed.value):
        same = {id(fact) for fact in others if _has_behind_another_kicker(fact.value, kicker, tail)}
        if same:
            return [replace(fact, value=tail) if fact is printed or id(fact) in same else fact for fact in facts]
    return facts


def _has_behind_another_kicker(title: str, kicker: str, tail: str) -> bool:
    """Whether a title ends like another, behind a kicker that shares no word with the other's."""
    words = set(kicker.casefold().split())
    return any(
        squeeze(other) == squeeze(tail) and words.isdisjoint(before.casefold().split())
        for before, other in _kickers(title)
    )


def _kickers(title: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each sign that may follow a kicker, the longest headline first."""
    for sign in KICKER_SIGN.finditer(title) if len(title) <= LONGEST else ():
        kicker, tail = title[: sign.start()].strip(), title[sign.end() :].strip()
        if len(tail.split()) >= FEWEST_WORDS:
            yield kicker, tail


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
