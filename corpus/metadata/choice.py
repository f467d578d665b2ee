"""From all claims about a page to the chosen value of each field."""

import zoneinfo
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cleaners.recognisers.outlets import OutletIndex
from corpus.metadata.authorship import choose_people, writers
from corpus.metadata.chronology import MOMENTS, choose_moment, in_zone, told_apart
from corpus.metadata.facts import Fact, accepted, choose
from corpus.metadata.headlines import choose_title
from corpus.metadata.outlet import masthead
from corpus.metadata.outlet_names import same_outlet
from corpus.recipe import LISTS

SINGLE = (
    "title",
    "description",
    "outlet",
    "byline",
    "agency",
    "published",
    "modified",
    "date",
    "place",
    "language",
    "url",
    "license",
)


NAMED = "outlet/host"
PEOPLE = frozenset({"authors", "editors"})


def choose_outlet(facts: Sequence[Fact]) -> tuple[Fact | None, float]:
    """The outlet and its weight; of the spellings of one name, that of the rules, which the address leads to."""
    best, weight = choose(facts, same_outlet)
    if best is None:
        return None, weight
    named = [fact for fact in facts if fact.rule == NAMED and same_outlet(fact.value) == same_outlet(best.value)]
    return max([best, *named], key=lambda fact: (fact.rule == NAMED and fact.score > best.score, fact is best)), weight


CHOOSERS: Mapping[str, Callable[[Sequence[Fact]], tuple[Fact | None, float]]] = {
    "published": choose_moment,
    "modified": choose_moment,
    "title": choose_title,
    "outlet": choose_outlet,
}
"""How the value of a field is chosen, where claims that differ in their letters can be the same."""


@dataclass(frozen=True)
class Choice:
    """The chosen facts by field, and the weight with which each field was chosen."""

    chosen: Mapping[str, tuple[Fact, ...]]
    weights: Mapping[str, float]

    def value(self, field: str) -> str | None:
        """The value of a field that holds one, or None."""
        facts = self.chosen.get(field)
        return facts[0].value if facts else None

    def values(self, field: str) -> tuple[str, ...]:
        """The values of a field that holds several."""
        return tuple(fact.value for fact in self.chosen.get(field, ()))

    @property
    def said(self) -> frozenset[str]:
        """The fields whose values the user gave; `date` by whichever column the day is of."""
        said = {field for field, facts in self.chosen.items() if facts and facts[0].rule == "known"}
        return frozenset(said - {"date"} | ({"date"} if self.day in said else set()))

    @property
    def day(self) -> str:
        """The field that the day is of."""
        return next((field for field in ("date", "published", "modified") if self.chosen.get(field)), "date")

    def weight(self, field: str) -> float | None:
        """How sure the field is, or None where it is empty."""
        return round(self.weights[field], 4) if self.chosen.get(field) else None


def in_outlets_zone(facts: Sequence[Fact], outlets: OutletIndex) -> list[Fact]:
    """The facts, moments whose zone no one names in the zone of the outlet: so the page meant them."""
    outlet, _ = choose_outlet([fact for fact in facts if fact.field == "outlet"])
    known = masthead(outlets, outlet.value).outlet if outlet else None
    zone = zoneinfo.ZoneInfo(known.zone) if known is not None and known.zone is not None else None
    moments = [fact for fact in facts if fact.field in MOMENTS]
    told = iter(told_apart(in_zone(moments, zone)))
    return [next(told) if fact.field in MOMENTS else fact for fact in facts]


def choose_fields(facts: Sequence[Fact], outlets: OutletIndex) -> Choice:
    """The best value of each field; what the user says beats what the page says."""
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_field[fact.field].append(fact)
    chosen: dict[str, tuple[Fact, ...]] = {}
    weights: dict[str, float] = {}
    for field in filter(by_field.__contains__, SINGLE):
        choose_value = CHOOSERS.get(field, choose)
        best, weights[field] = choose_value(_said(by_field[field]) or by_field[field])
        if best is not None:
            chosen[field] = (best,)
    if "agency" in chosen and "outlet" in chosen and chosen["agency"][0].value == chosen["outlet"][0].value:
        del chosen["agency"]  # an agency is credited by others; on its own page it is the outlet
    for field in filter(by_field.__contains__, sorted(LISTS)):
        choose_values = choose_people if field in PEOPLE else accepted
        claims = writers(by_field[field], by_field["editors"]) if field == "authors" else by_field[field]
        several, weights[field] = choose_values(_said(by_field[field]) or claims)
        chosen[field] = tuple(several)
    _add_domain(by_field, chosen, weights, outlets)
    return Choice(chosen, weights)


def _said(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.rule == "known"]


def _add_domain(
    by_field: Mapping[str, list[Fact]],
    chosen: dict[str, tuple[Fact, ...]],
    weights: dict[str, float],
    outlets: OutletIndex,
) -> None:
    """The domain goes with the outlet, and the outlet with a domain that the user names."""
    said = _said(by_field["domain"])
    if said:
        chosen["domain"], weights["domain"] = (said[0],), 1.0
        if not _said(chosen.get("outlet", ())):
            chosen["outlet"] = (replace(said[0], field="outlet", value=outlets.at(said[0].value).name),)
            weights["outlet"] = 1.0
    elif "outlet" in chosen:
        domain = _domain(chosen["outlet"][0], by_field, outlets)
        if domain is not None:
            chosen["domain"], weights["domain"] = (domain,), weights["outlet"]


def _domain(outlet: Fact, by_field: Mapping[str, list[Fact]], outlets: OutletIndex) -> Fact | None:
    """The domain by the rules, else the one that a witness of the chosen outlet names with it, else that of the
    address."""
    known = masthead(outlets, outlet.value).domain
    if known is not None:
        return replace(outlet, field="domain", value=known)
    witnesses = {(fact.where, fact.quote, fact.rule) for fact in by_field["outlet"] if fact.value == outlet.value}
    claims = by_field["domain"]
    claimed, _ = choose(fact for fact in claims if (fact.where, fact.quote, fact.rule) in witnesses)
    if claimed is not None or outlet.rule == "known":
        return claimed
    return next((fact for fact in claims if fact.rule == NAMED and fact.where == "url"), None)
