"""From scores to chances: how often what has a score was right on pages that people labelled.

For each field, and apart for HTML and for flat text, a map that never falls: between its knots it is a straight line.
`benchmarks/calibration.py` fits the maps and writes them with their record.
"""

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import msgspec
import numpy as np

from cleaners.page import Cleaned
from cleaners.view import View
from corpus.article import CALIBRATION_FILE, Confidence

FIELDS = ("text", "outlet", "authors", "date", "title")


class Knots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A map: scores, and the share that is right at each; before the first and behind the last it stays level."""

    scores: list[float]
    shares: list[float]

    def at(self, score: float) -> float:
        """The share at a score."""
        return round(float(np.interp(score, self.scores, self.shares)), 4)


class StoredCalibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of the file: maps by field and form (`title/html`), and what they rest on."""

    maps: dict[str, Knots]
    record: dict[str, object]


@dataclass(frozen=True)
class Calibration:
    """Maps by field and form; without a map a score stays as it is."""

    maps: Mapping[str, Knots] = field(default_factory=dict)

    def of(self, raw: Confidence, form: str, said: Collection[str]) -> Confidence:
        """What the raw scores of a page of this form (`html`, `flat`) mean. What the user `said` is certain."""
        changed = {}
        for name in FIELDS:
            score, knots = getattr(raw, name), self.maps.get(f"{name}/{form}")
            if score is not None and name in said:
                changed[name] = 1.0
            elif score is not None and knots is not None:
                changed[name] = knots.at(score)
        return replace(raw, **changed)


RAW = Calibration()
"""No map: the scores as they are."""


@functools.lru_cache(maxsize=1)
def packaged_calibration() -> Calibration:
    """The maps that come with the package."""
    return Calibration(msgspec.json.decode(CALIBRATION_FILE.read_bytes(), type=StoredCalibration).maps)


def form_of(view: View) -> str:
    """The form of a page by which its scores are read."""
    return "flat" if view.page.markup is None else "html"


def expected_f1(view: View, cleaned: Cleaned) -> float | None:
    """The F1 of words that the model expects of the text that was kept: twice the words that it holds rightly, over its
    words and those that the article has (after Jansche 2007). None where no model judged the page."""
    if view.chances is None:
        return None
    held = right = wanted = 0.0
    judged = zip(view.blocks, view.words, view.chances.tolist(), cleaned.gone(view.blocks), strict=True)
    for block, words, chance, gone in judged:
        kept = words * (1 - gone / (block.end - block.start))
        held, right, wanted = held + kept, right + kept * chance, wanted + words * chance
    return round(2 * right / (held + wanted), 4) if held + wanted else None
