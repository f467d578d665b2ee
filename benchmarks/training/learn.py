"""The line model from labelled lines: words and trees."""

import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier

from benchmarks.training.pages import FOLDS, fold_of
from benchmarks.training.samples import WORDLESS, Sample
from benchmarks.training.terms import Terms, importance
from cleaners.learned.features import AT, NAMES, surrounded
from cleaners.learned.line_model import StoredModel
from cleaners.learned.lines import MOST_WEIGHT
from cleaners.learned.sight import GRADES, Sights, Table, graded
from cleaners.learned.trees import STEPS, Forest
from cleaners.learned.words import Words

TREES = {"iterations": 250, "depth": 6, "learning_rate": 0.12, "rsm": 0.3, "border_count": 64}
SEED = 1
NEVER = 2**30
"""A border that no number is above."""
TOGETHER = 64
"""Samples whose features are taken together."""


def learn(samples: Sequence[Sample], terms: Terms, without: frozenset[int] = frozenset()) -> StoredModel:
    """The model from all samples but those of some folds. Its trees see each page weighed by words learnt from pages of
    other folds."""
    weighed: list[Sample] = []
    for fold in range(FOLDS):
        if fold not in without:
            mine = [sample for sample in samples if fold_of(sample.group) == fold]
            weighed.extend(with_words(mine, Words(terms.weights(without | {fold}))))
    return StoredModel(list(NAMES), dict(sorted(terms.weights(without).items())), learn_trees(weighed))


def with_words(samples: Sequence[Sample], words: Words) -> Iterator[Sample]:
    """The samples with the column of weights filled in, but for those that are trained without."""
    for sample in samples:
        own = sample.own.copy()
        if sample.form != WORDLESS:
            weights = [words.weigh(block.tokens) for block in sample.seen.blocks]
            own[:, AT["weight"]] = graded(np.clip(weights, -MOST_WEIGHT, MOST_WEIGHT))
        yield replace(sample, own=own)


def learn_trees(samples: Sequence[Sample]) -> Forest:
    """The trees from samples whose words are weighed."""
    parts = [samples[at : at + TOGETHER] for at in range(0, len(samples), TOGETHER)]
    table = np.concatenate([features(part)[np.concatenate([s.shares >= 0 for s in part])] for part in parts])
    wanted = np.concatenate([sample.wanted[sample.shares >= 0] for sample in samples])
    model = CatBoostClassifier(**TREES, thread_count=2, random_seed=SEED, verbose=0, allow_writing_files=False)
    model.fit(table, wanted.astype(int), sample_weight=np.concatenate([importance(sample) for sample in samples]))
    return _forest(model)


def features(samples: Sequence[Sample]) -> Table:
    """All columns of some samples, end to end."""
    seen = tuple(sample.seen for sample in samples)
    return surrounded(Sights(seen), np.concatenate([sample.own for sample in samples]))  # type: ignore[arg-type]


def _forest(model: CatBoostClassifier) -> Forest:
    """The trees of a trained model; one that is too shallow asks on what can never be."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        trained = json.loads(path.read_bytes())
    scale, bias = trained["scale_and_bias"]
    columns, borders, leaves = [], [], []
    for tree in trained["oblivious_trees"]:
        missing = TREES["depth"] - len(tree["splits"])
        columns.append([split["float_feature_index"] for split in tree["splits"]] + [0] * missing)
        borders.append([math.floor(split["border"] * GRADES) for split in tree["splits"]] + [NEVER] * missing)
        steps = [round(value * scale * STEPS) for value in tree["leaf_values"]]
        leaves.append(steps + [0] * (2 ** TREES["depth"] - len(steps)))
    return Forest(columns, borders, leaves, round(bias[0] * STEPS))
