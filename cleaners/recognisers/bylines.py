"""Who made the page: credits behind a label, bare signatures in brackets, a name beside its outlet.

Roles matter: only `author` credits make authors. Indonesian pages tell writer, editor and source agency apart.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

import msgspec

from cleaners.folding import fold, folded_words
from cleaners.page import Block
from cleaners.recognisers.credit_labels import COLONS, CreditLabels, Label, alternatives, bare_labels
from cleaners.recognisers.dates import Calendar
from cleaners.recognisers.mastheads import HouseNames
from cleaners.recognisers.names import FIRST_UNSPACED, looks_like_name, split_names
from cleaners.recognisers.outlets import OutletIndex
from cleaners.recognisers.phrases import either
from cleaners.recognisers.unspaced import NAME as UNSPACED_NAME
from cleaners.recognisers.unspaced import UnspacedBylines
from cleaners.rules import Rules

ROLES = ("author", "editor", "photo", "agency", "other")
SIGNATURE = re.compile(
    r"[(\[]\s?(?:\*+\s?/?\s?)?(?:[^\W\d_][\w.*-]{0,11}(?:\s?[/|,&-]\s?[\w.*-]{1,12}){0,4}|\*+)\s?[)\]]\s?\**\s*$"
)
GLUED_INITIALS = re.compile(r"\w\([a-z]{2,4}(?:/[a-z]{2,4})?\)$")
SHORT_HOUSE = re.compile(r"[A-Z]{2,5}")
"""An outlet by its initials beside a writer's name: `Rana Puspa/KW`."""
MOST_NAMES = 4
DASH = re.compile(r"\s+[-–—|]\s+")
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]\s?\**\s*$")
AFTER_SENTENCE = re.compile(r"""[.!?…"”’'*]\s*$""")
TAG = re.compile(r"<[^<>]{1,300}>")
STOP = re.compile(r"©|\bcopyright\b|\bhak cipta\b|https?://|(?<!\b[^\W\d_])[.!?]\s|[|•]|$", re.IGNORECASE)
HOUSE = re.compile(r"[A-Za-z]?[a-z]{2,12}[A-Z]\w{1,15}")
"""An outlet in no rule file by the form of its name: a capital inside the word."""
HOST = re.compile(r"(?:[A-Za-z][\w-]{1,30}\.){1,2}[A-Za-z]{2,4}")
HOUSE_AHEAD = re.compile(rf"{HOST.pattern}\s+(?=[^\W\d_])")
"""`Laporan Wartawan Kabarwareng.com Siti Aminah`: the host in front of the name, without a comma."""
LEAD = re.compile(rf"\s(?={HOST.pattern}\s?(?:,\s|[-–—(|]))")
"""Where a lead begins on the line of a credit: a host and the sign behind it."""
HOSTS = re.compile(rf"{HOST.pattern}(?:\s?/\s?{HOST.pattern}){{0,2}}")
ACCOUNT = re.compile(rf"{HOST.pattern}\s?/\s?[a-z]{{2,15}}(?: [a-z]{{2,15}}){{1,3}}")
"""A host and a name in small letters: `(kabarwareng.com/sri handayani)`; one word alone may be a page's address."""
JOB = re.compile(r"([^\W\d_]{4,20})\s[^,:/]{2,40}[,:/]\s?([^,:/]{5,40})")
BEFORE_TAGS = r"\([a-z]{2,4}/[a-z0-9]{2,5}\)(?=\s+[a-z0-9][a-z0-9 ./'-]{2,280}$|\s*(?:(?i:%s))\s?:)"
TAGS_ROOM = 320
"""`(abc/def) topic topic topic`: a signature, and behind it the tags, at the end of a text in one line."""
CERTAIN = 0.5
"""Score from which on words in brackets are a name and no aside."""
CONTACT = re.compile(r"\s*(?:[\w.+-]{1,40}@[\w.-]{3,60}|@\w{2,30}|\*+\)?)\s*$")
"""An address or a footnote's sign behind a name."""
BEFORE_DOT = re.compile(r"[^\W\d_]{1,12}$")
SMALL = re.compile(r"\s+[^\W\d_A-Z]{1,4}$")
"""A small word between a name and a date: `on`, `am`."""
SIGNS = r"\s*[,|/•·(（]\s*|\s+(?:[-–—]|(?-i:[Il]))\s+"
"""What may stand between a name and a place, an agency or a job; `I` and `l` are typed for a bar."""
MOST_TAILS = 3
"""Places, agencies and jobs behind a name."""
BEHIND_JOB = " =\t\u3000·|/[]【】〔〕"
HOUSE_BEHIND = re.compile(r"(?:\s[-–—|]\s|\s?/\s?)(?=[^\W\d_a-z]\S*(?:\s\S+){0,6}$)")
"""Before up to seven words at the end of a line."""
SOURCE_WORDS, CLOSING_SOURCE = 8, 4
NAME_ROOM = 90
"""Code points behind a label in which its names must stand, and up to which a line can be a name and its label."""
SHORT = 30
"""Words up to which a block can be a line of credits from end to end."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A claim who made the page: the role, the names as printed, the span with its label."""

    block: int
    start: int
    end: int
    role: str
    names: str
    rule: str


