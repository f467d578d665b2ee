"""Who is meant by a name on the page: outlets and their editions, by any spelling or host."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cleaners.folding import squeeze
from cleaners.rule_tables import Outlet
from cleaners.rules import Rules, parents

DOMAIN = re.compile(
    r"(?<![\w@.-])(?:www\.)?((?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}"
    r"(?:com|net|org|info|news|tv|fm|press|today|live|media|[a-z]{2}))(?![\w-]|\.\w)",
    re.IGNORECASE,
)
"""A host name in running text. Bounded, so that a search stays linear."""

WORDS = re.compile(r"[^\s,;:|()/\"“”]+")
ABBREVIATION = 3
"""Letters up to which a name is an abbreviation."""
NAME_WORDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Masthead:
    """An outlet or agency as a reader knows it: canonical name, registered domain, the rules it came from."""

    name: str
    domain: str | None
    outlet: Outlet | None = None
    is_agency: bool = False


class OutletIndex:
    """All outlets of the rules by spelling and by host, and the names of many more by domain."""

    def __init__(self, rules: Rules) -> None:
        self._by_spelling: dict[str, Masthead] = {}
        self._by_host: dict[str, Masthead] = {}
        self._by_domain = rules.domains
        self._listed = frozenset(squeeze(name) for name in rules.domains.values() if " " in name)
        self._exact: set[str] = set()
        for name, spellings in rules.agencies.items():
            agency = Masthead(name, None, is_agency=True)
            self._by_spelling.update((squeeze(spelling), agency) for spelling in spellings)
            self._exact |= set(spellings)
        for outlet in rules.outlets.values():
            self._add(outlet)
        self._beginnings = {spelling[:end] for spelling in self._by_spelling for end in range(len(spelling) + 1)}

    def _add(self, outlet: Outlet) -> None:
        masthead = Masthead(outlet.name, outlet.domains[0], outlet, outlet.agency)
        for spelling in (outlet.name, *outlet.aliases, *outlet.leads, *outlet.domains):
            self._by_spelling[squeeze(spelling)] = masthead
            self._exact.add(spelling)
        for domain in outlet.domains:
            self._by_host[domain] = masthead
        for name, spellings in outlet.editions.items():
            edition = Masthead(name, outlet.domains[0], outlet)
            for spelling in (name, *spellings):
                self._by_spelling[squeeze(spelling)] = edition
                if "." in spelling and " " not in spelling:
                    self._by_host[spelling.casefold()] = edition

    def named(self, text: str) -> Masthead | None:
        """The outlet that goes by exactly this name, or None. An abbreviation is one word: `A+ A-` is no `AA`."""
        spelling = squeeze(text)
        if len(spelling) <= ABBREVIATION and spelling not in text.casefold():
            return None
        return self._by_spelling.get(spelling)

    def is_listed(self, text: str) -> bool:
        """Whether a text is a name of several words in the table of domains: `Le Figaro` in a writer's place."""
        return " " in text and squeeze(text) in self._listed

    def at(self, host: str) -> Masthead:
        """The outlet at a host: by the outlet files, then by the table of domains, else by its registered domain.

        Many of the table's names are words of every story (`Time`, `Metro`), so none of them is recognised in a text.
        """
        host = host.casefold().removeprefix("www.").removeprefix("m.")
        hosts = parents(host)
        for known in hosts:
            if known in self._by_host:
                return self._by_host[known]
        domain = registered_domain(host)
        name = next((self._by_domain[known] for known in hosts if known in self._by_domain), domain or host)
        return Masthead(name, domain or None)

    def mentions(self, text: str) -> list[Masthead]:
        """Every outlet of the rules that is named in a line of furniture, in order, the longest name first.

        A name in small letters counts only as the rules spell it: `bernama` is also a Malay verb.
        """
        words = WORDS.findall(text)
        spellings = [squeeze(word) for word in words]
        found: list[Masthead] = []
        at = 0
        while at < len(words):
            length, known = self._longest(words, spellings, at) if spellings[at] in self._beginnings else (1, None)
            if known is not None:
                found.append(known)
            at += length
        return list(dict.fromkeys(found))

    def _longest(self, words: Sequence[str], spellings: Sequence[str], at: int) -> tuple[int, Masthead | None]:
        """The longest name that begins at a word: how many words it has, and whose it is."""
        for length in range(min(NAME_WORDS, len(words) - at), 0, -1):
            known = self._by_spelling.get("".join(spellings[at : at + length]))
            if known is not None:
                name = " ".join(words[at : at + length])
                if name in self._exact or not name.islower() or "." in name:
                    return length, known
        return 1, None

    def in_text(self, text: str) -> Masthead | None:
        """The outlet whose name or host the text consists of, or the first host it holds."""
        known = self.named(text)
        if known is not None:
            return known
        host = DOMAIN.search(text)
        if host is None or not registered_domain(host.group(1)):
            return None
        return self.named(host.group(1)) or self.at(host.group(1))


@functools.lru_cache(maxsize=1)
def _suffixes() -> Any:
    """The public suffix list that comes with tldextract; nothing is fetched."""
    import tldextract  # 0.2 s to import: paid when the first host is read

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def agency_spellings(rules: Rules) -> list[str]:
    """How agencies are written: those of the table, and the outlets that are one."""
    spelled = [spelling for spellings in rules.agencies.values() for spelling in spellings]
    for outlet in rules.outlets.values():
        spelled += (outlet.name, *outlet.aliases, *outlet.leads) if outlet.agency else ()
    return spelled


def host_of(address: str) -> str:
    """The host of an address, in small letters; empty where there is none. Anything can begin like an address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@functools.lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """`ekbis.sindonews.com` to `sindonews.com`; empty where the host is under no public suffix."""
    return str(_suffixes()(host).top_domain_under_public_suffix).casefold()
