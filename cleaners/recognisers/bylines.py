"""Who made the page: credits behind a label, bare signatures in brackets, a name beside its outlet.

Roles matter: only `author` credits make authors. Indonesian pages tell writer, editor and source agency apart.
"""

import re
from collections.abc import Callable, Container, Iterator

import msgspec

from cleaners.folding import fold, folded_words
from cleaners.page import Block
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.credit_labels import COLONS, CreditLabels, Label, alternatives, bare_labels
from cleaners.recognisers.credit_parts import CreditParts, Part, undescribed
from cleaners.recognisers.dates import Calendar
from cleaners.recognisers.mastheads import HouseNames
from cleaners.recognisers.names import FIRST_UNSPACED, looks_like_name, split_names
from cleaners.recognisers.outlets import OutletIndex
from cleaners.recognisers.phrases import either
from cleaners.recognisers.signatures import AFTER_SENTENCE, CERTAIN, HOST, HOUSE, SignatureReader
from cleaners.recognisers.unspaced import NAME as UNSPACED_NAME
from cleaners.rules import Rules

MAKERS = ("author", "editor")
ROLES = (*MAKERS, "photo", "agency", "other")
MOST_NAMES = 6
DASH = re.compile(r"\s+[-–—|]\s+")
TAG = re.compile(r"<[^<>]{1,300}>")
STOP = re.compile(r"©|\bcopyright\b|\bhak cipta\b|https?://|(?<!\b[^\W\d_])[.!?]\s|[|•]|$", re.IGNORECASE)
HOUSE_AHEAD = re.compile(rf"{HOST.pattern}\s+(?=[^\W\d_])")
"""`Laporan Wartawan Kabarwareng.com Siti Aminah`: the host in front of the name, without a comma."""
LEAD = re.compile(rf"\s(?={HOST.pattern}\s?(?:,\s|[-–—(|]))")
"""Where a lead begins on the line of a credit: a host and the sign behind it."""
CONTACT = re.compile(r"\s*(?:[\w.+-]{1,40}@[\w.-]{3,60}|@\w{2,30}|\*+\)?)\s*$")
"""An address or a footnote's sign behind a name."""
BEFORE_DOT = re.compile(r"[^\W\d_]{1,12}$")
SMALL = re.compile(r"\s+[^\W\d_A-Z]{1,4}$")
"""A small word between a name and a date: `on`, `am`."""
SIGNS = r"\s*[,|/•·⋅●(（]\s*|\s+(?:[-–—]|(?-i:[Il]))\s+"
"""What may stand between a name and a place, an agency or a job; `I` and `l` are typed for a bar."""
MOST_TAILS = 3
"""Places, agencies and jobs behind a name."""
BEHIND_JOB = " =\t\u3000·|/[]【】〔〕"
HOUSE_BEHIND = re.compile(r"(?:\s[-–—|]\s|\s?/\s?)(?=[^\W\d_a-z]\S*(?:\s\S+){0,6}$)")
"""Before up to seven words at the end of a line."""
SOURCE_WORDS, CLOSING_SOURCE = 8, 4
NAME_ROOM = 90
"""Code points behind a label in which its names must stand, and up to which a line can be a name and its label."""
LINE_ROOM = 240
"""Code points of a line of credits: `Reporting by Jane Doe in London; Editing by John Roe`."""
SHORT = 30
"""Words up to which a block can be a line of credits from end to end."""


