"""Loads the rule files of a folder and checks them; what they can hold stands in `cleaners.rule_tables`.

A wrong key, type or value raises `RuleFileError` that names the file and the key.
"""

import functools
import re
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from cleaners.errors import RuleFileError
from cleaners.folding import squeeze
from cleaners.kinds import KINDS
from cleaners.reasons import ENGINES, REASONS
from cleaners.rule_tables import Content, KindPhrases, Language, Outlet, Phrases, Signs, World, read_table

RULES_FOLDER = Path(__file__).parent / "rules"

GAP = re.compile(r"\w*[*#]\w*")
"""A gap of a phrase with the letters that stand against it."""
OPENS_WITH_GAP = re.compile(r"[^\w*]*\*")
DIGIT = re.compile(r"\d")
OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")
HOST = re.compile(r"(?!(?:www|m)\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z][a-z0-9-]{0,61}[a-z0-9]")
"""A host as it is looked up: in small letters, without `www.` or `m.`."""

Table = TypeVar("Table", bound=msgspec.Struct)


@dataclass(frozen=True)
class Rules:
    """All rule files of one folder, by file stem and in the order of their names; `domains` as one table."""

    languages: dict[str, Language]
    outlets: dict[str, Outlet]
    agencies: dict[str, tuple[str, ...]]
    world: World
    domains: dict[str, str]
    signs: Signs

    def phrases(self) -> Iterator[tuple[str, str, str, str]]:
        """Every phrase: its file stem, reason, form and words."""
        for stem, language in self.languages.items():
            for reason, table in language.phrases.items():
                for form in Phrases.__struct_fields__:
                    yield from ((stem, reason, form, words) for words in getattr(table, form))
        for stem, outlet in self.outlets.items():
            yield from ((stem, "outlet-mark", "mark", words) for words in outlet.marks)
            yield from ((stem, "outlet-mark", "signature", words) for words in outlet.signature)
            for form, tables in (("line", outlet.lines), ("sentence", outlet.sentences)):
                for reason, phrases in tables.items():
                    yield from ((stem, reason, form, words) for words in phrases)


def load_rules(folder: Path = RULES_FOLDER) -> Rules:
    """Read and check every rule file, in `languages/`, `outlets/` and `domains/`, `agencies.toml`,
    `kinds.toml` and `world.toml`."""
    outlets = _load(folder / "outlets", Outlet, _outlet_problems)
    return Rules(
        languages=_load(folder / "languages", Language, _language_problems),
        outlets=outlets,
        agencies=_optional(folder / "agencies.toml", dict[str, tuple[str, ...]]) or {},
        world=_optional(folder / "world.toml", World) or World(),
        domains=_domains(folder / "domains", _owners(folder / "outlets", outlets)),
        signs=_signs(folder / "kinds.toml"),
    )


@functools.lru_cache(maxsize=1)
def packaged_rules() -> Rules:
    """The rule files that come with the package, read once a process."""
    return load_rules()


def _optional(path: Path, kind: type[Content]) -> Content | None:
    return read_table(path, kind) if path.exists() else None


def _signs(path: Path) -> Signs:
    signs = _optional(path, Signs) or Signs()
    for source in Signs.__struct_fields__:
        for kind in getattr(signs, source):
            if kind not in KINDS:
                raise RuleFileError(f"{path}: no such kind: {kind} - at `{source}.{kind}`")
    return signs


def _load(folder: Path, kind: type[Table], problems: Callable[[Table], Iterator[tuple[str, str]]]) -> dict[str, Table]:
    tables = {}
    for path in _files(folder):
        table = read_table(path, kind)
        for key, cause in problems(table):
            raise RuleFileError(f"{path}: {cause} - at `{key}`")
        tables[path.stem] = table
    return tables


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if path.is_file())


def _language_problems(language: Language) -> Iterator[tuple[str, str]]:
    yield from _calendar_problems(language)
    for key in KindPhrases.__struct_fields__:
        yield from _wording_problems(f"kinds.{key}", getattr(language.kinds, key))
    for reason, table in language.phrases.items():
        yield from _phrase_problems(
            f"phrases.{reason}", reason, [p for f in Phrases.__struct_fields__ for p in getattr(table, f)]
        )


