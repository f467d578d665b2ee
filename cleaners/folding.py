"""The form in which texts are compared: without case, with straight quotes, and cut into words."""

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+")
NOT_SPELLED = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text case folded, its quotation marks straight, its hard spaces plain; nothing else of it changes."""
    for sign, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " ")):
        text = text.replace(sign, plain)
    return text.casefold()


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase its longest word: a text without any of these words holds none of the phrases."""
    return frozenset(max(WORD.findall(fold(phrase)), key=len) for phrase in phrases)


def line_key(text: str) -> str:
    """A line for comparison: folded, white space single, bare of signs at its ends."""
    text = " ".join(fold(text).split())
    first = WORD.search(text)
    if first is None:
        return ""
    end = len(text)
    while not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text[first.start() : end]


def squeeze(text: str) -> str:
    """A spelling for comparison, letters and digits only, case folded: `KOMPAS.com` and `Kompas com` are one."""
    return text.casefold() if text.isalnum() else NOT_SPELLED.sub("", text).casefold()
