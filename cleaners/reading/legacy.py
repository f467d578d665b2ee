"""Bytes in an encoding of their language: the page names the language, or its words do, and the rules know what it was
written in (`rules/encodings.toml`)."""

import functools
import re
from pathlib import Path
from unicodedata import category

from cleaners.rule_tables import Legacy, read_table

TABLE = Path(__file__).parent.parent / "rules" / "encodings.toml"
LANGUAGE = re.compile(rb"""<html\b[^>]{0,500}?\slang\s{0,9}=\s{0,9}["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
BETWEEN = re.compile(rb"[<>{}\r\n]")
"""Signs between the texts of a page and its tags and scripts."""
PRESCAN = 4096
SAMPLE = 50_000
FIT = 0.75
"""Share of the signs above ASCII that are letters of the language, from which on its encoding is believed: names of
other countries have other letters."""
READINGS, HALF = ("cp1252", "iso-8859-2"), 50
"""Encodings in which a language is looked for, in order, and the hundredths of the text that are in it at least."""
PLAIN = frozenset("´×")
"""Signs that are typed in any language and stand where other encodings have letters."""
WRONG = ("L", "C", "Sk", "Sm", "So")
"""Categories of signs that letters become in a wrong encoding; quotes, dashes and spaces are the same in most."""
CODES = {"iw": "he", "sh": "hr"}


def by_language(content: bytes) -> str | None:
    """The text in the encoding of the language that the page names, else of the one it is written in; None where
    neither is of the table, or its letters do not come out."""
    stated = LANGUAGE.search(content, 0, PRESCAN)
    text = _in_language(content, stated.group(1).decode("ascii").lower()) if stated else None
    return text if text is not None else _in_language(content, _spoken(content))


def _in_language(content: bytes, code: str) -> str | None:
    known = legacy().get(CODES.get(code, code))
    if known is None:
        return None
    told = _told(content)
    fits = {encoding: _fit(told, encoding, _letters(known.letters)) for encoding in known.encodings}
    best = max(fits, key=lambda encoding: fits[encoding])
    return content.decode(best, "replace") if fits[best] >= FIT else None


def _fit(content: bytes, encoding: str, letters: re.Pattern[str]) -> float:
    """The share of letters of the language among all signs above ASCII that letters can be."""
    text = content.decode(encoding, "replace")
    telling = [sign for sign in text if sign > "\x7f" and sign not in PLAIN and _can_be_wrong(sign)]
    return len(letters.findall("".join(telling))) / len(telling) if telling else 0.0


def _can_be_wrong(sign: str) -> bool:
    return sign == "¶" or category(sign).startswith(WRONG)


def _spoken(content: bytes) -> str:
    """The language of most of the text by CLD2, which knows it by the words that no misreading changes."""
    import pycld2  # flat text in UTF-8, which is nearly all, does without

    told = _told(content)
    for reading in READINGS:
        text = "".join(filter(str.isprintable, told.decode(reading, "replace")))
        _, code, percent, _ = pycld2.detect(text.encode())[2][0]
        if percent > HALF:
            return str(code)
    return ""


def _told(content: bytes) -> bytes:
    """The texts that hold signs above ASCII."""
    return b" ".join(part for part in BETWEEN.split(content) if not part.isascii())[:SAMPLE]


@functools.cache
def _letters(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]", re.IGNORECASE)


@functools.cache
def legacy() -> dict[str, Legacy]:
    """The table of the rules, by language."""
    return read_table(TABLE, dict[str, Legacy])
