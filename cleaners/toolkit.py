"""The recognisers, built once from the rules and used on every page."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cleaners.folding import fold_in_place, telling_words
from cleaners.learned.kind_model import KindModels, packaged_kind_models
from cleaners.learned.models import Models, packaged_models
from cleaners.recognisers.bylines import CreditReader
from cleaners.recognisers.captions import CaptionReader
from cleaners.recognisers.closing_sources import ClosingSources
from cleaners.recognisers.date_words import AgoWords, DateWords
from cleaners.recognisers.dates import Calendar
from cleaners.recognisers.glued import Wording
from cleaners.recognisers.kind_signs import KindSigns
from cleaners.recognisers.kind_words import KindWords
from cleaners.recognisers.leads import LeadReader
from cleaners.recognisers.mastheads import HouseNames
from cleaners.recognisers.outlets import OutletIndex
from cleaners.recognisers.phrases import PhraseBook, either
from cleaners.recognisers.stamps import StampReader
from cleaners.rule_tables import Language
from cleaners.rules import Rules, packaged_rules

OUTLETS, MODEL = "outlets", "model"
"""The names under which the outlets' rule files, and the models, are left out."""
AGO_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")


@dataclass(frozen=True)
class Toolkit:
    """Every recogniser over one set of rules; `without` names the cleaners that are not used."""

    rules: Rules
    without: frozenset[str]
    phrases: PhraseBook
    outlets: OutletIndex
    calendar: Calendar
    credits: CreditReader
    captions: CaptionReader
    closing_sources: ClosingSources
    leads: LeadReader
    stamps: StampReader
    places: frozenset[str]
    networks: frozenset[str]
    network_words: frozenset[str]
    desk_endings: tuple[str, ...]
    wording: Wording
    invitation: re.Pattern[str]
    channel: re.Pattern[str]
    channel_words: frozenset[str]
    invitation_words: frozenset[str]
    elements: Mapping[str, str]
    sure_elements: Mapping[str, str]
    models: Models | None
    kind_words: KindWords
    kind_signs: KindSigns
    kind_models: KindModels | None


def build_toolkit(rules: Rules, without: Iterable[str] = (), models: Models | None = None) -> Toolkit:
    """The recognisers over `rules`; takes some tenths of a second, so keep it.

    `without` names cleaners that are not to be used, or `outlets`: then the rules of outlets are left out, and each
    outlet is treated as an unknown one. A name that is neither raises UsageError when the first page is cleaned.
    `models` replace those of the package.
    """
    without = frozenset(without)
    if OUTLETS in without:
        rules = replace(rules, outlets={})
    languages = rules.languages.values()
    outlets = OutletIndex(rules)
    places = frozenset(name.casefold() for language in languages for name in language.places.names)
    calendar = Calendar([_date_words(language) for language in languages])
    houses = HouseNames(rules, places)
    credits = CreditReader(rules, outlets, calendar, houses, places)
    return Toolkit(
        rules=rules,
        without=without,
        phrases=PhraseBook(rules),
        outlets=outlets,
        calendar=calendar,
        credits=credits,
        captions=CaptionReader(rules, outlets),
        closing_sources=ClosingSources(rules),
        leads=LeadReader(outlets, places, houses),
        stamps=StampReader(calendar, outlets, credits.nobody, credits.makers),
        places=places,
        networks=frozenset(name.casefold() for name in rules.world.networks),
        network_words=telling_words(rules.world.networks),
        desk_endings=rules.world.desk_endings,
        wording=Wording(
            small=frozenset(word.casefold() for language in languages for word in language.titles.small),
            openers=frozenset(word.casefold() for language in languages for word in language.titles.openers),
            outside=frozenset(word.casefold() for language in languages for word in language.titles.outside),
        ),
        invitation=_words(word for language in languages for word in language.invitations.verbs),
        channel=_words(word for language in languages for word in language.invitations.channels),
        channel_words=telling_words(word for language in languages for word in language.invitations.channels),
        invitation_words=telling_words(word for language in languages for word in language.invitations.verbs),
        elements=_reason_by_name(rules.world.elements),
        sure_elements=_reason_by_name(rules.world.sure_elements),
        models=None if MODEL in without else packaged_models() if models is None else models,
        kind_words=KindWords(rules),
        kind_signs=KindSigns(rules.signs),
        kind_models=None if MODEL in without else packaged_kind_models(),
    )


def packaged_toolkit(without: Iterable[str] = ()) -> Toolkit:
    """The recognisers over the rules that come with the package, built once a process for each `without`."""
    return _packaged(frozenset(without))


@functools.lru_cache(maxsize=4)
def _packaged(without: frozenset[str]) -> Toolkit:
    return build_toolkit(packaged_rules(), without)


def _reason_by_name(named: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {name: reason for reason, names in named.items() for name in names}


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words between word edges, in folded text."""
    return re.compile(rf"(?<!\w)(?:{either(map(fold_in_place, words))})(?!\w)")


def _date_words(language: Language) -> DateWords:
    dates = language.dates
    return DateWords(
        months=language.months,
        weekdays=language.weekdays,
        zones=language.zones,
        published=dates.published,
        modified=dates.modified,
        clock=dates.clock,
        am=dates.am,
        pm=dates.pm,
        ago=AgoWords(
            units={unit: getattr(dates.ago, unit) for unit in AGO_UNITS},
            before=dates.ago.before,
            after=dates.ago.after,
        ),
    )
