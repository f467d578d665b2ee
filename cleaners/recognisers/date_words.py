"""The words of dates: what a language calls them, and how a word is looked up."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
SPACE = r"[ \t\xa0\u2009\u202f]"
# A letter of any script with its marks: re's \w leaves out the vowel signs of Hindi, Thai and others.
LETTER = (
    r"[^\x00-\x40\x5b-\x60\x7b-\xbf×÷\u055a-\u055f\u0589\u0600-\u061f\u0660-\u066d\u06f0-\u06f9\u0964-\u096f\u09e6-\u09ef\u0be6-\u0bef"
    r"\u0e50-\u0e59\u2000-\u206f\u3000-\u303f\uff00-\uff20]"
)
WORD = re.compile(rf"{LETTER}{{1,20}}+(?:['’‘ʼ`´]{LETTER}{{1,20}}+)?+")


@dataclass(frozen=True, slots=True)
class AgoWords:
    """How a language says `3 hours ago`."""

    units: Mapping[str, tuple[str, ...]]  # keys: seconds, minutes, hours, days, weeks, months, years
    before: tuple[str, ...] = ()  # vor, hace
    after: tuple[str, ...] = ()  # ago, yang lalu
    one: tuple[str, ...] = ()  # an, eine, se (as in `sejam`)


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's words for dates. Case, dots and the form of an apostrophe do not matter."""

    months: tuple[tuple[str, ...], ...]  # twelve, with short forms
    weekdays: tuple[tuple[str, ...], ...]  # seven, Monday first
    zones: Mapping[str, str]  # WIB -> +07:00
    published: tuple[str, ...]
    modified: tuple[str, ...]
    clock: tuple[str, ...]  # words beside a time: pukul, at, Uhr
    ago: AgoWords
    am: tuple[str, ...] = ()  # 오전, 上午
    pm: tuple[str, ...] = ()


def folded_word(word: str) -> str:
    """A word as tables know it: without case, one form of apostrophe, composed marks."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold().translate(APOSTROPHES)


def word_key(phrase: str) -> str:
    """A phrase as tables know it: its words, folded, one space between them."""
    return " ".join(folded_word(word) for word in WORD.findall(phrase))
