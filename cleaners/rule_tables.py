"""What rule files hold: languages and outlets are data, one TOML each. A key is documented in docs/rules.md."""

from pathlib import Path
from typing import TypeVar

import msgspec

from cleaners.errors import RuleFileError

Content = TypeVar("Content")


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one reason, by the form in which they occur."""

    line: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()


class Ago(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of relative dates: units, and what stands before or after them."""

    seconds: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    weeks: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class DateLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words printed around a date."""

    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    ago: Ago = Ago()


class CreditLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"joiners": "and"}):
    """Words printed in front of the names of those who made a page."""

    author: tuple[str, ...] = ()
    author_without_colon: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cities that open a lead."""

    names: tuple[str, ...] = ()


class Invitations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader is asked to do, and where: a sentence with one of each is a promo."""

    verbs: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is the same in every language."""

    networks: tuple[str, ...] = ()
    picture_sources: tuple[str, ...] = ()
    house_words: tuple[str, ...] = ()
    house_endings: tuple[str, ...] = ()
    common_house_endings: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    desk_endings: tuple[str, ...] = ()
    elements: dict[str, tuple[str, ...]] = {}
    sure_elements: dict[str, tuple[str, ...]] = {}


class KindPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says that shows no article, or not all of it: anywhere in a short block, and as a title."""

    error: tuple[str, ...] = ()
    wall: tuple[str, ...] = ()
    cut_short: tuple[str, ...] = ()
    error_titles: tuple[str, ...] = ()
    wall_titles: tuple[str, ...] = ()
    listing_titles: tuple[str, ...] = ()


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What names the kind of a page in any language: where it stands, kind, words."""

    types: dict[str, tuple[str, ...]] = {}
    properties: dict[str, tuple[str, ...]] = {}
    paths: dict[str, tuple[str, ...]] = {}
    queries: dict[str, tuple[str, ...]] = {}
    roots: dict[str, tuple[str, ...]] = {}
    generators: dict[str, tuple[str, ...]] = {}


class Legacy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language was written in before UTF-8, and its letters above ASCII."""

    encodings: tuple[str, ...]
    letters: str


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How headlines are set: `small` words stay small in a headline of capital words, `openers` begin sentences and
    hardly ever stand inside a headline, those of them in `outside` never."""

    small: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language calls the things around an article."""

    code: str
    name: str
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    zones: dict[str, str] = {}
    dates: DateLabels = DateLabels()
    credits: CreditLabels = CreditLabels()
    places: Places = Places()
    invitations: Invitations = Invitations()
    titles: Titles = Titles()
    kinds: KindPhrases = KindPhrases()
    phrases: dict[str, Phrases] = {}


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one outlet names itself and wraps its pages."""

    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    language: str | None = None
    zone: str | None = None
    agency: bool = False
    marks: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    editions: dict[str, tuple[str, ...]] = {}
    lines: dict[str, tuple[str, ...]] = {}
    sentences: dict[str, tuple[str, ...]] = {}


def read_table(path: Path, kind: type[Content]) -> Content:
    """What a rule file holds; a wrong key, type or value raises `RuleFileError` that names the file and the key."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RuleFileError(f"{path}: {error}") from error
