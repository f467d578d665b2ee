"""Moments in running text: dates, clock times and zones, in several languages at once.

A scan stops at each number and asks what stands around it, within its line; every repetition has an upper
bound, so the cost grows with the text and no faster. Names of months and zones are looked up in tables.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from cleaners.recognisers.date_words import LETTER, SPACE, WORD, DateWords, folded_word, word_key
from cleaners.recognisers.distances import Distances
from cleaners.recognisers.years import FIRST_YEAR, is_thai, valid_days, year_of_era

Role = Literal["published", "modified"]
Found = TypeVar("Found")

REACH = 48  # how far in front of a date its weekday, time and role are looked for, in code points

GAP = r"[ \t\xa0\u2009\u202f,،，、|｜•·/@()（）\[\]\-–—:：]{0,6}+"  # between a date and a time
EDGE = " \t\xa0\u2009\u202f,،，、.|｜•·:：՝/@()（）[]-–—"  # between a date and the word in front of it
# Starts with a plain digit, not with a look-behind: so `re` leaps from digit to digit.
CORE = re.compile(
    rf"""(?P<a>\d(?<!\d\d)\d{{0,3}}+)
    (?: (?P<gap>{SPACE}?[/.]{SPACE}?|-) (?P<b>\d{{1,2}}+) (?P=gap) (?P<c>\d{{1,4}}+) (?![./-]?\d)
      | {SPACE}?[年년]{SPACE}?(?P<b_>\d{{1,2}}+){SPACE}?[月월]{SPACE}?(?P<c_>\d{{1,2}}+)[日일]?
      | {SPACE}{{1,2}}+(?:(?i:tháng|thg)\.?{SPACE}{{0,2}}+|Th)(?P<numbered>\d{{1,2}}+)
        ,?{SPACE}{{0,2}}+(?:(?i:năm){SPACE}{{1,2}}+)?+(?P<in>\d{{4}})
      | \.?{SPACE}{{1,2}}+(?i:gada|жылғы|жылы|жыл){SPACE}{{1,2}}+(?P<day>\d{{1,2}}+)
        \.?{SPACE}{{0,2}}+(?P<of>{LETTER}{{2,14}}+)
      | (?i:st|nd|rd|th|er|[ºª°.])?+ [ \t\xa0\u202f.,/–-]{{0,4}}+
        (?:(?i:del?|of){SPACE}|[dD]['’]|m\.{SPACE}?|metų{SPACE})?+
        (?P<month>(?:{LETTER}{{1,3}}\.){{2}}+|(?:كانون|تشرين){SPACE}{LETTER}{{2,6}}+|{LETTER}{{2,14}}+)
        (?P<to>[ \t\xa0\u202f.,/–'’-]{{0,4}}+) (?:(?i:del?|of){SPACE}|[พค]\.ศ\.{SPACE}?)?+
        (?P<year>\d{{4}}|\d\d?+)
      | (?i:st|nd|rd|th)?+ (?:,{SPACE}{{0,2}}+|{SPACE}{{1,2}}+,?{SPACE}?) (?P<only>\d{{4}})
    )(?!\d)""",
    re.VERBOSE,
)
CLOCK = re.compile(
    rf"""(?P<hour>\d(?<![\d.,:/]\d)\d?+)
    (?: (?P<sign>[:.hH：]|(?<=T\d\d)-) (?P<minute>\d\d)
        (?: (?P=sign) (?P<second>\d\d) (?:[.,]\d{{1,9}}+)? )? (?![.,:]?\d) )?
    (?: {SPACE}?[시時时点點]{SPACE}?(?P<minutes>\d\d?+){SPACE}?[분分] )?
    (?: {SPACE}{{0,2}}(?P<half>[aApP])\.?{SPACE}?[mM](?!{LETTER})\.? )?""",
    re.VERBOSE,
)
# Which words may stand between a date and the time behind it, the tables say.
LEAD = re.compile(
    rf"\.?{GAP}(?P<words>(?:{LETTER}{{1,16}}+[.:)）]?+{SPACE}{{0,2}}+){{0,3}}+)[,،，|(]?+{SPACE}{{0,2}}+(?=\d)"
)
HALF = re.compile(rf"{SPACE}{{0,2}}+(?P<word>{LETTER}{{1,8}}+(?:\.{LETTER}{{1,2}}+\.?)?)(?!{LETTER})")
"""What may say which half of the day a time is of, behind it: `10:30 مساء`."""
BETWEEN = re.compile(rf"{GAP}(?:{LETTER}{{1,4}}+{SPACE}{{1,2}}+)?+")
ZONE = re.compile(
    rf"""{SPACE}{{0,2}}+[(\[]?+
    (?: (?P<utc>UTC|GMT|Z|(?<=\d)z) (?:(?P<shift>(?:{SPACE}?\+|[−-])\d{{1,2}}(?::?\d\d)?)(?!\d))? (?!{LETTER})
      | (?P<bare>[+−-]\d\d(?::?\d\d)?)(?![\d:])
      | (?P<word>{LETTER}{{1,6}}+) )[)\]]?+""",
    re.VERBOSE,
)
FILLER = re.compile(rf"{SPACE}{LETTER}{{1,4}}{SPACE}{{0,3}}\Z")  # on, pada, am
GOES_ON = re.compile(rf"{SPACE}{{1,2}}{LETTER}")
ENTANGLED = re.compile(r"[\w/.=+]\Z|\d[,:]\Z|\w-\Z")  # in front of a number: a longer one, a version, a URL
URL_DAY = re.compile(r"(?:/|[_-](?=\d{4}-))((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?:\d{6})?(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with the offset from UTC that the text names for it."""

    start: int
    end: int
    time: dt.time
    offset: str | None
    plain: bool  # `13.00` without zone, half of day or word: could be any number
    weekdays: tuple[int, ...] = ()  # named by a word between date and time, Monday 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a text. The span covers role word, weekday, date, time and zone."""

    start: int
    end: int
    day: dt.date
    time: dt.time | None
    offset: str | None
    weekday_agrees: bool | None  # None: no weekday printed
    role: Role | None
    numeric: bool  # day and month in digits only

    def iso(self) -> str:
        """ISO 8601 as the page meant it: local time, offset only if named; the day alone without a time."""
        if self.time is None:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.time).isoformat(timespec="seconds") + (self.offset or "")


class Calendar:
    """Finds dates in texts of the languages it is built from. Does not change; pickles."""

    def __init__(self, languages: Iterable[DateWords]) -> None:
        """Tables from the words of all languages; one word may mean several months (`listopad`)."""
        self._months: dict[str, tuple[int, ...]] = {}
        self._weekdays: dict[str, tuple[int, ...]] = {}
        self._roles: dict[str, Role] = {}
        self._zones: dict[str, str] = {}
        self._halves: dict[str, str] = {}
        self._clock_words = {"t": True}  # of ISO 8601; a set in the form of a table
        tables = list(languages)
        self._distances = Distances(words.ago for words in tables)
        for words in tables:
            _number(self._months, words.months, 1)
            _number(self._weekdays, words.weekdays, 0)
            self._roles.update((word_key(phrase), "published") for phrase in words.published)
            self._roles.update((word_key(phrase), "modified") for phrase in words.modified)
            self._zones.update((word_key(word), offset) for word, offset in words.zones.items())
            for phrase in map(word_key, words.clock):
                self._clock_words.update(dict.fromkeys([phrase, *phrase.split()], True))
            self._halves.update({word_key(word): half for half in "ap" for word in getattr(words, f"{half}m")})

    def moments(self, text: str) -> list[Moment]:
        """All dates in the text, in order, without overlap."""
        found: list[Moment] = []
        at = floor = 0
        while core := CORE.search(text, at):
            if moment := self._moment(text, core, floor):
                found.append(moment)
                at = floor = moment.end
            else:
                at = core.end("a")
        return found

    def clock_only(self, text: str) -> Clock | None:
        """The time of a line that says nothing else: `22:17`, `Pukul 22.17 WIB`."""
        line = text.rstrip(EDGE + "\r\n")
        at = len(line) - len(line.lstrip())
        time = self._time_after(line, at) if len(line) - at <= REACH else None
        if time is None or time.end < len(line) or time.weekdays or (time.plain and time.time.hour < 10):
            return None
        return time

    def relative_span(self, text: str) -> tuple[int, int] | None:
        """Where the first date told by distance stands (`5 h ago`), its role word with it."""
        ago = self._distances.first(text)
        return ago and (self._role(text, 0, ago[0].start())[1], ago[0].end())

    def relative(self, text: str, fetched: dt.datetime) -> Moment | None:
        """That date counted back from `fetched`, in its zone; weeks and more name no day and give None."""
        found, unit = self._distances.first(text) or (None, "")
        if not found or unit in ("weeks", "months", "years") or fetched.year < FIRST_YEAR:
            return None
        then = fetched - dt.timedelta(**{unit: int(found["n"] or 1)})
        role, start = self._role(text, 0, found.start())
        time = None if unit == "days" else then.time().replace(second=0, microsecond=0)
        offset = then.isoformat()[-6:] if time and then.tzinfo else None
        return Moment(start, found.end(), then.date(), time, offset, None, role, False)

    def _moment(self, text: str, core: re.Match[str], floor: int) -> Moment | None:
        """The moment around one core of day, month and year; None if it is no date."""
        start, days = self._days(text, core, floor)
        if not days:
            return None
        weekdays, front = self._weekday(text, floor, start, days)
        time = self._time_after(text, core.end())
        if time is None and len(core["year"] or core["c"] or "any") == 2 and len(core["a"]) < 3:
            return None  # a year of two digits is believed only with a time behind it
        end = time.end if time else core.end()
        weekdays = weekdays or (time.weekdays if time else ())
        if time is None and (time := self._time_before(text, floor, front)):
            front = time.start
        role, front = self._role(text, floor, front)
        opened = text.count("(", front, end) - text.count(")", front, end)
        if (opened == 1 and text.startswith(")", end)) or (opened == -1 and text[end - 1] == ")"):
            end += opened
        day = next((day for day in days if day.weekday() in weekdays), days[0])
        agrees = day.weekday() in weekdays if weekdays else None
        clock, offset = (time.time, time.offset) if time else (None, None)
        return Moment(front, end, day, clock, offset, agrees, role, bool(core["b"] or core["b_"]))

    def _days(self, text: str, core: re.Match[str], floor: int) -> tuple[int, list[dt.date]]:
        """Where the date starts and every day it can mean, the likeliest first."""
        start, a = core.start(), core["a"]
        if core["b_"]:
            era = year_of_era(text[max(floor, start - 2) : start], a)
            return start - 2 * (era != a), valid_days(era, [(core["b_"], core["c_"])])
        if core["b"]:
            b, c = core["b"], core["c"]
            if ENTANGLED.search(text[max(0, start - 2) : start]):
                return start, []
            if len(a) == 4 and len(c) <= 2:
                return start, valid_days(a, [(b, c)])
            return start, valid_days(c, [(b, a), (a, b)]) if len(a) <= 2 and len(c) in (2, 4) else []
        if core["numbered"]:  # 12 thg 2, 2024
            return start, valid_days(core["in"], [(core["numbered"], a)])
        if core["of"]:  # 2024. gada 12. janvārī
            months = self._months.get(word_key(core["of"]), ()) if len(a) == 4 else ()
            return start, valid_days(a, [(month, core["day"]) for month in months])
        if core["month"]:
            year_first = len(a) == 4 and len(core["year"]) <= 2  # 2024. január 12.
            thai = is_thai(core["month"])
            certain = year_first or thai or len(core["year"]) == 4 or set(core["to"]) & set("-'’/")
            months = self._months.get(word_key(core["month"]), ()) if certain else ()
            if year_first:
                return start, valid_days(a, [(month, core["year"]) for month in months])
            year = f"25{core['year']}" if thai and len(core["year"]) == 2 else core["year"]
            return start, valid_days(year, [(month, a) for month in months])
        months, start = self._phrase(text, floor, start, self._months) or ((), start)
        return start, valid_days(core["only"], [(month, a) for month in months])

    def _weekday(self, text: str, floor: int, at: int, days: list[dt.date]) -> tuple[tuple[int, ...], int]:
        """The weekdays that the word in front of `at` may mean, and where it starts."""
        weekdays, start = self._phrase(text, floor, at, self._weekdays) or ((), at)
        word = text[start:at].rstrip(EDGE)
        # `di 12 Januari`: German for Tuesday, Indonesian for "in". It must agree to be believed.
        if len(word) <= 3 and word.islower() and not any(day.weekday() in weekdays for day in days):
            return (), at
        return weekdays, start

    def _role(self, text: str, floor: int, at: int) -> tuple[Role | None, int]:
        """The role that the words in front of `at` give, `Published on`, and where they start."""
        low = _line_start(text, floor, at)
        found = self._phrase(text, floor, at, self._roles)
        if not found and (filler := FILLER.search(text, low, at)):
            found = self._phrase(text, floor, filler.start(), self._roles)
        if found and text[found[1]].islower() and ":" not in text[found[1] : at]:
            found = None if text[low : found[1]].strip(EDGE) else found  # a verb inside a sentence
        return found or (None, at)

    def _phrase(self, text: str, floor: int, at: int, table: Mapping[str, Found]) -> tuple[Found, int] | None:
        """What the table says of the words that end in front of `at`, longest first, and where they start."""
        low = _line_start(text, floor, at)
        stem = text[low:at].rstrip(EDGE)
        words = list(WORD.finditer(stem))[-4:]
        if not words or words[-1].end() != len(stem):
            return None
        keys = [folded_word(word.group()) for word in words]
        for index, word in enumerate(words):
            start = low + word.start()
            value = table.get(" ".join(keys[index:]))
            if value is not None and not (start and text[start - 1].isalpha()):
                return value, start
        return None

    def _time_after(self, text: str, at: int) -> Clock | None:
        """The time of day that follows a date which ends at `at`."""
        lead = LEAD.match(text, at)
        if lead is None:
            return None
        weekdays: tuple[int, ...] = ()
        zone = half = None
        keys = [folded_word(word) for word in WORD.findall(lead["words"])]
        for key in keys:
            if key in self._weekdays:
                weekdays = self._weekdays[key]
            elif key in self._zones:
                zone = self._zones[key]
            elif key in self._halves:
                half = self._halves[key]
            elif key not in self._clock_words:
                return None
        time = self._time(text, CLOCK.match(text, lead.end()), zone, half)
        return time and replace(time, plain=time.plain and not keys, weekdays=weekdays)

    def _time_before(self, text: str, floor: int, at: int) -> Clock | None:
        """The time of day in front of a date which starts at `at`: `16:55, 22 November 2024`."""
        for found in CLOCK.finditer(text, _line_start(text, floor, at), at):
            time = self._time(text, found, None)
            if time is None or time.end > at or not BETWEEN.fullmatch(text, time.end, at):
                continue
            word = self._phrase(text, floor, time.start, self._clock_words)
            if word or not time.plain:
                return replace(time, start=word[1]) if word else time
        return None

    def _time(self, text: str, found: re.Match[str] | None, zone: str | None, half: str | None = None) -> Clock | None:
        """A time from a match of CLOCK with the zone behind it; in front stood `zone` and `half` of the day."""
        behind = HALF.match(text, found.end()) if found else None
        after = self._halves.get(word_key(behind["word"])) if behind else None
        time = _time_of_day(found, half or after) if found else None
        if not found or time is None:
            return None
        if behind and after:
            return Clock(found.start(), behind.end(), time, zone, False)
        exact = found["second"] is not None or text[found.start() - 1 : found.start()] == "T"
        offset, end = self._zone(text, found.end(), exact)
        plain = found["sign"] == "." and not (found["half"] or offset or end > found.end())
        return Clock(found.start(), end, time, offset or zone, plain)

    def _zone(self, text: str, at: int, exact: bool) -> tuple[str | None, int]:
        """The offset named at `at`, and where it ends. Unless `exact`, `-15:00` ends a span of hours."""
        end, zone = at, ZONE.match(text, at)
        if zone and zone["word"] and folded_word(zone["word"]) in self._clock_words:  # 13:00 Uhr MEZ
            end = at if GOES_ON.match(text, zone.end()) else zone.end()
            zone = ZONE.match(text, zone.end())
        offset = None
        if zone and zone["utc"]:
            offset = _offset(zone["shift"] or "+0")
        elif zone and zone["bare"]:
            offset = _offset(zone["bare"]) if exact or zone["bare"][0] == "+" else None
        elif zone and not (zone["word"].islower() and GOES_ON.match(text, zone.end())):
            offset = self._zones.get(folded_word(zone["word"]))  # but not `est`, `ist` inside a sentence
        return (offset, zone.end()) if zone and offset else (None, end)


def url_date(url: str) -> dt.date | None:
    """The day in a URL's path, if complete: `/2015/09/28/`, `/2022-01-12-title`, `/20220112/`."""
    for found in URL_DAY.finditer(url.partition("?")[0].partition("#")[0]):
        if days := valid_days(found[1], [(found[3], found[4])]):
            return days[0]
    return None


def _number(table: dict[str, tuple[int, ...]], groups: Iterable[tuple[str, ...]], first: int) -> None:
    """Enter words under the number of their group; a word of two languages keeps both numbers."""
    for number, words in enumerate(groups, first):
        for word in map(word_key, words):
            if number not in table.get(word, ()):
                table[word] = (*table.get(word, ()), number)


def _line_start(text: str, floor: int, at: int) -> int:
    """From where to look for what stands in front of `at`: same line, not below `floor`, not too far."""
    low = max(floor, at - REACH)
    return max(low, text.rfind("\n", low, at) + 1, text.rfind("\r", low, at) + 1)


def _time_of_day(found: re.Match[str], half: str | None) -> dt.time | None:
    """The time that a match of CLOCK names, in the half of the day that a word beside it says; None for `25:00` and for
    a bare number."""
    hour, half = int(found["hour"]), (found["half"] or half or "").lower()
    minutes = found["minute"] or found["minutes"]
    if not minutes and not found["half"]:
        return None
    if half and hour <= 12:  # past twelve, `am` is a German preposition or a slip
        hour = hour % 12 + (12 if half == "p" else 0)
    minute, second = int(minutes or 0), int(found["second"] or 0)
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _offset(shift: str) -> str | None:
    """`+7`, `-0530`, `+07:00` as `+07:00`; None beyond fourteen hours."""
    sign, digits = shift.strip()[0], shift.strip()[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{'+' if sign == '+' else '-'}{int(hours):02}:{int(minutes):02}"
