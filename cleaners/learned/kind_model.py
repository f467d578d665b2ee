"""The model of the kinds of pages: a multinomial logistic regression over the numbers of a page, one for flat text and
one for HTML."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from cleaners.errors import KlipingError
from cleaners.learned import MODELS_FOLDER
from cleaners.learned.page_numbers import NAMES, Row
from cleaners.learned.sight import GRADES

KIND_FILE = MODELS_FOLDER / "kind_model.json"
KIND_RECORD_FILE = MODELS_FOLDER / "kind_record.json"
"""What the model was made from, under which licence, and how good it is on pages that it did not see."""
STEPS = 4096
FARTHEST = 2.5
"""Deviations from the mean beyond which a number counts no further: no page is more than the training pages were."""


class StoredKindModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of one form's model: the numbers it reads by name, their means and deviations in steps of
    1/`GRADES`, and for each kind a bias and a weight a number in steps of 1/`STEPS`. Where the chance of an article is
    below `doubt`, the page is called another kind."""

    names: list[str]
    means: list[int]
    deviations: list[int]
    kinds: list[str]
    bias: list[int]
    weights: list[list[int]]
    doubt: float


class KindModel:
    """Judges pages of one form: the chance of each kind."""

    def __init__(self, stored: StoredKindModel) -> None:
        if not set(stored.names) <= set(NAMES):
            raise KlipingError("the model of kinds was trained on other numbers than the program takes: train it again")
        self.kinds = tuple(stored.kinds)
        self.doubt = stored.doubt
        self._at = np.array([NAMES.index(name) for name in stored.names], dtype=np.intp)
        self._means = np.array(stored.means, dtype=np.float64) / GRADES
        self._deviations = np.array(stored.deviations, dtype=np.float64) / GRADES
        self._weights = np.array(stored.weights, dtype=np.float64).T / STEPS
        self._bias = np.array(stored.bias, dtype=np.float64) / STEPS

    def chances(self, numbers: Row) -> dict[str, float]:
        """The chance of each kind, in sum 1; to four digits, the same on every machine."""
        places = (numbers[self._at] - self._means) / self._deviations
        odds = np.minimum(np.maximum(places, -FARTHEST), FARTHEST) @ self._weights + self._bias
        shares = np.exp(odds - odds.max())
        return dict(zip(self.kinds, (np.rint(shares / shares.sum() * 1e4) / 1e4).tolist(), strict=True))


@dataclass(frozen=True)
class KindModels:
    """The model for flat text and the one for HTML."""

    flat: KindModel
    html: KindModel


def kind_models(stored: Mapping[str, StoredKindModel]) -> KindModels:
    """Both models from what their file holds."""
    return KindModels(KindModel(stored["flat"]), KindModel(stored["html"]))


def read_kind_models(path: Path) -> KindModels:
    """Both models from their file."""
    return kind_models(msgspec.json.decode(path.read_bytes(), type=dict[str, StoredKindModel]))


@functools.lru_cache(maxsize=1)
def packaged_kind_models() -> KindModels:
    """The models that come with the package, loaded once a process."""
    return read_kind_models(KIND_FILE)