def _calendar_problems(language: Language) -> Iterator[tuple[str, str]]:
    for key, wanted in (("months", 12), ("weekdays", 7)):
        lists = getattr(language, key)
        if len(lists) != wanted:
            yield key, f"{len(lists)} entries where {wanted} belong"
        for word in filter(DIGIT.search, (word for words in lists for word in words)):
            yield key, f"a number in a word, which would stand for any: {word!r}"
    for word, offset in language.zones.items():
        if not OFFSET.fullmatch(offset):
            yield f"zones.{word}", f"no offset such as +07:00: {offset!r}"
        if DIGIT.search(word):
            yield f"zones.{word}", "an offset behind GMT or UTC is read without a rule"


def _outlet_problems(outlet: Outlet) -> Iterator[tuple[str, str]]:
    if not outlet.domains:
        yield "domains", "no domain"
    if outlet.zone is not None and outlet.zone not in _zones():
        yield "zone", f"no such time zone: {outlet.zone}"
    for key in ("marks", "signature"):
        yield from _phrase_problems(key, "outlet-mark", getattr(outlet, key))
    for table in ("lines", "sentences"):
        for reason, phrases in getattr(outlet, table).items():
            yield from _phrase_problems(f"{table}.{reason}", reason, phrases)


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _phrase_problems(key: str, reason: str, phrases: list[str] | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if reason not in REASONS or reason in ENGINES:
        yield key, f"no such reason: {reason}" if reason not in REASONS else f"no phrase has the reason {reason}"
    yield from _wording_problems(key, phrases)


def _wording_problems(key: str, phrases: list[str] | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for phrase in phrases:
        if not any(character.isalnum() for character in GAP.sub("", phrase)):
            yield key, f"phrase without a word: {phrase!r}"
        elif OPENS_WITH_GAP.match(phrase):
            yield key, f"phrase that begins with `*`: {phrase!r}"
    for phrase, count in Counter(phrases).items():
        if count > 1:
            yield key, f"phrase given twice: {phrase!r}"


def parents(host: str) -> list[str]:
    """A host and the domains above it, but for the last: `a.b.id` to `a.b.id`, `b.id`."""
    labels = host.split(".")
    return [".".join(labels[cut:]) for cut in range(len(labels) - 1)]


def _owners(folder: Path, outlets: dict[str, Outlet]) -> dict[str, str]:
    """Each spelling with the stem of its outlet. Only one has it: a second would win or lose by the order of files."""
    owners: dict[str, str] = {}
    for stem, outlet in outlets.items():
        editions = [s for name, spellings in outlet.editions.items() for s in (name, *spellings)]
        for spelling in sorted(
            {squeeze(s) for s in (outlet.name, *outlet.aliases, *outlet.leads, *outlet.domains, *editions)}
        ):
            if not spelling:
                raise RuleFileError(f"{folder / stem}.toml: a spelling without a letter - at `aliases`")
            owner = owners.setdefault(spelling, stem)
            if owner != stem:
                raise RuleFileError(
                    f"{folder / stem}.toml: {spelling!r} belongs to {owner}.toml already - at `aliases`"
                )
    return owners


def _domains(folder: Path, owners: dict[str, str]) -> dict[str, str]:
    """The names of outlets without a file of their own, by domain; each domain stands once in all files."""
    names: dict[str, str] = {}
    stood: dict[str, str] = {}
    for path in _files(folder):
        for country, domain, name in _named_domains(path):
            if domain in names:
                raise RuleFileError(f"{path}: it stands in {stood[domain]} already - at `{country}.{domain}`")
            for cause in _domain_problems(domain, name, owners):
                raise RuleFileError(f"{path}: {cause} - at `{country}.{domain}`")
            names[domain], stood[domain] = name, f"{path.name} under `{country}`"
    return names


def _named_domains(path: Path) -> Iterator[tuple[str, str, str]]:
    """Country, domain and name of each line. Typed by hand: for keys of tables the decoder's messages say `[...]`."""
    for country, table in read_table(path, dict[str, object]).items():
        if not isinstance(table, dict):
            raise RuleFileError(f"{path}: it stands under no country - at `{country}`")
        for domain, name in table.items():
            if not isinstance(name, str):
                raise RuleFileError(f"{path}: domain and name belong in quotes - at `{country}.{domain}`")
            yield country, domain, name


def _domain_problems(domain: str, name: str, owners: dict[str, str]) -> Iterator[str]:
    if not HOST.fullmatch(domain):
        yield "no domain such as kompas.com, in small letters and without www."
    if not squeeze(name) or name != " ".join(name.split()):
        yield f"no name: {name!r}"
    for spelling in (name, *parents(domain)):
        owner = owners.get(squeeze(spelling))
        if owner is not None:
            yield f"{spelling!r} belongs to outlets/{owner}.toml already"
