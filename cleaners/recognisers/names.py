"""People's names: which words look like one, how capitals are undone, how a list of makers comes apart.

Form only: whether a name is a writer's or an editor's, a person's or a place's, is for others to say.
"""

import html
import re
from collections.abc import Container
from unicodedata import category

MOST_WORDS, LONGEST_WORD, LONGEST_UNSPACED = 6, 24, 6
LONGEST_LIST = 2000  # code points; a longer text is no list of names
GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))  # small letters by the book, without capitals in use
FIRST_UNSPACED = "\u2e80"  # from here on scripts put no space between words


def _words(text: str) -> frozenset[str]:
    """A set of words from a line of them."""
    return frozenset(text.split())


PARTICLES = _words(
    "bin binti bint ibn van von der den het de del della dos das do da di du la le ter ten te zu zur av af al el y e"
)
LOWERED = _words("bin binti bint ibn van von de del della dos das do da ter ten zu zur av af")
LOWERED_BEHIND = _words("der den het la las los")  # van, von, de: `Jan van der Berg`, but `La Nyalla`
SUFFIXES = _words("sh mh se st mm msi mba phd md jr sr ii iii iv vi vii viii spd mpd skom ssos sip shi")
NUMERALS = _words("II III IV VI VII VIII")
CAMEL_HEADS = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Fitz", "Van", "Al", "El", "Abd", "Nur")

# `M.`, `M.R.`, `S.Pd`, `Drs.`, `Ph.D`: short parts with dots, each with a capital.
DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.){1,5}+(?:[^\W\d_]{1,4})?")
APOSTROPHE = re.compile(r"(['’‘ʼ`])")
SPLIT_SIGNS = re.compile(r"[/&;|•·⋅●、，；،\n\r]")
MAIL = re.compile(r"[^\s@,;<>()]{0,64}@[^\s,;<>()]{0,250}")
OUTSIDE = " \t\xa0-–—_:,;*|•·'\"“”‘’"
INNER = re.compile(r"[-'’‘ʼ`]")
BRACKETS = {"(": ")", "[": "]", "{": "}"}
BARE = str.maketrans("", "", ".")


def looks_like_name(text: str, known_nobody: Container[str]) -> float:
    """How much a text looks like one person's name: 0 not at all, to 1; up to 0.3 only in a byline's place.

    `known_nobody` holds texts that are nobody (`redaksi`, outlets), folded and with single spaces.
    """
    words = text.replace(",", " , ").split() if len(text) <= MOST_WORDS * LONGEST_WORD else []
    if not words or " ".join(text.split()).casefold() in known_nobody:
        return 0.0
    if "," in words:
        comma = words.index(",")
        if not comma or not all(word == "," or _is_suffix(word) for word in words[comma:]):
            return 0.0
        words = words[:comma]
    if sum(word not in PARTICLES for word in words) > MOST_WORDS:
        return 0.0
    forms = [_form(word) for word in words]
    if (
        None in forms
        or "name" not in forms
        or ("small" in forms and (forms[0] != "name" or len(words) > 3 or forms.count("small") > 1))
    ):
        return 0.0
    return _score(words, forms)


def cased(name: str) -> str:
    """A name in capitals as names are written, `SITI AMINAH` as `Siti Aminah`; any other stays as it is."""
    words = name.split()
    letters = [word for word in words if sum(map(str.isalpha, word)) > 1]
    if not any(_has_vowel(word) for word in letters) or any(word != word.upper() for word in words):
        return name
    done: list[str] = []
    comma = False
    for word in words:
        done.append(_cased_word(word, done[-1] if done else "", comma))
        comma = comma or word.endswith(",")
    return " ".join(done)


def split_names(text: str, joiners: Container[str], titles: Container[str] = ()) -> list[str]:
    """The names in a list of people, without mail addresses, handles, tags, brackets and doubles.

    `joiners` are words between names (`dan`, `and`), `titles` what is dropped behind a comma (`reporter`):
    both folded. Case is left as printed.
    """
    if len(text) > LONGEST_LIST:
        return []
    text = MAIL.sub("", html.unescape(_without_tags(text)))
    chunks = [_parts(chunk, titles) for chunk in _chunks(text, joiners)]
    reversed_ones = bool(chunks) and all(len(parts) == 2 and " " not in "".join(parts) for parts in chunks)
    names: dict[str, str] = {}
    for parts in chunks:
        people = [f"{parts[1]} {parts[0]}"] if reversed_ones else _people(parts)
        for name in people:
            names.setdefault(name.casefold(), name)
    return list(names.values())


def only_networks(text: str, networks: Container[str]) -> bool:
    """Whether a line is nothing but names of networks (folded): `Facebook | WhatsApp`."""
    words = [word.strip(",|·•:/()").casefold() for word in text.split()]
    named = sum(word in networks for word in words)
    return named > 0 and named == sum(any(c.isalpha() for c in word) for word in words)


def _form(word: str) -> str | None:
    """What a word of a name is: name, initial, particle, small; None if it is part of no name."""
    if DOTTED.fullmatch(word):
        return "initial" if word == "dr." or all(part[:1].isupper() for part in word.split(".")[:-1]) else None
    bits = [bit for bit in INNER.split(word) if bit]
    if not bits or len(word) > LONGEST_WORD or not all(map(_is_letters, bits)):
        return None
    if word in PARTICLES:
        return "particle"
    if word[0] >= FIRST_UNSPACED:
        return "name" if len(word) <= LONGEST_UNSPACED else None
    if len(word) == 1:
        return "initial" if word.isupper() else None
    first = bits[0] if bits[0] not in PARTICLES else bits[-1]  # al-Faruq
    if first[0].islower() and first[0] not in GEORGIAN:
        return "small" if word.islower() else None
    return "name"


