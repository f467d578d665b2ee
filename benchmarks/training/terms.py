"""Words of labelled lines as one table, and the weights learnt from it: once for all, and without some folds."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.training.pages import FOLDS, fold_of
from benchmarks.training.samples import LONG, WHOLE, Sample
from cleaners.learned.words import WEIGHT_STEPS, terms

FORMS = WHOLE - {LONG}
Namer = Callable[[Sample], Iterator[Iterable[str]]]
"""Gives the terms of each block of a sample."""
FEWEST_DOMAINS = 8
"""Domains on which a term must stand: what fewer say is about them, not about pages."""
PENALTY = 0.1
LEAST = 4
"""Steps of a weight below which a term is left out."""
SEED = 1


@dataclass(frozen=True, eq=False)
class Terms:
    """Labelled lines (rows) and the terms in them (columns); `domains` counts those of each fold that use a term."""

    names: tuple[str, ...]
    lines: sparse.csr_matrix
    wanted: np.ndarray
    importance: np.ndarray
    folds: np.ndarray
    domains: np.ndarray

    @functools.cache  # noqa: B019  # one table a training
    def weights(self, without: frozenset[int]) -> dict[str, int]:
        """The weight of each term by a logistic regression over the lines, text or not, outside some folds."""
        rows = ~np.isin(self.folds, list(without))
        others = [fold for fold in range(FOLDS) if fold not in without]
        columns = np.flatnonzero(self.domains[:, others].sum(axis=1) >= FEWEST_DOMAINS)
        importance = self.importance[rows]
        model = LogisticRegression(solver="liblinear", C=PENALTY, tol=0.01, random_state=SEED)
        table = self.lines[rows][:, columns]
        model.fit(table, self.wanted[rows], sample_weight=importance * (len(importance) / importance.sum()))
        steps = np.round(model.coef_[0] * WEIGHT_STEPS).astype(int).tolist()
        return {self.names[at]: n for at, n in zip(columns.tolist(), steps, strict=True) if abs(n) >= LEAST}


def of_text(sample: Sample) -> Iterator[Iterable[str]]:
    """The words of each block."""
    return (terms(block.tokens) for block in sample.seen.blocks)


def of_elements(sample: Sample) -> Iterator[Iterable[str]]:
    """The names of each block's element and of all around it."""
    markup = sample.seen.page.markup
    if markup is None:
        return
    around: list[tuple[str, ...]] = []
    for names, parent in zip(sample.seen.element_names, markup.parents, strict=True):
        around.append((*around[parent], *names) if parent >= 0 else names)
    yield from (around[home] for home in markup.homes)


def read_terms(samples: Iterable[Sample], named: Namer = of_text) -> Terms:
    """The table of the terms of the samples."""
    chosen = [sample for sample in samples if sample.form in FORMS]
    users: dict[str, set[str]] = {}
    for sample in chosen:
        for term in {term for block in named(sample) for term in block}:
            users.setdefault(term, set()).add(sample.group)
    names = tuple(sorted(term for term, groups in users.items() if len(groups) >= FEWEST_DOMAINS))
    domains = np.zeros((len(names), FOLDS), dtype=np.int32)
    for at, name in enumerate(names):
        for group in users[name]:
            domains[at, fold_of(group)] += 1
    counted = [sample.shares >= 0 for sample in chosen]
    return Terms(
        names,
        _lines(chosen, {name: at for at, name in enumerate(names)}, named),
        np.concatenate([sample.wanted[rows] for sample, rows in zip(chosen, counted, strict=True)]),
        np.concatenate([importance(sample) for sample in chosen]),
        np.concatenate([np.full(rows.sum(), fold_of(s.group)) for s, rows in zip(chosen, counted, strict=True)]),
        domains,
    )


def _lines(samples: Sequence[Sample], numbers: dict[str, int], named: Namer) -> sparse.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for sample in samples:
        for block, share in zip(named(sample), sample.shares.tolist(), strict=True):
            if share >= 0:
                columns.extend(numbers[term] for term in block if term in numbers)
                ends.append(len(columns))
    ones = np.ones(len(columns), dtype=np.float32)
    return sparse.csr_matrix((ones, columns, ends), shape=(len(ends) - 1, len(numbers)))


def importance(sample: Sample) -> np.ndarray:
    """What each line with words counts: the root of its words, and a page the root of what its lines count."""
    counted = np.sqrt(sample.sizes[sample.shares >= 0] + 1)
    return np.asarray(counted / np.sqrt(counted.sum()))
