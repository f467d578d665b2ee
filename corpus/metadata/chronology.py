"""Which of the moments that a page names is the one: the same instant in two zones, or as a day alone, is one claim."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.metadata.facts import ACCEPTED, Fact, weigh

SAME = datetime.timedelta(minutes=1)
WEST, EAST = datetime.timedelta(hours=-12), datetime.timedelta(hours=14)
QUARTER = datetime.timedelta(minutes=15)
MOMENTS = frozenset({"published", "modified"})
MOST_CLAIMS = 100
"""Claims that are compared with each other: no honest page makes more that count."""
TOO_LATE = 0.05
GRACE = datetime.timedelta(days=1)
ZERO = datetime.timedelta()
SEASON = datetime.timedelta(days=20)
"""Days in which a zone hardly changes to or from summer time."""
SHOWN = frozenset({"microdata/published", "microdata/modified", "dates/line", "dates/header-line"})
"""Rules that read what is printed, where an update often stands alone."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact with the moment it names, read once: `moment` is None where it names a day alone."""

    fact: Fact
    day: datetime.date
    moment: datetime.datetime | None

    @property
    def zoned(self) -> bool:
        return self.moment is not None and self.moment.tzinfo is not None

    @property
    def local(self) -> bool:
        """Whether it names a zone other than that of Greenwich."""
        return self.moment is not None and self.moment.tzinfo is not None and self.moment.utcoffset() != ZERO


def in_time(fact: Fact, fetched: datetime.datetime | None) -> Fact:
    """The fact; as good as none where it is a moment later than the day after the fetch: kept on record, not chosen."""
    if fetched is None or fact.field not in MOMENTS or _read(fact).day <= (fetched + GRACE).date():
        return fact
    return replace(fact, score=TOO_LATE)


def in_zone(facts: Sequence[Fact], zone: datetime.tzinfo | None) -> list[Fact]:
    """Moments that name no zone in that of the outlet; where it is not known, in one that the page names itself.

    A time that a program calls Greenwich's, and that the page prints as the outlet's own or in a zone that it names, is
    that.
    """
    claims = [_read(fact) for fact in facts]
    printed: dict[datetime.datetime, datetime.tzinfo | None] = {}
    for claim in claims:
        if claim.moment is not None and claim.fact.rule in SHOWN and (claim.local or not claim.zoned):
            printed[_to_the_minute(claim.moment)] = claim.moment.tzinfo or zone
    local = [claim for claim in claims if claim.local][:MOST_CLAIMS]
    return [_in_zone(claim, zone or _own_zone(claim, local), printed) for claim in claims]


def _to_the_minute(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _in_zone(
    claim: Claim, zone: datetime.tzinfo | None, printed: Mapping[datetime.datetime, datetime.tzinfo | None]
) -> Fact:
    if claim.moment is None:
        return claim.fact
    if claim.zoned and claim.moment.utcoffset() == ZERO:
        zone = printed.get(_to_the_minute(claim.moment))
    elif claim.zoned:
        zone = None
    return replace(claim.fact, value=claim.moment.replace(tzinfo=zone).isoformat()) if zone is not None else claim.fact


def _own_zone(claim: Claim, claims: Sequence[Claim]) -> datetime.tzinfo | None:
    """The zone of another moment of the page near to one that has none."""
    if claim.moment is None or claim.zoned:
        return None
    near = (other.moment for other in claims if abs(other.day - claim.day) <= SEASON)
    return next((moment.tzinfo for moment in near if moment is not None), None)


def told_apart(facts: Sequence[Fact]) -> list[Fact]:
    """Moments that the page only shows, and that its programs call the update and not the publication, as updates."""
    stated = [_read(fact) for fact in facts if fact.rule not in SHOWN][:MOST_CLAIMS]
    published = [claim for claim in stated if claim.fact.field == "published"]
    modified = [claim for claim in stated if claim.fact.field == "modified"]
    return [
        replace(fact, field="modified") if fact.rule in SHOWN and _only_in(_read(fact), modified, published) else fact
        for fact in facts
    ]


def _only_in(claim: Claim, these: Sequence[Claim], others: Sequence[Claim]) -> bool:
    if claim.moment is None:
        return False
    timed = [other for other in others if other.moment is not None]
    return any(_same(claim, other) for other in these) and bool(timed) and not any(_same(claim, o) for o in timed)


def _same(one: Claim, other: Claim) -> bool:
    return other.moment is not None and (_supports(one, other) or _supports(other, one))


def choose_moment(facts: Sequence[Fact]) -> tuple[Fact | None, float]:
    """The best supported moment and its weight, or None below `ACCEPTED`.

    A claim supports another of the same instant, whatever its zone; a time without a zone supports an instant that is
    the same in some zone; a day supports every moment in it. What tells more is taken of claims with equal support.
    """
    voices: dict[tuple[str, str], Fact] = {}
    for fact in sorted(facts, key=lambda fact: -fact.score):
        voices.setdefault((fact.value, fact.rule), fact)
    claims = [_read(fact) for fact in islice(voices.values(), MOST_CLAIMS)]
    best: tuple[float, int, float] = (0.0, 0, 0.0)
    chosen: Claim | None = None
    for claim in claims:
        weight = weigh([other.fact for other in claims if _supports(other, claim)])
        rank = (round(weight, 9), claim.zoned + (claim.moment is not None), claim.fact.score)
        if rank > best:
            best, chosen = rank, claim
    if chosen is None or best[0] < ACCEPTED:
        return None, best[0]
    return _as_meant(chosen, claims), best[0]


def _read(fact: Fact) -> Claim:
    moment = datetime.datetime.fromisoformat(fact.value)
    return Claim(fact, moment.date(), moment if "T" in fact.value else None)


def _supports(other: Claim, claim: Claim) -> bool:
    """Whether what the other says is so if the claim is."""
    if other.moment is None:
        return other.day == claim.day
    if claim.moment is None:
        return False
    if other.zoned == claim.zoned:
        return abs(other.moment - claim.moment) < SAME
    if other.zoned:
        return False
    return _offset(claim.moment, other.moment) is not None


def _offset(instant: datetime.datetime, local: datetime.datetime) -> datetime.timedelta | None:
    """How far a local time is from an instant in UTC, where that can be the offset of a zone."""
    apart = local.replace(second=0) - instant.astimezone(datetime.UTC).replace(tzinfo=None, second=0, microsecond=0)
    return apart if WEST <= apart <= EAST and apart % QUARTER == ZERO else None


def _as_meant(chosen: Claim, claims: Sequence[Claim]) -> Fact:
    """The claim in local time, where another of the same instant names it: Greenwich is where programs live."""
    if chosen.zoned and chosen.moment is not None and chosen.moment.utcoffset() == ZERO:
        for other in claims:
            if other.local and _supports(other, chosen):
                return other.fact
    return chosen.fact
