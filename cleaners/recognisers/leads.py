"""The lead's opening: place line and the outlet naming itself, `JAKARTA, KOMPAS.com -` and its kin.

Six shapes are known (see the reference of outlets): `PLACE, OUTLET -`; `OUTLET, PLACE -`; `OUTLET - PLACE.`;
`PLACE (OUTLET) -`; `OUTLET -`; and the place alone.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from cleaners.page import Block
from cleaners.recognisers.mastheads import HouseNames
from cleaners.recognisers.outlets import DOMAIN, Masthead, OutletIndex

LITERAL = re.compile(r"""\[?['"]+(?=[^\W\d_a-z])|\[['"]""")
ENTITY = re.compile(r"&(?:amp;)?nbsp;")
"""A space that was left as its entity; blanked, so that every span stays where it is."""
DASH = re.compile(r"\s*(?:-{1,3}|[–—―�]|&(?:amp;)?[nm]dash;)\s*|\s*:\s*(?!//)|\.\s+")
WITHOUT_DASH = re.compile(r"([^,\s][^,]{2,30}),\s*([^\W\d_]+)")
BEFORE_DOT = re.compile(r"([^\W\d_][^.,\n]{1,30}?)\.\s")
BEFORE_DASH = re.compile(r"([^\W\d_][^.,\n–—-]{1,30}?)\s*[-–—]")
STRANGE = re.compile(r"[^\w\s.,'’/-]")
"""What stands in no place's name: a quotation mark, a picture sign."""
PART = re.compile(r"\s*(?:\w[\w-]{1,30}\.)(?:\w{2,3}\.)?[a-z]{2,4}(?=\s[A-Z]\w+\s*$)|[^,()/|]+", re.ASCII)
"""What signs part in an opening; a host is parted from one word behind it: `Nusapos.com Hulu ---`."""
HOST_BEHIND = re.compile(r"((?:www\.)?[A-Za-z][\w.-]{2,40}\.[A-Za-z]{2,4})\s*(?:[-–—|:]+|,(?=\s[A-Z]))\s*")
"""A host between the dash of a place and the text: `WARENG – Nusapos.com |`."""
BROKEN_HOST = re.compile(r"(?<=\w) (?=(?:com|net|co\.id)$)", re.IGNORECASE)
"""A space where a host's last dot belongs: `KABARNUSA com`."""
HOST_BETWEEN = re.compile(
    r"([^\W\d_][^,.\n]{2,28}),\s?([A-Za-z][\w.-]{2,40}\.[A-Za-z]{2,4})(?:,\s+(?=[A-Z][a-z]+\s)|\s*\|\s*)"
)
"""A host between commas, or a comma and a bar: `Wareng, Nusapos.com, Pasar ikan ...`."""
PLACE_HOST = re.compile(
    r"([^\W\d_][^,.()/|\n–—-]{2,28}?)\s((?:www\.)?[A-Za-z][\w-]{2,40}\.(?:co\.)?[A-Za-z]{2,4})\s*(?:-{1,3}|[–—|])\s*"
)
"""A place and a host without a sign between: `WARENG NUSAPOS.com - Pasar ikan ...`."""
DATE_TAIL = re.compile(r"\s+\(?\d|\d{4}")
CAMEL = re.compile(r"[A-Z][a-z]{1,15}[A-Z]\w{1,15}")
UNKNOWN_SOURCE = re.compile(r"[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,2}")
ASIDE = 160
"""Code points in which a second dash makes an aside of what follows the first."""
PLACE_WORDS = 5
OPENING = 90
"""Code points in which the opening of a lead must close."""

LINE_END = re.compile(r"\Z")
WHOLE_LINE = 40
"""Code points up to which a line can be nothing but the opening of a lead."""
GLUED = re.compile(r"\(([^()\n]{2,30})\)\s*[-–—]|,\s?([^,()\n]{3,30}?)\s*(?:--?-?|–|—)\s")
GLUED_REACH = 900
"""Code points in which a glued opening is looked for."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a lead opens: the place as printed, and the spans in which an outlet or agency is named.

    Each of the `marks` is start, end, and whether it is an agency's; `masthead` is whom the first of them names.
    """

    block: int
    start: int
    end: int
    place: str | None
    marks: tuple[tuple[int, int, bool], ...]
    masthead: Masthead | None


class LeadReader:
    """Reads lead openings with the outlets and places of the rules."""

    def __init__(self, outlets: OutletIndex, places: Container[str], houses: HouseNames) -> None:
        self._outlets = outlets
        self._places = places
        self._houses = houses

    def read(self, block: Block, offset: int = 0) -> Lead | None:
        """The opening of the block's text from `offset` on, or None where it opens otherwise."""
        if offset == 0 and (literal := LITERAL.match(block.text)):
            offset = literal.end()
        text = block.text[offset : offset + OPENING]
        if "&" in text:
            text = ENTITY.sub(lambda entity: " " * len(entity.group()), text)
        places: list[Lead] = []
        for dash in DASH.finditer(text):
            lead = self._opening(block, offset, text, dash)
            if lead is not None and lead.masthead is not None:
                return lead
            if lead is not None:
                places.append(lead)
        if places:
            return self._with_host_behind(block, places[0]) or places[0]
        read = (self._between_commas, self._without_dash, self._whole_line)
        return next((lead for way in read if (lead := way(block, offset, text)) is not None), None)

    def read_broken(self, block: Block, dash: Block) -> Lead | None:
        """A known place on a line of its own above a dash: the scraper broke the lead around it. Capitals tell nothing
        there, where buttons and sub-headings stand as well."""
        if len(block.text) > WHOLE_LINE or DATE_TAIL.split(block.text)[0].strip().casefold() not in self._places:
            return None
        return Lead(block.index, block.start, dash.end, " ".join(block.text.split()), (), None)

    def read_glued(self, block: Block) -> Lead | None:
        """An opening further inside the block, where a deck was glued in front: `... Semarang (ANTARA) -`."""
        for inner in GLUED.finditer(block.text[:GLUED_REACH]):
            if self._masthead(inner.group(1) or inner.group(2)) is None:
                continue
            for words in (1, 2, 3):
                offset = _words_before(block.text, inner.start(), words)
                name = block.text[offset : inner.start()].strip(" ,")
                if offset and (name.isupper() or name.casefold() in self._places):
                    return self.read(block, offset)
        return None

    def _with_host_behind(self, block: Block, lead: Lead) -> Lead | None:
        """A lead behind whose dash the outlet's host stands, set off again."""
        host = HOST_BEHIND.match(block.text, lead.end - block.start)
        masthead = self._masthead(host.group(1)) if host is not None else None
        if host is None or masthead is None:
            return None
        mark = (lead.end, block.start + host.end(), masthead.is_agency)
        return Lead(lead.block, lead.start, mark[1], lead.place, (mark,), masthead)

    def _opening(self, block: Block, offset: int, text: str, dash: re.Match[str]) -> Lead | None:
        head = text[: dash.start()]
        if dash.group() == "-" and not self._ends_known(head):
            return None
        parts = [(m.start(), m.end(), m.group().strip()) for m in PART.finditer(head) if m.group().strip()]
        if not parts or len(parts) > 4:
            return None
        names = [
            (start, end, self._masthead(words) or self._unknown(head, start, words) or self._house(words, parts, dash))
            for start, end, words in parts
        ]
        mastheads = [m for _, _, m in names if m is not None]
        places = [words for (_, _, words), (_, _, m) in zip(parts, names, strict=True) if m is None]
        sign = dash.group().strip()
        if sign in ("", ".") and not mastheads:
            return None
        if not all(self._may_be_place(p, bool(mastheads), sign) for p in places[:1]):
            return None
        if places and not mastheads:
            small = text[dash.end() : dash.end() + 1].islower()
            aside = " - " in block.text[offset + dash.end() :][:ASIDE]
            told = small and (aside or (sign == ":" and not places[0].isupper()))
            if told or not self._opens_alone(places[0], dash.group()):
                return None
        if mastheads and not places:
            return self._mark_alone(block, offset, text, dash, mastheads[0])
        at = block.start + offset
        marks = tuple(
            (at + edges[0], at + edges[1], named.is_agency)
            for start, end, named in names
            if named is not None and (edges := _with_separator(head, start, end))
        )
        first = mastheads[0] if mastheads else None
        place = self._plain_place(places[0]) if places else None
        return Lead(block.index, at, at + dash.end(), place, marks, first)

    def _ends_known(self, head: str) -> bool:
        """Whether a dash without spaces stands behind a place or an outlet, and not inside a word (`U-20`)."""
        last = head.rpartition(",")[2].strip(" ()")
        return self._masthead(last) is not None or self._is_place(last)

    def _mark_alone(self, block: Block, offset: int, text: str, dash: re.Match[str], masthead: Masthead) -> Lead | None:
        """`OUTLET -`, `OUTLET - PLACE.` and `OUTLET.COM. PLACE -`: the mark goes with its sign."""
        sign = dash.group().strip()
        at = block.start + offset
        place = (BEFORE_DASH if sign == "." else BEFORE_DOT).match(text[dash.end() :])
        name = place.group(1) if place and self._is_place(place.group(1)) else None
        if not sign or (sign == "." and not (name and DOMAIN.search(text[: dash.start()]))):
            return None
        end = dash.end() + (place.end() if place and name else 0)
        return Lead(block.index, at, at + end, name, ((at, at + dash.end(), masthead.is_agency),), masthead)

    def _between_commas(self, block: Block, offset: int, text: str) -> Lead | None:
        """`Jakarta, Nusapos.com, Polisi ...`, `JAKARTA Nusapos.com - ...`: a known place or one in capitals, the host,
        and the text."""
        match = HOST_BETWEEN.match(text) or PLACE_HOST.match(text)
        masthead = self._masthead(match.group(2)) if match and self._is_place(match.group(1)) else None
        if match is None or masthead is None:
            return None
        at = block.start + offset
        mark = (at + match.end(1), at + match.end(2), masthead.is_agency)
        return Lead(block.index, at, at + match.end(), match.group(1), (mark,), masthead)

    def _without_dash(self, block: Block, offset: int, text: str) -> Lead | None:
        """`Liputan6.com, Jakarta Polisi ...`: the outlet by name, a comma, and a known place."""
        match = WITHOUT_DASH.match(text)
        if match is None:
            return None
        masthead = self._masthead(match.group(1))
        if masthead is None:
            return None
        at = block.start + offset
        place = self._place_at_the_start(match.group(2))
        if place is None and not DOMAIN.fullmatch(match.group(1)):
            return None
        return Lead(
            block.index,
            at,
            at + match.start(2),
            place,
            ((at, at + match.start(2), masthead.is_agency),),
            masthead,
        )

    def _whole_line(self, block: Block, offset: int, text: str) -> Lead | None:
        """`JAKARTA, KOMPAS.com` as a line of its own, where the scraper broke the lead in front of its dash.

        Without the dash the form of a name says too little: `DINAS PERHUBUNGAN (DISHUB)`.
        """
        if len(block.text) > WHOLE_LINE or not any(self._masthead(part.strip()) for part in PART.findall(text)):
            return None
        end = LINE_END.search(text)
        lead = None if end is None else self._opening(block, offset, text, end)
        masthead = lead.masthead if lead is not None else None
        return lead if masthead is not None and (masthead.domain or masthead.is_agency) else None

    def _plain_place(self, words: str) -> str:
        """`Jakarta Konser Besar` and `JakartaKonser` to `Jakarta`: where no dash closed the opening, the text went on
        behind the city."""
        words = " ".join(words.split())
        first = words.split()[0]
        if first.casefold() in self._places:
            return words if self._is_place(words) else first
        return self._place_at_the_start(first) or words

    def _place_at_the_start(self, word: str) -> str | None:
        """A known place, also where the text was glued to it: `JakartaHampir`."""
        if word.casefold() in self._places:
            return word
        cuts = (i for i in range(3, len(word)) if word[i].isupper() and word[i - 1].islower())
        return next((word[:i] for i in cuts if word[:i].casefold() in self._places), None)

    def _masthead(self, words: str) -> Masthead | None:
        words = BROKEN_HOST.sub(".", words.strip(" ."))
        known = self._outlets.named(words)
        if known is None and DOMAIN.fullmatch(words):
            known = self._outlets.in_text(words)
        return known

    def _unknown(self, head: str, start: int, words: str) -> Masthead | None:
        """An outlet in no rule file, by the form of its name beside a place: `Jakarta, HanTer -`, `JAKARTA (Xyz) -`."""
        before = head[:start].rstrip()
        form = {"(": UNKNOWN_SOURCE, ",": CAMEL}.get(before[-1:])
        if form is None or not form.fullmatch(words) or not self._is_place(before[:-1].strip()):
            return None
        if any(word[0].islower() for word in head[start:].split()):
            return None  # `PT AIR HULU (Persero) membangun ...`: a name in brackets inside a sentence
        return Masthead(words, None)

    def _house(self, words: str, parts: Sequence[tuple[int, int, str]], dash: re.Match[str]) -> Masthead | None:
        """An outlet in no rule file, by the words its name is made of: `WARENG, KABARNUSA -`, `POSMETRO MEDAN -`.

        Where small letters follow, the dash is one of a sentence."""
        if dash.group().strip() in ("", ".", ":") or dash.string[dash.end() : dash.end() + 1].islower():
            return None
        if len(parts) == 1:
            return Masthead(words, None) if self._houses.is_house_alone(words) else None
        other = next((part for _, _, part in parts if part != words), "")
        beside = len(parts) == 2 and self._houses.is_house_beside(words, other, self._is_place(other))
        return Masthead(words, None) if beside else None

    def _may_be_place(self, words: str, with_outlet: bool, sign: str) -> bool:
        count = len(words.split())
        if with_outlet:
            strange = any(sign.isdigit() or sign in '"“:;' for sign in DATE_TAIL.split(words)[0])
            plain = not strange and DOMAIN.search(words) is None
            return plain and words[0].isupper() and (count <= 3 or self._is_place(words))
        return count <= PLACE_WORDS and (sign != ":" or words.isupper() or words.casefold() in self._places)

    def _opens_alone(self, words: str, dash: str) -> bool:
        """A place that no outlet stands beside; where the dash has no space, it must be a known one."""
        if dash in ("-", ":"):
            return words.casefold() in self._places
        return self._is_place(words)

    def _is_place(self, words: str) -> bool:
        """Capitals (`NUR SULTAN`) or a city of the rules; a date behind it does not count (`Nov 22`)."""
        letters = DATE_TAIL.split(words)[0].strip()
        if letters.casefold() in self._places:
            return True
        if STRANGE.search(letters) or DOMAIN.search(letters):
            return False
        return letters.isupper() and len(letters) > 3 and not any(c.isdigit() for c in letters)


def _with_separator(head: str, start: int, end: int) -> tuple[int, int]:
    """The span of an outlet in an opening, with the comma or brackets that join it to the rest."""
    while end < len(head) and head[end] in " )":
        end += 1
        if head[end - 1] == ")":
            break
    before = start
    while before > 0 and head[before - 1] in " ,(/|":
        before -= 1
    if before > 0:
        return before, end
    while end < len(head) and head[end] in " ,|/":
        end += 1
    return start, end


def _words_before(text: str, end: int, count: int) -> int:
    """Where the last `count` words before `end` begin."""
    at = end
    for _ in range(count):
        at = text.rfind(" ", 0, at)
        if at < 0:
            return 0
    return at + 1
