"""What the user says of a document: it beats what the page says."""

from collections.abc import Iterator, Mapping

from cleaners.errors import RecordError
from cleaners.recognisers.dates import Calendar
from corpus.metadata.facts import Fact
from corpus.recipe import LIST_SIGN, LISTS

MOMENTS = frozenset({"date", "published", "modified", "fetched"})


def facts(known: Mapping[str, str], said_in: str, calendar: Calendar) -> Iterator[Fact]:
    """Facts with full weight. Raises RecordError for a moment that cannot be read."""
    for name, value in known.items():
        if name == "fetched" or not value:
            continue
        for part in _values(name, value):
            words = part.strip()
            if words:
                claimed = read_moment(words, name, calendar) if name in MOMENTS else words
                yield Fact(name, claimed, said_in, value, "known", 1.0)


def _values(name: str, value: str) -> list[str]:
    if name not in LISTS:
        return [value]
    return value.split(LIST_SIGN if LIST_SIGN in value else ";")


def read_moment(words: str, name: str, calendar: Calendar) -> str:
    """ISO 8601 of a moment the user wrote, in whatever form the calendar reads."""
    found = calendar.moments(words)
    if len(found) != 1:
        raise RecordError(f"{name} is no date: {words!r}")
    return found[0].iso()
