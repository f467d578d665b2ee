"""The row of the dataset from the cleaned page and the chosen facts."""

import datetime

from cleaners.page import Cleaned
from cleaners.page_kind import PageKind
from corpus.article import Article, Confidence
from corpus.metadata.choice import Choice
from corpus.sources.record import Record


def assemble(
    record: Record, identity: str, cleaned: Cleaned, kind: PageKind, choice: Choice, confidence: Confidence
) -> Article:
    """One article. Moments are in UTC, days in the outlet's own zone."""
    published, modified = choice.value("published"), choice.value("modified")
    return Article(
        id=identity,
        text=cleaned.text,
        title=choice.value("title"),
        description=choice.value("description"),
        outlet=choice.value("outlet"),
        domain=choice.value("domain"),
        authors=choice.values("authors"),
        editors=choice.values("editors"),
        byline=choice.value("byline"),
        agency=choice.value("agency"),
        date=_day(choice.value("date") or published or modified),
        published=_instant(published),
        modified=_instant(modified),
        place=choice.value("place"),
        tags=choice.values("tags"),
        captions=choice.values("captions"),
        language=choice.value("language"),
        language_score=choice.weight("language"),
        kind=kind.kind,
        cut_short=kind.cut_short is not None,
        url=choice.value("url"),
        license=choice.value("license"),
        source=record.source,
        n_chars=len(cleaned.text),
        n_words=cleaned.words,
        n_cuts=len(cleaned.cuts),
        duplicates=None,
        confidence=confidence,
    )


def raw_confidence(kind: PageKind, choice: Choice, expected: float | None) -> Confidence:
    """The scores of an article as they were summed, its text's `expected`: what they mean calibration says."""
    return Confidence(
        text=expected,
        outlet=choice.weight("outlet"),
        authors=choice.weight("authors"),
        date=choice.weight(choice.day),
        title=choice.weight("title"),
        kind=kind.score,
    )


def _day(moment: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(moment[:10]) if moment else None


def _instant(moment: str | None) -> datetime.datetime | None:
    """The instant in UTC; None for a day alone, and for a time in a zone that nobody names."""
    if moment is None or "T" not in moment:
        return None
    found = datetime.datetime.fromisoformat(moment)
    return found.astimezone(datetime.UTC) if found.tzinfo else None
