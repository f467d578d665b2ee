"""Years and the days in them: years of two digits, of the Buddhist era, and of emperors and republics."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable

FIRST_YEAR, LAST_YEAR = 1900, 2100
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""What is added to a year that is counted from an emperor or a republic."""
BUDDHIST = 543
"""Years that the Buddhist era, which Thai pages print, is ahead."""


def year_of_era(era: str, year: str) -> str:
    """The year that `令和` `6` names; the same year where the word is no era."""
    return str(int(year) + ERAS[era]) if era in ERAS else year


def is_thai(word: str) -> bool:
    """Whether a word begins with a Thai letter: its year counts from the Buddha, also one of two digits."""
    return "\u0e00" < word[0] < "\u0e50"


def valid_days(year: str, readings: Iterable[tuple[int | str, int | str]]) -> list[dt.date]:
    """The days that month and day can mean, those that exist; a year of two digits is 1970 to 2069, one that only the
    Buddhist era has reached is of that era."""
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= 70 else 2000
    if FIRST_YEAR <= number - BUDDHIST <= LAST_YEAR:
        number -= BUDDHIST
    pairs = [(int(month), int(day)) for month, day in readings if FIRST_YEAR <= number <= LAST_YEAR]
    return [dt.date(number, m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= monthrange(number, m)[1]]
