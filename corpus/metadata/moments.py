"""When it was published and when it was updated.

Dates in the story are not asked: only date lines count, the nearer to the headline the better, and an address that
spells a whole day.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cleaners.recognisers.dates import Clock, Moment, url_date
from cleaners.recognisers.stamps import Stamp
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

FAR = 30
"""Blocks from the headline or the body at which a date line is hardly the page's own."""
BELOW = 10
"""Blocks below the headline in which a date is the page's own, wherever the body seems to begin."""
IN_LIST = 0.3
"""What a line is worth that stands in a list of days, or names a day of long ago beside another."""
PAIR, PAIRED_WORDS = 3, 3
"""Blocks between two days that are those of publication and update, and words of what may stand between them."""
LATEST_UPDATE = datetime.timedelta(days=3653)
"""How far apart these are at most: `12 Januari 1940` above the date is when the house in the picture was built."""
BESIDE_TAGS = 0.55
"""Most that a printed date is worth on a page whose tags say which date is which."""


def facts(findings: Findings) -> Iterator[Fact]:
    """Claims for `published` and `modified`, each ISO 8601 as the page meant it."""
    most = 0.97 if findings.head is None else BESIDE_TAGS
    listed, pairs = _listed(findings), _side_by_side(findings)
    later = {late for early, late in pairs if late - early < LATEST_UPDATE}
    bygone = {early for early, late in pairs if late - early >= LATEST_UPDATE}
    for stamp in findings.view.stamps.values():
        aside = stamp.block in listed or any(moment.day in bygone for moment in stamp.moments)
        score = IN_LIST if aside else _score(findings, stamp)
        for moment in (*stamp.moments, *_relative(findings, stamp)):
            moment = _with_clock(findings, stamp, moment)
            updated = moment.role == "modified" or (moment.role is None and moment.day in later)
            field = "modified" if updated else "published"
            weight = min(most, score + (0.03 if moment.time else 0.0))
            quote = findings.words(stamp.start, stamp.end)
            yield Fact(field, moment.iso(), findings.where(stamp.start), quote, stamp.rule, weight)
    yield from _address(findings)


def _listed(findings: Findings) -> frozenset[int]:
    """Lines with nothing but a day behind the body, where they name several: what is on at which day."""
    behind = [
        stamp
        for stamp in findings.view.stamps.values()
        if stamp.block > findings.view.body.last and all(m.time is None and m.role is None for m in stamp.moments)
    ]
    days = {moment.day for stamp in behind for moment in stamp.moments}
    return frozenset(stamp.block for stamp in behind) if len(days) > 1 else frozenset()


def _side_by_side(findings: Findings) -> list[tuple[datetime.date, datetime.date]]:
    """Two days without a label on lines right beside each other, the earlier first: the later is of the update, printed
    without a word."""
    days = {
        stamp.block: stamp.moments[0].day
        for stamp in findings.view.stamps.values()
        if len(stamp.moments) == 1 and stamp.moments[0].role is None and stamp.block < findings.view.body.first
    }
    pairs = [sorted((days[one], days[other])) for one, other in pairwise(days) if _beside(findings, one, other)]
    return [(early, late) for early, late in pairs if early != late]


def _beside(findings: Findings, one: int, other: int) -> bool:
    """Whether hardly a word stands between two lines."""
    words = findings.view.words[one + 1 : other]
    return len(words) < PAIR and all(n <= PAIRED_WORDS for n in words)


def _score(findings: Findings, stamp: Stamp) -> float:
    view, below = findings.view, findings.below_heading(stamp.block)
    if below is not None and below <= BELOW and not findings.in_story(stamp.block):
        return 0.94 - 0.4 * below / FAR
    if stamp.block > view.body.last:
        listed = any(view.body.last < barrier < stamp.block for barrier in view.barriers)
        return 0.3 if listed or view.whole_page or stamp.labelled else 0.55
    if stamp.block >= view.body.first:
        return 0.5 if any(moment.role is not None for moment in stamp.moments) else 0.3
    near = view.headline.copies if view.headline else ()
    distance = min([abs(stamp.block - at) for at in (*near, view.body.first)])
    return 0.94 - 0.4 * min(distance, FAR) / FAR


def _with_clock(findings: Findings, stamp: Stamp, moment: Moment) -> Moment:
    """A day whose time of day stands on the next line."""
    following = findings.view.stamps.get(stamp.block + 1)
    if moment.time is not None or following is None or following.rule != "dates/clock":
        return moment
    block = findings.view.blocks[following.block]
    clock: Clock | None = findings.view.toolkit.calendar.clock_only(block.text)
    if clock is None:
        return moment
    return replace(moment, time=clock.time, offset=clock.offset)


def _relative(findings: Findings, stamp: Stamp) -> Iterator[Moment]:
    """`2 jam yang lalu` counts only from a known time of fetching."""
    if findings.fetched is not None and stamp.rule == "dates/relative":
        block = findings.view.blocks[stamp.block]
        moment = findings.view.toolkit.calendar.relative(block.text, findings.fetched)
        if moment is not None:
            yield moment


def _address(findings: Findings) -> Iterator[Fact]:
    view = findings.view
    sources = [("url", view.page.url)] if view.page.url else []
    if view.blocks and view.blocks[0].text.startswith(("http://", "https://")):
        sources.append((findings.where(view.blocks[0].start), view.blocks[0].text.split()[0]))
    for where, url in sources:
        day = url_date(url)
        if day is not None:
            yield Fact("published", day.isoformat(), where, url, "dates/address", 0.6)
