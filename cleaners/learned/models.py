"""The two models as they come with the package: one for lines of flat text, one for blocks of HTML."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from cleaners.errors import KlipingError
from cleaners.learned import MODELS_FOLDER
from cleaners.learned.elements import ELEMENTS, element_features
from cleaners.learned.features import NAMES, line_features
from cleaners.learned.sight import Sight, Sights, Table
from cleaners.learned.trees import Forest, Trees
from cleaners.learned.words import Words

LINE_FILE = MODELS_FOLDER / "line_model.json"
BLOCK_FILE = MODELS_FOLDER / "block_model.json"
RECORD_FILE = MODELS_FOLDER / "record.json"
"""What the models were made from, under which licence, and how good they are on pages that they did not see."""
MOST_LINES = 50_000
"""Lines that are judged together; a page of more is no article and is not judged."""


class StoredModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a model's file: names of the numbers, weights of words, trees; and the weights of the names of
    elements, in a model of blocks."""

    features: list[str]
    words: dict[str, int]
    forest: Forest
    elements: dict[str, int] | None = None


class Model:
    """Judges the lines of flat pages, or the blocks of HTML pages: the chance of each to be text of the article."""

    def __init__(self, stored: StoredModel) -> None:
        names = [*NAMES, *ELEMENTS] if stored.elements is not None else [*NAMES]
        if stored.features != names:
            raise KlipingError("the model was trained on other numbers than the program takes: train it again")
        self._words = Words(stored.words)
        self._elements = stored.elements
        self._trees = Trees(stored.forest)

    def judge(self, sights: Sights) -> list[Table]:
        """For each page the chances of its blocks, 0 to 1."""
        table = line_features(sights, self._words)
        if self._elements is not None:
            table = np.concatenate([table, element_features(sights, self._elements)], axis=1)
        return np.split(self._trees.chances(table), sights.starts[1:])


@dataclass(frozen=True)
class Models:
    """The model for flat text and the one for HTML."""

    lines: Model
    blocks: Model

    def chances(self, pages: Sequence[Sight]) -> list[Table | None]:
        """For each page the chances of its blocks, 0 to 1; None for a page without blocks or of too many.

        The pages are judged together, which is several times as fast as one by one and gives the same numbers.
        """
        found: list[Table | None] = [None] * len(pages)
        for model, marked in ((self.lines, False), (self.blocks, True)):
            mine = [n for n, page in enumerate(pages) if (page.page.markup is not None) is marked]
            for together in _parts(pages, mine):
                sights = Sights(tuple(pages[number] for number in together))
                for number, chances in zip(together, model.judge(sights), strict=True):
                    found[number] = chances
        return found


def _parts(pages: Sequence[Sight], numbers: Sequence[int]) -> list[list[int]]:
    """The pages that can be judged, in parts of no more than `MOST_LINES`."""
    parts: list[list[int]] = []
    lines = MOST_LINES
    for number in numbers:
        size = len(pages[number].blocks)
        if 0 < size <= MOST_LINES:
            if lines + size > MOST_LINES:
                parts.append([])
                lines = 0
            parts[-1].append(number)
            lines += size
    return parts


def read_model(path: Path) -> Model:
    """A model from its file."""
    return Model(msgspec.json.decode(path.read_bytes(), type=StoredModel))


@functools.lru_cache(maxsize=1)
def packaged_models() -> Models:
    """The models that come with the package, loaded once a process."""
    return Models(read_model(LINE_FILE), read_model(BLOCK_FILE))