def _is_letters(bit: str) -> bool:
    """Whether a text is letters and their marks alone."""
    return bit.isalpha() or all(category(c)[0] in "LM" for c in bit)


def _score(words: list[str], forms: list[str | None]) -> float:
    """The weight of a text whose words all may belong to a name."""
    score = 0.5 if len(words) == 1 else 0.9
    if len(words) > 4:
        score -= 0.2
    if "small" in forms:
        score -= 0.6
    if forms.count("name") == 1 and all(word.isupper() for word in words):
        score -= 0.2  # as like to be a company's letters
    if any(_has_inner_capital(word) for word in words):
        score -= 0.2
    return round(score, 2)


def _has_inner_capital(word: str) -> bool:
    """Whether a capital stands inside a word that no name explains: `detikNews`, but not `McDonald`."""
    camel = [bit for bit in INNER.split(word.replace(".", "-")) if not bit.isupper() and any(map(str.isupper, bit[1:]))]
    return any(not bit.startswith(CAMEL_HEADS) for bit in camel)


def _has_vowel(word: str) -> bool:
    """Whether a word in capitals can be read aloud; letters of other alphabets pass."""
    return any(c in "AEIOUY" or not c.isascii() for c in word.upper() if c.isalpha())


def _is_suffix(word: str) -> bool:
    """Whether a word is an academic or generational suffix: `S.Pd`, `SH.`, `Jr.`."""
    return word.translate(BARE).lower() in SUFFIXES or bool(DOTTED.fullmatch(word) and word[0].isupper())


def _cased_word(word: str, before: str, behind_comma: bool) -> str:
    """One word of a name in capitals, after the word `before`."""
    core = word.strip("()[],")
    low = core.lower()
    if before and (low in LOWERED or (low in LOWERED_BEHIND and before.lower() in ("van", "von", "de"))):
        return word.replace(core, low)
    if core in NUMERALS or (behind_comma and "." not in core and low in SUFFIXES):
        return word
    if "." not in core and len(core) <= 3 and not _has_vowel(core):
        return word  # DJ, KH, SH
    pieces = re.split(r"([-.])", core)
    return word.replace(core, "".join(_capital(piece) for piece in pieces))


def _capital(piece: str) -> str:
    """A piece without dot or hyphen with its capitals undone; `O'BRIEN` has two, `MA'RUF` one."""
    head, mark, tail = [*APOSTROPHE.split(piece, maxsplit=1), "", ""][:3]
    if mark and head in ("O", "D", "L") and len(tail) > 2:
        return head + mark + _capital(tail)
    low = piece.replace("İ", "i").lower()
    if piece.startswith("MC") and len(piece) > 4:
        return "Mc" + piece[2] + low[3:]
    return piece[:1] + low[1:]


def _without_tags(text: str) -> str:
    """The text without HTML tags."""
    if "<" not in text or ">" not in text:
        return text
    from bs4 import BeautifulSoup  # here, for it takes longer to import than all else together

    return BeautifulSoup(text, "html.parser").get_text(" ")


def _chunks(text: str, joiners: Container[str]) -> list[str]:
    """What stands between signs (`/`, `&`) and joining words; one letter joins only if small (`y`), and a first word
    with a capital is a name (`Dan Brown`)."""
    chunks: list[list[str]] = []
    for piece in SPLIT_SIGNS.split(text):
        chunks.append([])
        for at, word in enumerate(piece.split()):
            named = at == 0 and word[0].isupper()
            if word.casefold() in joiners and not named and (len(word) > 1 or word.islower()):
                chunks.append([])
            else:
                chunks[-1].append(word)
    return [" ".join(words) for words in chunks if words]


def _parts(chunk: str, titles: Container[str]) -> list[str]:
    """What stands between commas, without job titles; suffixes stay with their name."""
    parts: list[str] = []
    for raw in chunk.split(","):
        part = _undoubled(_stripped(raw))
        words = part.casefold().split()
        if not words or (parts and (part.casefold() in titles or words[0] in titles or words[-1] in titles)):
            continue
        if parts and all(_is_suffix(word) for word in part.split()):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _people(parts: list[str]) -> list[str]:
    """People from the parts of a comma list; `Smith, John Paul` stays one, its order is not certain."""
    if len(parts) == 2 and " " not in parts[0] and " " in parts[1]:
        return [", ".join(parts)]
    return parts


def _stripped(text: str) -> str:
    """A text without handles, dashes and quotes around it and brackets that enclose it or never close."""
    text = " ".join(word for word in text.split() if not word.startswith("@")).replace("()", "")
    text = text.strip(OUTSIDE)
    for left, right in BRACKETS.items():
        if text.startswith(left) and (text.endswith(right) or right not in text):
            text = text[1:].removesuffix(right).strip(OUTSIDE)
        elif text.endswith(right) and left not in text:
            text = text[:-1].strip(OUTSIDE)
    return text


def _undoubled(name: str) -> str:
    """A name that is printed twice, glued or not, once: `Budi Santoso Budi Santoso`."""
    half = len(name) // 2
    if " " in name[:half] and name[:half] == name[len(name) - half :] and (len(name) % 2 == 0 or name[half] == " "):
        return name[:half].strip()
    if len(name) % 2 == 0 and half > 2 and name[:half] == name[half:] and not name.isupper():
        return name[:half]
    return name
