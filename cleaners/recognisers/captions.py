"""Picture credits: the words by which a caption gives itself away."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleaners.folding import squeeze, telling_words
from cleaners.page import Block
from cleaners.recognisers.closing_sources import INITIALS, WRITER
from cleaners.recognisers.outlets import OutletIndex, agency_spellings
from cleaners.rules import Rules

MOST_WORDS = 70
IN_BRACKETS_WORDS = 45
NAME = r"[^\W\d_][\w.'’-]{0,24}"
MARKED = re.compile(r"(?:^|\s)(?:Â)?©(?!\s?\d)[^©]{2,50}$")
HOUSE = re.compile(r"(?<![\w/.-])([\w.-]{3,30}(?: [\w.-]{2,15})?)/$")
PERSON = re.compile(rf"{NAME}(?: {NAME}){{0,4}}")
HOUSE_REACH, NEAR = 48, 8
"""Code points before a slash in which a house's name begins, and behind a name in which the next word does."""
SIGNED_HOUSE = re.compile(r"""[.!?"”]\s{0,2}\([\w. -]{3,40}/[^()/]{3,40}\)\s*$""")
"""`... kata dia. (Tribun-Bali.com/Name)`: a reporter's signature behind the last sentence, no picture credit."""
IN_HOST = re.compile(r"\s\(((?:www\.)?[a-z0-9-]{2,30})\.(?:[a-z0-9-]{2,30}\.)?[a-z]{2,4}\)$")
HOSTED_WORDS = 14
SOURCE_WORDS = 14
"""Words of a line that ends in a picture's source in brackets; a longer one is a paragraph that somebody signed."""
ACCOUNT = re.compile(r"(?:x|twitter|instagram|tiktok|facebook)\.com/@?[\w.]{3,30}", re.IGNORECASE)
"""A line that is nothing but the account a picture was taken from."""
HOST = r"(?:[A-Za-z][\w-]{1,30}\.){1,2}(?:com|net|org|id)"
GLUED_HOST = re.compile(
    rf"(?:{NAME}(?: {NAME}){{0,3}}/)?{HOST}"
    r"(?:/(?:[A-Z][\w.'’-]{0,24} ){0,3}(?:[\w.]{1,30}?[a-z]|[A-Z]{2,24}))?(?=[A-Z][a-z])"
)
"""A source in front, glued to the picture's text: `Sri Handayani/nusapos.comPerahu merapat ...`."""
SEAM = re.compile(r"/(?:[A-Z][\w.'’-]{0,24} ){0,3}(?:[A-Z]{2,24}|[A-Z][a-z]{2,24})(?=[A-Z][a-z]{2})")
"""A credit whose last name is glued to the caption: `/SURYA WIRATAPerahu merapat`, `/Surya WirataPerahu merapat`."""
HOSTED = re.compile(HOST)
CREDITED = re.compile(rf"{HOST}/[A-Z][\w.'’-]{{1,24}}(?: [A-Z][\w.'’-]{{0,24}}){{1,3}}")
"""A line that is nothing but a host and a name of several words."""
HOST_REACH = 60
CLOSED = re.compile(r"[.!?;]\s")
DASHES = frozenset("-–—")
BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,90})[)\]]\s*\.?$")


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's text with its credit, and the span of both."""

    block: int
    start: int
    end: int
    rule: str
    score: float