class CreditReader:
    """Reads credits with the labels of all languages.

    Others read here what it knows: `joiners` stand between names, `desks` in the names of desks, folded, and `makers`
    are the labels of writers and editors.
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
        self._bare = alternatives(bare_labels(rules), r"^\W{0,3}(%s)\s+(?=[‘’'“]?[^\W\d_])")
        known = {label.casefold() for table in tables for label in table.author_without_colon}
        self._before_colon = alternatives(known, r"^\W{0,3}(%s)\s?[:：]\s*(?=[^\W\d_])")
        self._small = alternatives(known.difference(bare_labels(rules)), r"^\s*(%s)\s+(?=[^\W\d_]\S*\s+\S)")
        small = either(label for label in known if " " not in label)
        self._in_small_letters = re.compile(rf"^(?:{small})\s+(?=[^\W\d_]\S*\s+\S)")
        editing = {label for table in tables for label in table.editor if len(label) > 1}
        self._edited = alternatives(editing, r"\s*[,;·•|/(（–—-]?\s+(?:%s)\s+(?=\S)")
        makers = {label for label in self.makers if len(label) > 3}
        self._openers = frozenset(folded_words(fold(label))[0] for label in (*bare_labels(rules), *makers))
        self._before_name = alternatives(makers, r"^\W{0,3}(%s)\s+(?=[^\W\d_])")
        self._unspaced = UnspacedBylines(label for table in tables for label in table.author)
        related = (language.phrases.get("related") for language in rules.languages.values())
        leading = {label for table in related if table for label in table.label if " " in label}
        self._related = re.compile(rf"\s(?:{either(label[0].upper() + label[1:] for label in leading)})(?!\w)")
        tags = (language.phrases.get("tags") for language in rules.languages.values())
        self._before_tags = re.compile(BEFORE_TAGS % either(label for table in tags if table for label in table.label))
        self._nobody = frozenset(name.casefold() for table in tables for name in table.nobody)
        self._nobody_in_front = tuple(sorted(f"{name} " for name in self._nobody if " " in name))

    def read(self, block: Block) -> list[Credit]:
        """Every credit in the block; signatures count only where a line or a sentence ends."""
        if "<" in block.text:
            block = _without_tags(block)
        credits = list(self._labelled(block)) if any(map(block.text.__contains__, COLONS)) else []
        if not credits and len(block.text) <= NAME_ROOM:
            credit = self._without_colon(block) or self._with_outlet(block) or self._with_job_behind(block)
            credits = [credit] if credit is not None else []
        elif not credits and (front := self._in_front(block)) is not None:
            credits = [front]
        signature = self._signature(block)
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

    def _without_colon(self, block: Block) -> Credit | None:
        if self._openers.isdisjoint(block.tokens[:1]):
            return None
        label = self._bare.match(block.text) or self._before_name.match(block.text)
        if label is None or label.group(1)[0].islower():
            return None
        names = CONTACT.sub("", self._undated(block.text[label.end() :])).strip(" ,;-|")
        names = names[: edited.start()].rstrip(" ,;-|·•(（") if (edited := self._edited.search(names)) else names
        names = names[house.end() :] if (house := HOUSE_AHEAD.match(names)) else names
        names = self._behind_house(names, label)
        role = self._roles.get(" ".join(label.group(1).casefold().split()), "author")
        people = self.people(names)
        tells = names.lower() != names.upper() or names >= FIRST_UNSPACED  # `كتب` is also books
        enough = " " in names or (label.re is self._bare and tells)
        named = enough and 0 < len(people) <= MOST_NAMES
        if not (named or self.nobody(names)):
            return None
        return Credit(block.index, block.start, block.end, role, names, f"bylines/{role}-without-colon")

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
        if self._openers.isdisjoint(block.tokens[:1]):
            return None
        label = self._bare.match(block.text) or self._before_colon.match(block.text)
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

    def _house(self, words: str) -> str | None:
        """The name in `Outlet/Name` and `Name/Outlet`, which some houses set behind the last sentence."""
        first, slash, last = (part.strip() for part in words.partition("/"))
        last = _once(last)
        for house, name in ((first, last), (last, first)):
            known = slash and (HOST.fullmatch(house) or self._houses.is_house(house) or self._outlets.named(house))
            formed = slash and house == last and HOUSE.fullmatch(house)
            if (
                (known or formed or (slash and SHORT_HOUSE.fullmatch(house)))
                and " " in name
                and looks_like_name(name, self._nobody) >= CERTAIN
            ):
                return name
            if known and house == first and looks_like_name(name, self._nobody) >= CERTAIN:
                return name
        return None

    def _with_job(self, words: str) -> str | None:
        """The name in `Kontributor Cianjur, Rana Puspa`: a writer's label, a place or an outlet, a name."""
        job = JOB.fullmatch(words)
        if job is None or self._roles.get(job.group(1).casefold()) != "author":
            return None
        name = job.group(2).strip()
        return name if " " in name and looks_like_name(name, self._nobody) >= CERTAIN else None

    def _signature(self, block: Block) -> Credit | None:
        signed = self._unspaced.read(block.text)
        if signed is not None and not self.nobody(signed.name) and self._outlets.named(signed.name) is None:
            at = block.start
            return Credit(block.index, at + signed.start, at + signed.end, "author", signed.name, signed.rule)
        if "(" not in block.text and "[" not in block.text:
            return None
        tagged = self._before_tags.search(block.text, max(0, len(block.text) - TAGS_ROOM))
        if tagged is not None:
            start, end = block.start + tagged.start(), block.start + tagged.end()
            return Credit(block.index, start, end, "signature", tagged.group().strip("()"), "bylines/before-tags")
        if not block.text.rstrip(" *").endswith((")", "]")):
            return None
        tail = block.text[-70:]
        brackets = IN_BRACKETS.search(tail)
        initials = SIGNATURE.search(tail)
        match = brackets or initials
        if match is None:
            return None
        before = tail[: match.start()]
        if before.strip() and AFTER_SENTENCE.search(before) is None and not GLUED_INITIALS.search(tail):
            return None
        start = block.end - len(tail) + match.start()
        words = match.group().strip("()[].* ") or "*"
        if self._outlets.named(words) is not None:
            return None  # `(ANTARA)`: an agency or an outlet, for the cleaners of those
        author = self._bare.match(words)
        if author is not None:
            words, role = words[author.end() :], "author"
        elif initials is not None and len(words) <= 24 and " " not in words:
            role = "signature"
        elif (name := self._house(words) or self._with_job(words)) is not None:
            words, role = name, "author"
        elif HOSTS.fullmatch(words) or ACCOUNT.fullmatch(words):
            role = "signature"
        elif looks_like_name(words, self._nobody) >= CERTAIN and 2 <= len(words.split()) <= 5:
            role = "author"
        else:
            return None
        return Credit(block.index, start, block.end, role, words, f"bylines/{role}-in-brackets")


def _once(names: str) -> str:
    """A name that stands twice with a slash between, once."""
    parts = [part.strip() for part in names.split("/")]
    return parts[0] if len(parts) > 1 and len(set(parts)) == 1 else names


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