class CreditReader:
    """Reads credits with the labels of all languages.

    Others read here what it knows: `joiners` stand between names, `desks` in the names of desks, folded, and `makers`
    are the labels of writers and editors; `parts` takes lines of credits apart.
    """

    def __init__(
        self, rules: Rules, outlets: OutletIndex, calendar: Calendar, houses: HouseNames, places: Container[str]
    ) -> None:
        """`places` are those that the rules know, folded."""
        tables = [language.credits for language in rules.languages.values()]
        self._outlets = outlets
        self._calendar = calendar
        self._places = places
        self._houses = houses
        self.joiners = frozenset(word for table in tables for word in table.joiners)
        self.desks = frozenset(word.casefold() for word in rules.world.desks)
        self.makers = frozenset(label for table in tables for label in (*table.author, *table.editor))
        self._honorifics = frozenset(
            form for table in tables for word in table.honorifics for form in (word, word.upper())
        )
        self._behind = tuple(sorted({word for table in tables for word in table.behind}))
        self._tail = re.compile(
            rf"{SIGNS}|\s+(?:{either(w for table in tables for w in table.beside)})\s+(?:[ld]['’])?", re.I
        )
        self._beside = alternatives((word for table in tables for word in table.beside), r"^\s*(%s)\s+(?:[ld]['’])?")
        self._roles = {
            label.casefold(): role for role in reversed(ROLES) for table in tables for label in getattr(table, role)
        }
        self._labels = CreditLabels(self._roles)
        known = {label.casefold() for table in tables for label in table.author_without_colon}
        self._before_colon = alternatives(known, r"^\W{0,3}(%s)\s?[:：]\s*(?=[^\W\d_])")
        self._small = alternatives(known.difference(bare_labels(rules)), r"^\s*(%s)\s+(?=[^\W\d_]\S*\s+\S)")
        small = either(label for label in known if " " not in label)
        self._in_small_letters = re.compile(rf"^(?:{small})\s+(?=[^\W\d_]\S*\s+\S)")
        self.parts = CreditParts(rules, self._roles)
        related = (language.phrases.get("related") for language in rules.languages.values())
        leading = {label for table in related if table for label in table.label if " " in label}
        self._related = re.compile(rf"\s(?:{either(label[0].upper() + label[1:] for label in leading)})(?!\w)")
        self._nobody = frozenset(name.casefold() for table in tables for name in table.nobody)
        self._signatures = SignatureReader(rules, outlets, houses, self.parts, self.nobody)
        self._nobody_in_front = tuple(sorted(f"{name} " for name in self._nobody if " " in name))

    def read(self, block: Block) -> list[Credit]:
        """Every credit in the block; signatures count only where a line or a sentence ends."""
        if "<" in block.text:
            block = _without_tags(block)
        credits = list(self._labelled(block)) if any(map(block.text.__contains__, COLONS)) else []
        if not credits and len(block.text) <= LINE_ROOM:
            credits = self._without_colon(block)
        if not credits and len(block.text) <= NAME_ROOM:
            credit = self._with_outlet(block) or self._with_job_behind(block)
            credits = [credit] if credit is not None else []
        elif not credits and (front := self._in_front(block)) is not None:
            credits = [front]
        signature = self._signatures.read(block)
        if signature is not None and all(signature.start >= credit.end for credit in credits):
            credits.append(signature)
        return credits

    def nobody(self, text: str) -> bool:
        """Whether the words stand where a name would, but name no person."""
        words = text.strip(" .,:;-()").casefold()
        return words in self._nobody or words in self._roles or words.startswith(self._nobody_in_front)

    def signs(self, words: str) -> bool:
        """Whether words beside initials are an editor's label, a newsroom, or an outlet by name or form."""
        key = words.casefold()
        if key in self._nobody or self._roles.get(key) == "editor" or self._outlets.named(words) is not None:
            return True
        return HOST.fullmatch(words) is not None or self._houses.is_house(words)

    def without_job(self, text: str, is_own: Callable[[str], bool] = lambda words: False) -> str:
        """`Jane Doe, Reporter`, `Jane Doe in London`, `Jane Doe | Reuters` to `Jane Doe`: without a job, a known place
        or outlet behind the name, or one that the page calls its own."""
        job = self._job_behind(text)
        text = self._in_small_letters.sub("", self._small.sub("", text)).strip(" ,-–").removesuffix(job).strip()
        for _ in range(MOST_TAILS):
            signs = reversed(list(self._tail.finditer(text))) if len(text) <= NAME_ROOM else ()
            tails = ((sign.start(), text[sign.end() :]) for sign in signs if sign.start())
            found = next((at for at, tail in tails if self._is_tail(tail) or is_own(tail.strip(" .)）"))), None)
            if found is None:
                break
            text = text[:found]
        return text

    def _job_behind(self, text: str) -> str:
        """What its language calls writers behind their name, where a text ends so; else nothing."""
        return next((job for job in self._behind if text.endswith(job)), "")

    def _is_tail(self, words: str) -> bool:
        """Whether words behind a name are a job, a place, an outlet or an agency."""
        words = self._beside.sub("", words).strip(" ,.-–)）")
        key = words.casefold()
        if key in self._roles or key in self._places or self.nobody(words):
            return True
        return not self.desks.isdisjoint(key.split()) or self._outlets.named(words) is not None

    def opening_role(self, text: str) -> str | None:
        """The role of the label without a colon that a text opens with, if it does."""
        label = self.parts.opening(text, folded_words(fold(text)))
        return self.parts.role_of(label.group(1)) if label is not None else None

    def people(self, text: str) -> list[str]:
        """The names in a line that is nothing else but what may stand beside a name; none where a part is no name."""
        names = [self.without_job(name) for name in split_names(self.without_job(text), self.joiners)]
        return names if all(looks_like_name(name, self._nobody) for name in names) else []

    def _labelled(self, block: Block) -> Iterator[Credit]:
        labels = list(self._labels.find(block.text))
        for i, label in enumerate(labels):
            limit = labels[i + 1].start if i + 1 < len(labels) else len(block.text)
            text = block.text[label.end : min(limit, label.end + NAME_ROOM)]
            text = text[: self._stop(text)]
            text = text[: glued.start()] if (glued := self._related.search(text)) else text
            text = self.parts.first(text)
            printed = CONTACT.sub("", self._undated(text)).rstrip(" /,|-\t")
            names = self._plausible_names(printed, block, label)
            if names is not None:
                start, end = _to_the_edges(block, label.start, label.end + len(printed))
                yield Credit(block.index, start, end, label.role, names.strip(), f"bylines/{label.role}")

    def _stop(self, text: str) -> int:
        """Where names end at the latest: at a full stop that is not an honorific's, at a sign."""
        for stop in STOP.finditer(text):
            word = BEFORE_DOT.search(text, max(0, stop.start() - 12), stop.start())
            if stop.group()[:1] != "." or word is None or word.group() not in self._honorifics:
                return stop.start()
        return len(text)

    def _undated(self, text: str) -> str:
        """Names without the date behind them: `Jane Doe on January 15, 2024`."""
        moments = self._calendar.moments(text) if any(map(str.isdigit, text)) else []
        return SMALL.sub("", text[: moments[0].start].rstrip(" ,|-–•·(")) if moments else text

    def _plausible_names(self, names: str, block: Block, label: Label) -> str | None:
        """The names behind a label, where they can be some; in front of a line of their own without an outlet that no
        rule knows (`Penulis: Siti Aminah - Kabar Wareng`)."""
        if self._plausible(names, block, label):
            return names
        if label.role in MAKERS and (shorter := self._undescribed(names)) != names:
            return shorter if self._plausible(shorter, block, label) else None
        house = HOUSE_BEHIND.search(names) if label.start < 4 else None
        before = names[: house.start()] if house is not None else ""
        return before if " " in before and self._plausible(before, block, label) else None

    def _plausible(self, names: str, block: Block, label: Label) -> bool:
        """Whether names stand behind a label: people's, or for a source and a picture anybody's."""
        words = names.split()
        alone = label.start < 4 and len(block.text.split(None, SHORT)) < SHORT
        if label.role == "agency" and label.start and block.text.rstrip(" .)]").endswith(names.rstrip(" .)]")):
            return alone or _closes(block.text, label.start, words)
        if label.role in ("agency", "photo"):
            return alone and 0 < len(words) <= SOURCE_WORDS
        if self.nobody(names):
            return True
        if not self.people(names):
            return False
        return alone or len(words) <= 5 or AFTER_SENTENCE.search(block.text[: label.start]) is not None

    def _without_colon(self, block: Block) -> list[Credit]:
        """The credits of a line that opens with a label without a colon, where the first names someone."""
        label = self.parts.opening(block.text, block.tokens)
        if label is None or label.group(1)[0].islower():
            return []
        parts = list(self.parts.read(block.text[label.end() :]))
        named = [(part, names) for part in parts if (names := self._names_of(part, label)) is not None]
        if not named or named[0][0].role is not None:
            return []
        opening = self.parts.role_of(label.group(1))
        told = [(part.role or opening, part.start, names) for part, names in named if part.role in (None, *MAKERS)]
        starts = [block.start, *(block.start + label.end() + start for _, start, _ in told[1:]), block.end]
        return [
            Credit(block.index, starts[at], starts[at + 1], role, names, f"bylines/{role}-without-colon")
            for at, (role, _, names) in enumerate(told)
        ]

    def _names_of(self, part: Part, label: re.Match[str]) -> str | None:
        """The names behind one label of a line without colons; None where they are none."""
        names = CONTACT.sub("", self._undated(part.names)).strip(" ,;-|·•⋅●(（)）")
        names = names[house.end() :] if (house := HOUSE_AHEAD.match(names)) else names
        names = self._behind_house(names, label)
        if part.told or label.group(1).count(" ") > 2:  # a long label tells more than `By` at the head of a sentence
            names = self._undescribed(names)
        people = self.people(names)
        tells = names.lower() != names.upper() or names >= FIRST_UNSPACED  # `كتب` is also books
        enough = " " in names or (label.re is self.parts.bare and tells)
        if (enough and 0 < len(people) <= MOST_NAMES) or (self.nobody(names) and part.role is None):
            return names
        return None

    def _undescribed(self, names: str) -> str:
        """Names without the description behind the last of them; as they are where they are names to the end."""
        sure = bool(self.people(names))
        for shorter, description in undescribed(names):
            if (not sure or self._is_tail(description)) and self._are_full(shorter):
                return shorter
        return names

    def _are_full(self, names: str) -> bool:
        """Whether all are names of several words that look like people's."""
        people = self.people(names)
        return bool(people) and all(" " in name and looks_like_name(name, self._nobody) >= CERTAIN for name in people)

    def _behind_house(self, names: str, label: re.Match[str]) -> str:
        """The name behind an outlet and a place: `Laporan Kontributor Kabarwareng.id, Cianjur, Rana Puspa`; behind a
        label of several words whatever stands before it is no name."""
        first, *places, last = (part.strip(" .") for part in names.split(",")) if "," in names else ("", names)
        known = self._outlets.in_text(first) is not None or self._houses.is_house(first)
        in_house = known and all(fold(place) in self._places for place in places)
        told = " " in label.group(1) and " " in last and looks_like_name(last, self._nobody) >= CERTAIN
        return last if first and len(places) <= 1 and (in_house or told) else names

    def _in_front(self, block: Block) -> Credit | None:
        """`Laporan Wartawan Rana Puspa KABARWARENG.COM, WARENG - ...`: in front of a lead on its line."""
        if not self.parts.may_open(block.tokens):
            return None
        label = self.parts.bare.match(block.text) or self._before_colon.match(block.text)
        lead = LEAD.search(block.text, label.end(), label.end() + NAME_ROOM) if label else None
        if not (label and lead):
            return None
        names = self._behind_house(block.text[label.end() : lead.start()].strip(" ,."), label)
        if " " not in names or not 0 < len(self.people(names)) <= MOST_NAMES:
            return None
        return Credit(block.index, block.start, block.start + lead.start(), "author", names, "bylines/in-front")

    def _with_outlet(self, block: Block) -> Credit | None:
        """`Jane Doe - detikNews`: a name, a dash, an outlet."""
        if block.folded.isascii() and "-" not in block.text and "|" not in block.text:
            return None  # nine lines in ten
        *_, dash = (None, *DASH.finditer(block.text))
        if dash is None:
            return None
        name, rest = block.text[: dash.start()], block.text[dash.end() :]
        if not looks_like_name(name, self._nobody) or self.nobody(name):
            return None
        if self._outlets.in_text(rest) is None and not HOUSE.fullmatch(rest):
            return None
        return Credit(block.index, block.start, block.end, "author", name.strip(), "bylines/name-outlet")

    def _with_job_behind(self, block: Block) -> Credit | None:
        """`김민수 기자`: a name, and the job that its language sets behind it."""
        if block.text.isascii():
            return None
        words = CONTACT.sub("", block.text).strip(BEHIND_JOB)
        words = words.rpartition(")")[2].strip(BEHIND_JOB)  # `(서울=...) 김민수 기자`
        job = self._job_behind(words)
        name = words.removesuffix(job).strip()
        if not job or not UNSPACED_NAME.fullmatch(name) or self.nobody(name):
            return None
        return Credit(block.index, block.start, block.end, "author", name, "bylines/job-behind")


def _without_tags(block: Block) -> Block:
    """The block with leftover tags blanked, so that every span stays where it is."""
    return msgspec.structs.replace(block, text=TAG.sub(lambda tag: " " * len(tag.group()), block.text))


def _closes(text: str, start: int, words: list[str]) -> bool:
    """Whether a source stands at the end of a text: behind its last sentence, or glued to the last word of a table."""
    behind = AFTER_SENTENCE.search(text[:start].rstrip(" ([")) is not None or text[start - 1].isalnum()
    return behind and 0 < len(words) <= CLOSING_SOURCE and words[0][0].isupper()


def _to_the_edges(block: Block, start: int, end: int) -> tuple[int, int]:
    """A span in the page, grown over the signs between it and either end of its block."""
    if not any(c.isalnum() for c in block.text[:start]):
        start = 0
    if not any(c.isalnum() for c in block.text[end:]):
        end = len(block.text)
        start -= start > 0 and block.text[start - 1] in "(["
    return block.start + start, block.start + end
