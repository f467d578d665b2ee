"""Which number is the day in `07/03/24`: the page's other days tell, where no weekday does."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.metadata.facts import ACCEPTED, Fact

NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/.-])")
LAST_MONTH = 12
NEAR = datetime.timedelta(days=1)
"""How far two zones can set the same moment apart."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A moment printed in digits alone: the two numbers in their order."""

    first: int
    second: int

    @property
    def open(self) -> bool:
        """Whether either number can be the month."""
        return max(self.first, self.second) <= LAST_MONTH and self.first != self.second


def in_order(facts: Sequence[Fact], fields: Iterable[str], latest: datetime.date | None) -> list[Fact]:
    """The facts; days in digits that were read day first are turned round where the page speaks for it: a day that is
    told otherwise is the other one, or all days in digits that leave no choice begin with the month, or the day would
    be later than `latest`. Only facts that are believed speak."""
    kept = frozenset(fields)
    printed = [_printed(fact) if fact.field in kept else None for fact in facts]
    if not any(numbers and numbers.open for numbers in printed):
        return list(facts)
    sure = [pair for pair in zip(facts, printed, strict=True) if pair[0].field in kept and pair[0].score >= ACCEPTED]
    told = {_day(fact) for fact, numbers in sure if numbers is None}
    closed = [numbers for _, numbers in sure if numbers and not numbers.open and numbers.first != numbers.second]
    month_first = bool(closed) and all(numbers.second > LAST_MONTH for numbers in closed)
    return [
        _turned(fact) if numbers and numbers.open and _speaks(fact, told, month_first, latest) else fact
        for fact, numbers in zip(facts, printed, strict=True)
    ]


def _printed(fact: Fact) -> Printed | None:
    """The numbers of a fact whose day is that of its quote read day first, or has no other reading."""
    day = _day(fact)
    for match in NUMBERS.finditer(fact.quote):
        first, second = int(match[1]), int(match[3])
        if (day.day, day.month) == (first, second) or (second > LAST_MONTH and (day.month, day.day) == (first, second)):
            return Printed(first, second)
    return None


def _speaks(fact: Fact, told: set[datetime.date], month_first: bool, latest: datetime.date | None) -> bool:
    """Whether the page speaks for the other reading and not for this one."""
    day, other = _day(fact), _day(_turned(fact))
    if any(abs(known - day) <= NEAR for known in told):
        return False
    if any(abs(known - other) <= NEAR for known in told):
        return True
    return month_first or (latest is not None and other <= latest < day)


def _turned(fact: Fact) -> Fact:
    day = _day(fact)
    return replace(fact, value=day.replace(month=day.day, day=day.month).isoformat() + fact.value[len("2024-02-06") :])


def _day(fact: Fact) -> datetime.date:
    return datetime.datetime.fromisoformat(fact.value).date()
