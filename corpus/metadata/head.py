"""What the head of an HTML page says, parsed once for all extractors: its JSON-LD, its article, its own names."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cleaners.folding import squeeze
from cleaners.normal import normal
from cleaners.page import Head, Page
from cleaners.reading.json_ld import Thing, things, types, words
from cleaners.recognisers.outlets import host_of, registered_domain

ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|Report)|Article|Report|Review|SocialMediaPosting")
TELLING = frozenset({"headline", "datePublished", "author", "name"})
PAGES = frozenset({"WebPage", "ItemPage"})
SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
TITLES = ("og:title", "twitter:title")
OBJECT = frozenset(
    {
        "@id",
        "@type",
        "@value",
        "@list",
        "name",
        "givenName",
        "familyName",
        "headline",
        "url",
        "sameAs",
        "image",
        "jobTitle",
    }
)
"""Keys of which an object has some, and a list by keys has none."""
CONTENT = re.compile(r"\w{3,}")
SHORTEST_NAME = 3
MOST_SCRIPTS = 60
LONG_OWN = 4
"""Letters from which on an outlet's name inside another tells that this is the outlet's too."""


@dataclass(frozen=True)
class HeadView:
    """The head of one page, and what its parts say together."""

    page: Page
    head: Head

    @functools.cached_property
    def things(self) -> tuple[Thing, ...]:
        """Every object of the page's JSON-LD, in document order."""
        return tuple(thing for source in self.head.json_ld[:MOST_SCRIPTS] for thing in things(source))

    @functools.cached_property
    def _by_id(self) -> Mapping[str, Thing]:
        named = (thing for thing in self.things if isinstance(thing.get("@id"), str) and len(thing) > 1)
        return {str(thing["@id"]): thing for thing in reversed(list(named))}

    def whole(self, value: Any) -> Any:
        """A reference `{"@id": …}` as the object that it leads to; any other value as it is."""
        if isinstance(value, dict) and len(value) <= 2 and "name" not in value:
            return self._by_id.get(str(value.get("@id")), value)
        return value

    @functools.cached_property
    def articles(self) -> tuple[Thing, ...]:
        """The objects that are this page's article, the likeliest first: others may be teasers."""
        found = [thing for thing in self.things if self._is_article(thing)]
        if len(found) < 2:
            return tuple(found)
        fitting = [(self._fit(thing), thing) for thing in found]
        best = max((fit for fit, _ in fitting), default=0)
        return tuple(thing for fit, thing in fitting if fit == best)

    @staticmethod
    def _is_article(thing: Thing) -> bool:
        if "headline" in thing and "datePublished" in thing:
            return True
        return not TELLING.isdisjoint(thing) and any(ARTICLE.fullmatch(name) for name in types(thing))

    def _fit(self, thing: Thing) -> int:
        """How surely an object is this page's: by its address, then by its headline."""
        addresses = [words(thing.get(key)) for key in ("url", "mainEntityOfPage", "@id")]
        own = _path(self.page.url or "")
        by_address = len(own) > 1 and own in {_path(address) for address in addresses if address}
        headline = set(CONTENT.findall(words(thing.get("headline") or thing.get("name")).casefold()))
        shared = len(headline & self.title_words) / len(headline) if headline else 0.0
        return 2 * by_address + (shared >= 0.5)

    @functools.cached_property
    def title_words(self) -> frozenset[str]:
        """Words of the titles that meta tags and the title tag give the page."""
        return frozenset(word for title in self.given_titles for word in CONTENT.findall(title.casefold()))

    @functools.cached_property
    def given_titles(self) -> tuple[str, ...]:
        """The titles that the title tag and meta tags give the page, as they are; the site's own name is none."""
        site = {squeeze(name) for name in (*self.meta(*SITE_NAMES), *self._host_names)}
        return tuple(title for title in (self.head.title, *self.meta(*TITLES)) if squeeze(title) not in site)

    @functools.cached_property
    def titles(self) -> tuple[str, ...]:
        """The page's title as meta tags and JSON-LD give it."""
        named = [*self.meta(*TITLES), *(words(article.get("headline")) for article in self.articles)]
        return tuple(dict.fromkeys(normal(title) for title in named if title))

    @functools.cached_property
    def own_addresses(self) -> frozenset[str]:
        """The addresses that the page states as its own."""
        canonical = (address for rel, address in self.head.links if rel == "canonical")
        return frozenset((*canonical, *self.meta("og:url")))

    def shares_title(self, text: str) -> bool:
        """Whether a headline shares words with the titles that the head gives; with none of them, any does.
        One without words of three letters is in one of them, or shares nothing."""
        words = set(CONTENT.findall(text.casefold()))
        if not words:
            return not self.title_words or any(squeeze(text) in squeeze(title) for title in self.given_titles)
        return not self.title_words or len(words & self.title_words) >= min(2, len(words))

    def likeness(self, text: str) -> float:
        """How many words a headline has in common with the titles that the head gives, of all in either."""
        words = set(CONTENT.findall(text.casefold()))
        return len(words & self.title_words) / len(words | self.title_words) if words else 0.0

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, name by name and in document order."""
        return (content for name in names for content in self.meta_tags.get(name, ()))

    @functools.cached_property
    def meta_tags(self) -> Mapping[str, Sequence[str]]:
        """What the meta tags of each name say, in document order; what says nothing is left out."""
        found: dict[str, list[str]] = {}
        for name, content in self.head.meta:
            if content := content.strip():
                found.setdefault(name, []).append(content)
        return found

    @functools.cached_property
    def publishers(self) -> tuple[str, ...]:
        """Names of who published the article, by its JSON-LD."""
        return tuple(name for thing in self.articles for name in self.names(thing.get("publisher")))

    def names(self, value: Any) -> list[str]:
        """Names in any shape: text, object, reference, and lists of them."""
        found: list[str] = []
        waiting = [value]
        while waiting and len(found) < 100:
            value = self.whole(waiting.pop())
            if isinstance(value, Sequence) and not isinstance(value, str):
                waiting.extend(reversed(value))
            elif isinstance(value, dict) and "@list" in value:
                waiting.append(value["@list"])
            elif isinstance(value, dict) and isinstance(value.get("name"), list):
                waiting.extend(reversed(value["name"]))
            elif isinstance(value, dict) and (listed := _listed(value)):
                waiting.extend(reversed(listed))
            elif isinstance(value, dict) and not value.get("name"):
                found.append(f"{words(value.get('givenName'))} {words(value.get('familyName'))}".strip())
            else:
                found.append(words(value))
        return [name for name in found if name]

    @functools.cached_property
    def own_names(self) -> frozenset[str]:
        """How the page calls its own outlet, squeezed: none of these is a person."""
        named = [*self.publishers, *self.meta(*SITE_NAMES), *self._host_names]
        houses = (thing for thing in self.things if "logo" in thing and _is_house(thing))
        named += [name for house in houses for name in self.names(house)]
        return frozenset(key for name in named if len(key := squeeze(name)) >= SHORTEST_NAME)

    def is_own(self, name: str) -> bool:
        """Whether a name is, or begins or ends with, one by which the page calls its outlet."""
        key = squeeze(name)
        words = [squeeze(word) for word in name.split()]
        return any(
            own in (key, *words[:1], *words[-1:])
            or (len(own) >= LONG_OWN and (key.startswith(own) or key.endswith(own)))
            for own in self.own_names
        )

    @functools.cached_property
    def _host_names(self) -> tuple[str, ...]:
        return (self.domain, self.domain.split(".")[0]) if self.domain else ()

    @functools.cached_property
    def domain(self) -> str:
        """The registered domain of the page's address, empty where it has none."""
        return registered_domain(host_of(self.page.url or ""))


def _is_house(thing: Thing) -> bool:
    """Whether an object is an organisation, and not a person's own site, which is said to be both."""
    named = str(thing.get("@type"))
    return "Organization" in named and "Person" not in named


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/").casefold()
    except ValueError:
        return ""


def _listed(value: Thing) -> list[Any]:
    """What a map holds that is no object but a list by keys: `{"0": {"name": ...}}`, `{"Jane Doe": "https://..."}`."""
    if isinstance(value.get("name"), dict) and "@value" not in value["name"]:
        return list(value["name"].values())
    if not OBJECT.isdisjoint(value) or not value:
        return []
    held = list(value.values())
    if all(isinstance(text, str) and text.startswith(("http://", "https://", "/")) for text in held):
        return list(value)
    numbered = all(key.isdecimal() for key in value)
    return held if numbered or all(isinstance(thing, dict) for thing in held) else []