class CaptionReader:
    """Reads captions with the photo words of all languages, the names of agencies and of all outlets."""

    def __init__(self, rules: Rules, outlets: OutletIndex) -> None:
        labels = [label for language in rules.languages.values() for label in language.credits.photo]
        words = _any(labels)
        agencies = _any(spelling for spellings in rules.agencies.values() for spelling in spellings)
        sources = _any(rules.world.picture_sources)
        names = rf"{NAME}(?:[ /.]{NAME}){{0,5}}"
        self._outlets = outlets
        self._photo_words = telling_words(labels)
        self._credit = _compiled(rf"(?:^|[\s(—–.-])(?:{words})\s?(?:[:/]|\bby\b)\s?[^:]{{2,60}}$")
        self._dashed = _compiled(rf"\s[-–—]+\s?(?:{words})\s[^.:]{{2,40}}$")
        self._label = _compiled(rf"^\W*(?:{words})\s*[:/]")
        self._word = _compiled(rf"(?<!\w)(?:{words})(?!\w)")
        self._slashed = _compiled(rf"/\s?(?:{sources}|{agencies})(?:[ .][^/]{{0,30}})?\s*\.?\s*\)?$")
        self._agency = _compiled(rf"(?:^|[\s(.—–-])(?:{sources}|{agencies})(?: foto| photo| images)?/{names}\)?\.?$")
        house = rf"(?i:{_any(agency_spellings(rules))})"
        wire = rf"{house}|(?!(?i:{sources}|{words}|ist|dok)/){WRITER}"
        self._wires = re.compile(rf"(?<![\w/])(?:{wire})(?:/(?:{house}|{INITIALS})){{1,3}}[)\].]{{0,2}}$")
        self._closing = re.compile(rf"(?<=[.\s])(?i:{words})\s?[:/]\s?[A-Z][\w.'’-]{{1,24}}(?: {NAME}){{0,3}}$")
        self._source = re.compile(rf"[(\[]\s?(?:{sources}|ist|istimewa|dok)\.?\s?[)\]]\.?$")
        self._glued = re.compile(
            rf"(?i:{words})[.:]\s?(?:[A-Z][\w.]{{0,20}}\s){{0,4}}[A-Z]?[a-z]{{2,20}}(?=[A-Z][a-z])"
        )
        named = _any(spelling for spellings in rules.agencies.values() for spelling in spellings if " " in spelling)
        self._inside = re.compile(
            rf"[(\[]\s?(?:(?i:{words})\s?[.:/]\s?[^()\[\]\n]{{2,60}}|(?:{named})|"
            rf"(?:{agencies})(?i:\s(?:foto|photo))?/[^()\[\]\n]{{3,60}})[)\]](?!\s*[-–—])"
        )
        self._opening = re.compile(rf"(?i:{sources}|{agencies})/[^\W\d_]{{2}}")

    def read(self, block: Block) -> Caption | None:
        """The block as a caption, or None where it ends in no picture credit."""
        photo = not self._photo_words.isdisjoint(block.tokens)
        told = photo or "/" in block.text or "©" in block.text or block.text.endswith((")", ").", "]"))
        if not (told or _opens_with_host(block.text)):
            return None
        if len(block.text.split(None, MOST_WORDS)) > MOST_WORDS:
            return None
        rule, score = self._rule(block.text, photo)
        return Caption(block.index, block.start, block.end, rule, score) if rule else None

    def _rule(self, text: str, photo: bool) -> tuple[str, float]:
        """The first rule that fires, and its score; `photo` says whether the text has a word of a photo label."""
        tail = text[-90:]
        if photo and self._has_photo_label(text, tail):
            return "captions/photo-word", 0.9
        wired = "/" in tail and self._wires.search(tail) is not None  # `dpa/AFP`, `mbr/dpa`: sources of a text
        if "/" in tail and not wired and (self._slashed.search(tail) or self._agency.search(tail)):
            return "captions/agency", 0.9
        if "/" in text and (self._opening.match(text) or self._opens_with_house(text)):
            return "captions/opening", 0.85
        bracket = BRACKETED.search(tail) if photo else None
        if bracket and self._word.match(bracket.group(1)) and len(text.split()) <= IN_BRACKETS_WORDS:
            return "captions/in-brackets", 0.85
        if photo and self._glued.match(text):
            return "captions/glued-credit", 0.85
        if _opens_with_host(text):
            return "captions/glued-host", 0.85
        if text[-2:].rstrip(".")[-1:] in (")", "]") and len(text.split()) <= SOURCE_WORDS and self._source.search(tail):
            return "captions/source", 0.8
        if "©" in tail and MARKED.search(tail) and len(text.split()) < 40 and "copyright" not in tail.casefold():
            return "captions/sign", 0.85
        if "/" in tail and not wired and self._ends_in_house_credit(tail):
            return "captions/house", 0.85
        if (text.endswith(")") and _ends_in_host(text)) or ACCOUNT.fullmatch(text) or CREDITED.fullmatch(text):
            return "captions/host", 0.8
        return "", 0.0

    def _has_photo_label(self, text: str, tail: str) -> bool:
        """Whether a photo word labels the end of a text or all of it: what stands behind the word is asked first."""
        colon, slash = ":" in text, "/" in text
        if (colon or slash or "by" in tail.lower()) and self._credit.search(tail):
            return True
        if (colon or slash) and self._label.match(text):
            return True
        return not DASHES.isdisjoint(tail) and self._dashed.search(tail) is not None

    def _opens_with_house(self, text: str) -> bool:
        """`KOMPAS.com/NAME Caption ...`: the credit stands in front, its name in capitals."""
        house, person = next(_house_credits(text), (None, None))
        if house is None or person is None or house.start() > 0:
            return False
        return person.group()[:3].isupper() and self._outlets.named(house.group(1)) is not None

    def _ends_in_house_credit(self, tail: str) -> bool:
        if SIGNED_HOUSE.search(tail):
            return False
        found = list(_house_credits(tail))
        return bool(found) and found[-1][1].end() >= len(tail.rstrip(" .)")) and self._is_house(found[-1][0].group(1))

    def _is_house(self, words: str) -> bool:
        """Whether the words before a slash, or the last of them, are an outlet's name."""
        return self._outlets.named(words) is not None or self._outlets.named(words.split()[-1]) is not None

    def is_photo_word(self, words: str) -> bool:
        """Whether the words are a photographer's label, which also begins sentences: `Foto itu ...`."""
        return self._word.fullmatch(words) is not None

    def closing_credit(self, text: str) -> tuple[int, int] | None:
        """The span of `Foto/Name` at the end of a text too long for a caption, so that one is glued behind it."""
        if len(text.split(None, MOST_WORDS)) <= MOST_WORDS:
            return None
        first = max(0, len(text) - 90)
        labelled = text.find(":", first) >= 0 or text.find("/", first) >= 0
        credit = self._closing.search(text, first) if labelled else None
        return credit.span() if credit else None

    def credits_inside(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of credits in brackets inside a text: `(Foto: Sri Handayani)`, `(AP Photo/Sri Handayani)`."""
        for credit in self._inside.finditer(text):
            yield credit.span()

    def house_credits(self, text: str) -> list[tuple[int, int]]:
        """Spans `Outlet/Name Name` anywhere in a long text, each as far as the name is certain."""
        return [
            (house.end(1) - len(house.group(1).split()[-1]), _name_end(text, person))
            for house, person in _house_credits(text)
            if (self._is_house(house.group(1)) or _is_hosted(text, house, person))
            and self._outlets.named(person.group()) is None  # `dikutip dari Antara/Reuters`
        ]


def _opens_with_host(text: str) -> bool:
    """Whether a picture's source is glued in front of its text."""
    return "." in text[:HOST_REACH] and GLUED_HOST.match(text) is not None


def _is_hosted(text: str, house: re.Match[str], person: re.Match[str]) -> bool:
    """Whether a credit's form alone tells one of an outlet that no rule names: a host, and a name of several words in
    capitals or glued to the caption. Anything else could be an address."""
    if HOSTED.fullmatch(house.group(1).split()[-1]) is None:
        return False
    seam = SEAM.match(text, person.start() - 1)
    name = seam.group() if seam is not None else text[person.start() : _name_end(text, person)]
    return " " in name and (seam is not None or name.isupper())


def signs_text(text: str, at: int) -> bool:
    """Whether the credit at `at` is in the brackets of a reporter's signature behind the last sentence."""
    signed = SIGNED_HOUSE.search(text, max(0, at - NEAR))
    return signed is not None and signed.start() < at


def _ends_in_host(text: str) -> bool:
    """`Words of a caption (host.com)`; a list of sites has the host in its words: `Pasar Kita (pasarkita.com)`."""
    host = IN_HOST.search(text)
    if host is None or not text[0].isupper() or len(text.split()) > HOSTED_WORDS:
        return False
    if CLOSED.search(text, 0, host.start()):
        return False
    return squeeze(host.group(1)) not in squeeze(text[: host.start()])


def _any(words: Iterable[str]) -> str:
    """An alternation of the words, longest first; one that never matches where there are none."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) or "(?!)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _house_credits(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Every `House/Name Name` in the text: the house with the slash, and the name behind it."""
    slash, done = text.find("/"), 0
    while slash >= 0:
        person = PERSON.match(text, slash + 1)
        house = HOUSE.search(text, max(done, slash - HOUSE_REACH), slash + 1) if person else None
        if house and person:
            yield house, person
            done = person.end()
        slash = text.find("/", max(slash + 1, done))


def _name_end(text: str, person: re.Match[str]) -> int:
    """Where the name ends for certain: its last capital word begins the next sentence when small letters follow."""
    words = person.group().split(" ")
    kept = []
    for word in words:
        if not word[:1].isupper():
            break
        kept.append(word)
    following = text[person.start() + len(" ".join(kept)) :][:NEAR].lstrip()
    if len(kept) > 1 and following[:1].islower():
        kept.pop()
    return person.start() + len(" ".join(kept))
