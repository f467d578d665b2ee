"""Moments as programs write them for programs."""

import datetime
import email.utils
import re

from cleaners.recognisers.dates import Calendar
from cleaners.recognisers.years import FIRST_YEAR, LAST_YEAR

EPOCH = re.compile(r"\d{10}(?:\d{3})?")
ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:(?:[T ]|WITA?|WIB)"
    r"(?P<time>\d{1,2}(?P<sign>[:-])\d\d(?:(?P=sign)\d\d)?)(?:[.,:]\d{1,9})? ?(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
"""With what outlets make of it: a zone between day and time (`2026-05-13WIB18:45:00`), a time with hyphens."""
BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?=Z|[+-]\d|$))?")
ZONE = re.compile(r"GMT|UTC|[+-]\d{4}\b")
GREENWICH = re.compile(r"\bGMT(?=[+-])")
LONGEST = 80
MIDNIGHT = datetime.time()


def machine_moment(text: str, calendar: Calendar) -> str | None:
    """ISO 8601 of a moment as a page's head states it, or None.

    Midnight without a zone, or in that of Greenwich, is a day alone: it fills the field of a time that nobody knows.
    """
    text = _extended(" ".join(text[:LONGEST].split()).strip(" \"'"))
    found = _iso(text) or _epoch(text) or _mail(text)
    if found is None or (found.tzinfo is None and text[-1:].isalpha()):
        named = calendar.moments(text)
        if found is None or (len(named) == 1 and named[0].offset is not None):
            return named[0].iso() if len(named) == 1 else None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    if found.time() == MIDNIGHT and (found.tzinfo is None or not found.utcoffset()):
        return found.date().isoformat()
    return found.replace(microsecond=0).isoformat()


def _extended(text: str) -> str:
    """`20240206T081500Z` with the signs of the longer form."""
    match = BASIC.match(text)
    if match is None or (match.end() < len(text) and match[4] is None):
        return text
    day = "-".join(match.groups()[:3])
    return day if match[4] is None else f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{text[match.end() :]}"


def _iso(text: str) -> datetime.datetime | None:
    match = ISO.match(text)
    if match is None or (match.end() < len(text) and text[match.end()].isdigit()):
        return None
    zone = (match["zone"] or "").replace("Z", "+00:00")
    zone += ":00" if len(zone) == 3 else ""
    try:
        hour, rest = (match["time"] or "00:00").replace("-", ":").split(":", 1)
        return datetime.datetime.fromisoformat(f"{match['day']}T{hour:0>2}:{rest}{zone}")
    except ValueError:
        return None


def _epoch(text: str) -> datetime.datetime | None:
    if not EPOCH.fullmatch(text):
        return None
    return datetime.datetime.fromtimestamp(int(text[:10]), datetime.UTC)


def _mail(text: str) -> datetime.datetime | None:
    """`Fri, 28 Apr 2023 17:52:31 GMT`, and what JavaScript prints."""
    parsed = email.utils.parsedate_tz(GREENWICH.sub("", text)) if ZONE.search(text) else None
    if parsed is None or parsed[0] < FIRST_YEAR:
        return None
    try:
        return datetime.datetime(*parsed[:6], tzinfo=datetime.timezone(datetime.timedelta(seconds=parsed[9] or 0)))
    except ValueError:
        return None
