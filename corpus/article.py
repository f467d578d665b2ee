"""What becomes of one record: an article with its cuts and evidence, or a note why there is none."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from cleaners.page import Cut

CALIBRATION_FILE = Path(__file__).with_name("calibration.json")
"""What the scores in `Confidence` mean; see `corpus.calibration`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: path relative to the input, with `/`; record number from 0; format."""

    path: str
    record: int
    format: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure each part is, in [0, 1]; None where there is nothing to be sure of."""

    text: float | None
    outlet: float | None
    authors: float | None
    date: float | None
    title: float | None
    kind: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the configuration `default`; the columns of the policy, in their order."""

    id: str
    text: str
    title: str | None
    description: str | None
    outlet: str | None
    domain: str | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    byline: str | None
    agency: str | None
    date: datetime.date | None
    published: datetime.datetime | None
    modified: datetime.datetime | None
    place: str | None
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    language: str | None
    language_score: float | None
    kind: str
    cut_short: bool
    url: str | None
    license: str | None
    source: Source
    n_chars: int
    n_words: int
    n_cuts: int
    duplicates: int | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claimed fact: field, value, where it stood, the words it stood in, rule, score, whether it won."""

    field: str
    value: str
    where: str
    quote: str
    rule: str
    score: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one record: `article` with its `cuts` (on `text`) and `evidence`, or `why` it was dropped."""

    id: str
    source: Source
    text: str = ""
    article: Article | None = None
    cuts: tuple[Cut, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: str | None = None
