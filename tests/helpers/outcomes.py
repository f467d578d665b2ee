"""Invented documents, kept and dropped, and the datasets packaged of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cleaners.page import Cut
from corpus.article import Article, Confidence, Evidence, Outcome, Source
from corpus.package import BuildFacts, InputFile, Limits, Manifest, outcomes_to_batch, package
from corpus.package.manifest import InputLog

WIB = dt.timezone(dt.timedelta(hours=7))


def article(number: int, text: str) -> Article:
    """An invented article, whose columns differ from one number to the next."""
    return Article(
        id=f"id{number:06d}",
        text=text,
        title=f"Judul {number}",
        description=None,
        outlet=("Kabar Sawah", "Suara | Kebun", None)[number % 3],
        domain=None,
        authors=("Siti Rahma", "Budi van der Meer")[: number % 3],
        editors=(),
        byline=None,
        agency=None,
        date=dt.date(2020 + number % 3, 1, 12) if number % 4 else None,
        published=dt.datetime(2022, 1, 12, 13, 0, tzinfo=WIB) if number % 4 == 1 else None,
        modified=None,
        place="JAKARTA",
        tags=("sawah", "desa"),
        captions=(),
        language="id",
        language_score=0.75,
        kind="article",
        cut_short=False,
        url=None,
        license=None,
        source=Source("a/b.txt", number, "text"),
        n_chars=len(text),
        n_words=len(text.split()),
        n_cuts=2,
        duplicates=None,
        confidence=Confidence(0.5, None, 0.25, None, 1.0, 0.875),
    )


def kept(number: int, word: str = "padi", **changes: Any) -> Outcome:
    """An invented document: a title line, a share line, a body."""
    source = f"Judul {number}\nA A A\nPetani menanam {word} {number} di sawah."
    start = source.index("A A A")
    found = article(number, source.split("\n")[2])
    return Outcome(
        id=found.id,
        source=found.source,
        text=source,
        article=replace(found, **changes),
        cuts=(
            Cut(0, start - 1, "title", "titles", "first-line", 0.9),
            Cut(start, start + 5, "share", "shares", "a-a-a", 1.0),
        ),
        evidence=(Evidence("title", f"Judul {number}", "line 1", f"Judul {number}", "first-line", 0.9, True),),
    )


def dropped(number: int, why: str) -> Outcome:
    cut = Cut(0, 2, "ad", "ads", "slot", 1.0)
    return Outcome(f"id{number:06d}", Source("a/c.txt", number, "text"), text="Hi", cuts=(cut,), why=why)


MIXED = [kept(0), dropped(1, "empty"), kept(2), kept(3), dropped(4, "duplicate: id000002"), kept(5)]


def build(out: Path, outcomes: Sequence[Outcome], step: int = 4, limits: Limits | None = None) -> Manifest:
    batches = (outcomes_to_batch(outcomes[at : at + step]) for at in range(0, len(outcomes), step))
    facts = BuildFacts("Kabar desa", "0f" * 32, InputLog([InputFile("a/b.txt", 12, "ab" * 32)]))
    return package(batches, out, facts, limits)
