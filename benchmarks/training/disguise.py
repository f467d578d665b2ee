"""Pages in scripts that no rule and no learnt word knows, so that a model does not lean on either: the same page in
letters without case, or in signs without spaces."""

import hashlib
import re
import unicodedata

LATIN, CASELESS = "abcdefghijklmnopqrstuvwxyz,?;", "ابتثجحخدذرزسشصضطظعغفقكلمنه،؟؛"
"""Letters and marks, and those of Arabic script that stand for them; they have no case."""
MARKS, WIDE_MARKS = ",.?!:;()", "、。？！：；（）"
WORD = re.compile(r"[^\W\d_]+")
BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]) +(?=[^\W\d_])")
IDEOGRAPHS, SIGNS = 0x4E00, 3000
"""The first ideograph in use here, and how many are."""
LETTERS_A_SIGN = 2
"""Latin letters that one ideograph stands for."""


def caseless(text: str) -> str:
    """The text in letters without case; lines, digits and spaces stay."""
    bare = "".join(unicodedata.normalize("NFKD", sign)[0] if sign.isalpha() else sign for sign in text.lower())
    return bare.translate(str.maketrans(LATIN, CASELESS))


def unspaced(text: str) -> str:
    """The text in ideographs, a word always in the same ones, without spaces between words; lines and digits stay."""
    written = WORD.sub(lambda match: _ideographs(match[0].casefold()), text)
    return BETWEEN_WORDS.sub("", written).translate(str.maketrans(MARKS, WIDE_MARKS))


def _ideographs(word: str) -> str:
    drawn = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
    size = min((len(word) + LETTERS_A_SIGN - 1) // LETTERS_A_SIGN, len(drawn) // 2)
    return "".join(chr(IDEOGRAPHS + int.from_bytes(drawn[2 * n : 2 * n + 2], "big") % SIGNS) for n in range(size))
