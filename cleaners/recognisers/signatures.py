"""Signatures in brackets where a line or a sentence ends: `(abc/def)`, `(Rana Puspa)`, `(Rana Puspa/KW)`."""

import re
from collections.abc import Callable

from cleaners.page import Block
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.credit_parts import CreditParts
from cleaners.recognisers.mastheads import HouseNames
from cleaners.recognisers.names import looks_like_name
from cleaners.recognisers.outlets import OutletIndex
from cleaners.recognisers.phrases import either
from cleaners.recognisers.unspaced import UnspacedBylines
from cleaners.rules import Rules

SIGNATURE = re.compile(
    r"[(\[]\s?(?:\*+\s?/?\s?)?(?:[^\W\d_][\w.*-]{0,11}(?:\s?[/|,&-]\s?[\w.*-]{1,12}){0,4}|\*+)\s?[)\]]\s?\**\s*$"
)
GLUED_INITIALS = re.compile(r"\w\([a-z]{2,4}(?:/[a-z]{2,4})?\)$")
SHORT_HOUSE = re.compile(r"[A-Z]{2,5}")
"""An outlet by its initials beside a writer's name: `Rana Puspa/KW`."""
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]\s?\**\s*$")
AFTER_SENTENCE = re.compile(r"""[.!?…"”’'*]\s*$""")
HOUSE = re.compile(r"[A-Za-z]?[a-z]{2,12}[A-Z]\w{1,15}")
"""An outlet in no rule file by the form of its name: a capital inside the word."""
HOST = re.compile(r"(?:[A-Za-z][\w-]{1,30}\.){1,2}[A-Za-z]{2,4}")
HOSTS = re.compile(rf"{HOST.pattern}(?:\s?/\s?{HOST.pattern}){{0,2}}")
ACCOUNT = re.compile(rf"{HOST.pattern}\s?/\s?[a-z]{{2,15}}(?: [a-z]{{2,15}}){{1,3}}")
"""A host and a name in small letters: `(kabarwareng.com/sri handayani)`; one word alone may be a page's address."""
JOB = re.compile(r"([^\W\d_]{4,20})\s[^,:/]{2,40}[,:/]\s?([^,:/]{5,40})")
BEFORE_TAGS = r"\([a-z]{2,4}/[a-z0-9]{2,5}\)(?=\s+[a-z0-9][a-z0-9 ./'-]{2,280}$|\s*(?:(?i:%s))\s?:)"
TAGS_ROOM = 320
"""`(abc/def) topic topic topic`: a signature, and behind it the tags, at the end of a text in one line."""
REACH = 70
"""Code points at the end of a text in which a signature stands."""
MOST_INITIALS = 24
CERTAIN = 0.5
"""Score from which on words in brackets are a name and no aside."""


class SignatureReader:
    """Reads signatures with the labels of all languages."""

    def __init__(
        self,
        rules: Rules,
        outlets: OutletIndex,
        houses: HouseNames,
        parts: CreditParts,
        nobody: Callable[[str], bool],
    ) -> None:
        """`parts` knows the labels and their roles; `nobody` tells whether words stand where a name would, but name no
        person."""
        self._outlets = outlets
        self._houses = houses
        self._parts = parts
        self._is_nobody = nobody
        languages = rules.languages.values()
        self._unspaced = UnspacedBylines(label for language in languages for label in language.credits.author)
        tags = (language.phrases.get("tags") for language in languages)
        self._before_tags = re.compile(BEFORE_TAGS % either(label for table in tags if table for label in table.label))
        self._nobody = frozenset(name.casefold() for language in languages for name in language.credits.nobody)

    def read(self, block: Block) -> Credit | None:
        """The signature that a block ends with; None where it has none."""
        text = block.text
        signed = self._unspaced.read(text)
        if signed is not None and not self._is_nobody(signed.name) and self._outlets.named(signed.name) is None:
            return _credit(block, (signed.start, signed.end), "author", signed.name, signed.rule)
        if "(" not in text and "[" not in text:
            return None
        tagged = self._before_tags.search(text, max(0, len(text) - TAGS_ROOM))
        if tagged is not None:
            return _credit(block, tagged.span(), "signature", tagged.group().strip("()"), "bylines/before-tags")
        return self._in_brackets(block) if text.rstrip(" *").endswith((")", "]")) else None

    def _in_brackets(self, block: Block) -> Credit | None:
        tail = block.text[-REACH:]
        initials = SIGNATURE.search(tail)
        match = IN_BRACKETS.search(tail) or initials
        if match is None:
            return None
        before = tail[: match.start()]
        if before.strip() and AFTER_SENTENCE.search(before) is None and not GLUED_INITIALS.search(tail):
            return None
        words = match.group().strip("()[].* ") or "*"
        if self._outlets.named(words) is not None:
            return None  # `(ANTARA)`: an agency or an outlet, for the cleaners of those
        role, names = self._signer(words, initials is not None)
        start = len(block.text) - len(tail) + match.start()
        rule = f"bylines/{role}-in-brackets"
        return _credit(block, (start, len(block.text)), role, names, rule) if role else None

    def _signer(self, words: str, are_initials: bool) -> tuple[str, str]:
        """The role of the words in brackets, and the names among them; no role where they sign nothing."""
        author = self._parts.bare.match(words)
        if author is not None:
            return "author", words[author.end() :]
        if are_initials and len(words) <= MOST_INITIALS and " " not in words:
            return "signature", words
        if (name := self._beside_house(words) or self._with_job(words)) is not None:
            return "author", name
        if HOSTS.fullmatch(words) or ACCOUNT.fullmatch(words):
            return "signature", words
        named = self._is_name(words) and 2 <= len(words.split()) <= 5
        return ("author", words) if named else ("", words)

    def _is_name(self, words: str) -> bool:
        return looks_like_name(words, self._nobody) >= CERTAIN

    def _beside_house(self, words: str) -> str | None:
        """The name in `Outlet/Name` and `Name/Outlet`, which some houses set behind the last sentence."""
        first, slash, last = (part.strip() for part in words.partition("/"))
        last = _once(last)
        for house, name in ((first, last), (last, first)) if slash else ():
            known = HOST.fullmatch(house) or self._houses.is_house(house) or self._outlets.named(house) is not None
            formed = (house == last and HOUSE.fullmatch(house)) or SHORT_HOUSE.fullmatch(house)
            if (known or formed) and " " in name and self._is_name(name):
                return name
            if known and house == first and self._is_name(name):
                return name
        return None

    def _with_job(self, words: str) -> str | None:
        """The name in `Kontributor Cianjur, Rana Puspa`: a writer's label, a place or an outlet, a name."""
        job = JOB.fullmatch(words)
        if job is None or self._parts.roles.get(job.group(1).casefold()) != "author":
            return None
        name = job.group(2).strip()
        return name if " " in name and self._is_name(name) else None


def _credit(block: Block, span: tuple[int, int], role: str, names: str, rule: str) -> Credit:
    return Credit(block.index, block.start + span[0], block.start + span[1], role, names, rule)


def _once(names: str) -> str:
    """A name that stands twice with a slash between, once."""
    parts = [part.strip() for part in names.split("/")]
    return parts[0] if len(parts) > 1 and len(set(parts)) == 1 else names
