"""The line model from labelled lines: words and trees."""

import json
import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier

from benchmarks.training.pages import FOLDS, fold_of
from benchmarks.training.samples import WORDLESS, Sample
from benchmarks.training.terms import Terms, importance
from cleaners.learned.elements import ELEMENTS, element_features
from cleaners.learned.features import AT, NAMES, surrounded
from cleaners.learned.models import StoredModel
from cleaners.learned.sight import GRADES, Sights, Table, graded
from cleaners.learned.trees import STEPS, Forest
from cleaners.learned.wording import MOST_WEIGHT
from cleaners.learned.words import Words

DEPTH = 6
TREES = {"iterations": 250, "depth": DEPTH, "learning_rate": 0.12, "rsm": 0.3, "border_count": 64}
BLOCK_TREES = TREES | {"iterations": 400, "learning_rate": 0.08}
"""Smaller steps: .002 of word-F1 more on two folds of HTML."""
SEED = 1
NEVER = 2**30
"""A border that no number is above."""
TOGETHER = 64
"""Samples whose features are taken together."""


@dataclass(frozen=True)
class Material:
    """What a model is learnt from: labelled samples, the terms of their text, and of HTML the names of elements."""

    samples: tuple[Sample, ...]
    terms: Terms
    elements: Terms | None = None

    @property
    def trees(self) -> dict[str, float]:
        """What CatBoost is asked for."""
        return TREES if self.elements is None else BLOCK_TREES

    def inside(self, fold: int) -> list[Sample]:
        """The samples of a fold."""
        return [sample for sample in self.samples if fold_of(sample.group) == fold]


def learn(material: Material, without: frozenset[int] = frozenset()) -> StoredModel:
    """The model from all samples but those of some folds. Its trees see each page weighed by words learnt from pages of
    other folds."""
    tables, samples = [], []
    for fold in range(FOLDS):
        if fold not in without:
            mine = material.inside(fold)
            samples.extend(mine)
            tables.extend(features(part, *weights(material, without | {fold})) for part in _parts(mine))
    words, elements = weights(material, without)
    names = [*NAMES, *ELEMENTS] if elements is not None else [*NAMES]
    return StoredModel(names, dict(sorted(words.items())), _learn_trees(tables, samples, material.trees), elements)


def weights(material: Material, without: frozenset[int]) -> tuple[dict[str, int], dict[str, int] | None]:
    """The weights of words, and of the names of elements where there are any."""
    elements = material.elements.weights(without) if material.elements is not None else None
    return material.terms.weights(without), elements


def features(samples: Sequence[Sample], words: dict[str, int], elements: dict[str, int] | None) -> Table:
    """All columns of some samples, end to end. Some are weighed without words (see `WORDLESS`)."""
    known = Words(words)
    own = np.concatenate([sample.own for sample in samples])
    rows = [
        known.weigh([block.tokens for block in sample.seen.blocks]) * (sample.form != WORDLESS) for sample in samples
    ]
    own[:, AT["weight"]] = graded(np.clip(np.concatenate(rows), -MOST_WEIGHT, MOST_WEIGHT))
    sights = Sights(tuple(sample.seen for sample in samples))  # type: ignore[arg-type]  # the rest is in `own`
    table = surrounded(sights, own)
    return table if elements is None else np.concatenate([table, element_features(sights, elements)], axis=1)


def _parts(samples: Sequence[Sample]) -> list[Sequence[Sample]]:
    return [samples[at : at + TOGETHER] for at in range(0, len(samples), TOGETHER)]


def _learn_trees(tables: Sequence[Table], samples: Sequence[Sample], trees: dict[str, float]) -> Forest:
    """The trees from the columns of samples."""
    counted = np.concatenate([sample.shares >= 0 for sample in samples])
    wanted = np.concatenate([sample.wanted[sample.shares >= 0] for sample in samples])
    model = CatBoostClassifier(**trees, thread_count=2, random_seed=SEED, verbose=0, allow_writing_files=False)
    counts = np.concatenate([importance(sample) for sample in samples])
    model.fit(np.concatenate(tables)[counted], wanted.astype(int), sample_weight=counts)
    return _forest(model)


def _forest(model: CatBoostClassifier) -> Forest:
    """The trees of a trained model; one that is too shallow asks on what can never be."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        trained = json.loads(path.read_bytes())
    scale, bias = trained["scale_and_bias"]
    columns, borders, leaves = [], [], []
    for tree in trained["oblivious_trees"]:
        missing = DEPTH - len(tree["splits"])
        columns.append([split["float_feature_index"] for split in tree["splits"]] + [0] * missing)
        borders.append([math.floor(split["border"] * GRADES) for split in tree["splits"]] + [NEVER] * missing)
        steps = [round(value * scale * STEPS) for value in tree["leaf_values"]]
        leaves.append(steps + [0] * (2**DEPTH - len(steps)))
    return Forest(columns, borders, leaves, round(bias[0] * STEPS))
