"""The line model as it comes with the package: numbers, words, trees; and the file it lies in."""

import functools
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from cleaners.errors import KlipingError
from cleaners.learned.features import NAMES, line_features
from cleaners.learned.sight import Sight, Sights, Table
from cleaners.learned.trees import Forest, Trees
from cleaners.learned.words import Words

MODEL_FILE = Path(__file__).parent / "line_model.json"
RECORD_FILE = MODEL_FILE.with_name("line_model_record.json")
"""What the model was made from, under which licence, and how good it is on pages that it did not see."""
MOST_LINES = 50_000
"""Lines that are judged together; a page of more is no article and is not judged."""


class StoredModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of the model's file: names of the numbers, weights of words, trees."""

    features: list[str]
    words: dict[str, int]
    forest: Forest


class LineModel:
    """Judges the lines of pages: the chance of each to be text of the article."""

    def __init__(self, stored: StoredModel) -> None:
        if stored.features != list(NAMES):
            raise KlipingError("the line model was trained on other numbers than the program takes: train it again")
        self._words = Words(stored.words)
        self._trees = Trees(stored.forest)

    def chances(self, pages: Sequence[Sight]) -> list[Table | None]:
        """For each page the chances of its blocks, 0 to 1; None for a page without blocks or of too many.

        The pages are judged together, which is several times as fast as one by one and gives the same numbers.
        """
        found: list[Table | None] = [None] * len(pages)
        together: list[int] = []
        lines = 0
        for number, page in enumerate(pages):
            size = len(page.blocks)
            if together and lines + size > MOST_LINES:
                self._judge(pages, together, found)
                together, lines = [], 0
            if 0 < size <= MOST_LINES:
                together.append(number)
                lines += size
        if together:
            self._judge(pages, together, found)
        return found

    def _judge(self, pages: Sequence[Sight], together: Sequence[int], found: list[Table | None]) -> None:
        sights = Sights(tuple(pages[number] for number in together))
        chances = self._trees.chances(line_features(sights, self._words))
        for number, part in zip(together, np.split(chances, sights.starts[1:]), strict=True):
            found[number] = part


@functools.lru_cache(maxsize=1)
def packaged_model() -> LineModel:
    """The model that comes with the package, loaded once a process."""
    return LineModel(msgspec.json.decode(MODEL_FILE.read_bytes(), type=StoredModel))
