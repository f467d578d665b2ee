"""Moments as programs write them for programs."""

import datetime
import email.utils
import re

from cleaners.recognisers.dates import FIRST_YEAR, LAST_YEAR, Calendar

EPOCH = re.compile(r"\d{10}(?:\d{3})?")
ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,:]\d{1,9})? ?(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
ZONE = re.compile(r"GMT|UTC|[+-]\d{4}\b")
GREENWICH = re.compile(r"\bGMT(?=[+-])")
LONGEST = 80
MIDNIGHT = datetime.time()


def machine_moment(text: str, calendar: Calendar) -> str | None:
    """ISO 8601 of a moment as a page's head states it, or None.

    Midnight without a zone, or in that of Greenwich, is a day alone: it fills the field of a time that nobody knows.
    """
    text = " ".join(text.split()).strip(" \"'")[:LONGEST]
    found = _iso(text) or _epoch(text) or _mail(text)
    if found is None:
        named = calendar.moments(text)
        return named[0].iso() if len(named) == 1 else None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    if found.time() == MIDNIGHT and (found.tzinfo is None or not found.utcoffset()):
        return found.date().isoformat()
    return found.replace(microsecond=0).isoformat()


def _iso(text: str) -> datetime.datetime | None:
    match = ISO.match(text)
    if match is None or (match.end() < len(text) and text[match.end()].isdigit()):
        return None
    zone = (match["zone"] or "").replace("Z", "+00:00")
    zone += ":00" if len(zone) == 3 else ""
    try:
        return datetime.datetime.fromisoformat(f"{match['day']}T{match['time'] or '00:00'}{zone}")
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
