"""Train the line model on labelled pages, cross-validate it, and write it with its record.

    python benchmarks/train.py            # what `make train` runs: the model, its figures and the record
    python benchmarks/train.py --check    # train again and say whether the same bytes come out

The same data, versions and program give the same bytes. Takes some ten minutes on two cores and 6 GB of memory.
"""

import argparse
import gzip
import json
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.training import pages
from benchmarks.training.align import word_f1, words
from benchmarks.training.learn import TREES, features, learn, with_words
from benchmarks.training.pages import FOLDS, LabelledPage, fold_of
from benchmarks.training.samples import Sample, samples
from benchmarks.training.terms import Terms, read_terms
from cleaners.learned.choice import keep_for_f1
from cleaners.learned.line_model import MODEL_FILE, RECORD_FILE
from cleaners.learned.trees import Trees
from cleaners.learned.words import Words

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
FOLDER = HERE / "training" / "folds"
"""The models of the cross-validation: what a page is measured with that the shipped model has seen."""
TOOLS = ("catboost", "scikit-learn", "scipy", "numpy", "beautifulsoup4", "lxml", "rapidfuzz")


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where other bytes come out")
    asked = parser.parse_args()
    if not (asked.shared / pages.WCXB).exists():
        sys.exit(f"{asked.shared / pages.WCXB} is not there: the labelled pages are no part of the project")
    everything = list(_samples([*pages.wcxb(asked.shared), *pages.fundus(asked.shared)]))
    terms = read_terms(everything)
    say(f"{len(everything)} flat texts, {sum(len(s.shares) for s in everything):,} lines, {len(terms.names):,} terms")
    model = msgspec.json.encode(learn(everything, terms)) + b"\n"
    if asked.check:
        sys.exit(0 if model == MODEL_FILE.read_bytes() else "other bytes than those of the model that is there")
    MODEL_FILE.write_bytes(model)
    say(f"{MODEL_FILE.name}: {len(model):,} bytes")
    figures = _cross_validated(everything, terms)
    RECORD_FILE.write_text(json.dumps(record(asked.shared, everything, figures), indent=2) + "\n", encoding="utf-8")
    say(f"{RECORD_FILE.name}: {figures}")


def say(words: str) -> None:
    """Tell how far the training is."""
    print(words, flush=True)


def _samples(labelled: Sequence[LabelledPage]) -> Iterator[Sample]:
    with Pool() as pool:
        for found in pool.imap(samples, labelled, chunksize=8):
            yield from found


def _cross_validated(everything: Sequence[Sample], terms: Terms) -> dict[str, dict[str, float]]:
    """Word-F1 by data and form: each page by a model that saw no page of its domain. These models are kept, too."""
    scores: dict[str, dict[str, list[float]]] = {}
    FOLDER.mkdir(exist_ok=True)
    for fold in range(FOLDS):
        stored = learn(everything, terms, frozenset({fold}))
        (FOLDER / f"fold-{fold}.json.gz").write_bytes(gzip.compress(msgspec.json.encode(stored), mtime=0))
        trees, weights = Trees(stored.forest), Words(stored.words)
        mine = [sample for sample in everything if fold_of(sample.group) == fold]
        for sample in with_words(mine, weights):
            score = _score(sample, trees.chances(features([sample])))
            scores.setdefault(sample.data, {}).setdefault(sample.form, []).append(score)
        say(f"fold {fold}: {_means(scores)}")
    return _means(scores)


def _means(scores: dict[str, dict[str, list[float]]]) -> dict[str, dict[str, float]]:
    return {
        data: {form: round(float(np.mean(found)), 4) for form, found in sorted(by_form.items())}
        for data, by_form in sorted(scores.items())
    }


def _score(sample: Sample, chances: np.ndarray) -> float:
    keep = keep_for_f1(chances, sample.sizes)
    return word_f1(_words(sample, keep), sample.content or _words(sample, sample.wanted))


def _words(sample: Sample, chosen: np.ndarray) -> list[str]:
    """The words of the chosen lines."""
    return [word for block, here in zip(sample.seen.blocks, chosen, strict=True) if here for word in words(block.text)]


def record(shared: Path, everything: Sequence[Sample], figures: dict[str, dict[str, float]]) -> dict[str, object]:
    """What the model was made from, and how good it is on pages it did not see."""
    return {
        "data": {
            "wcxb-dev": {
                "sha256": pages.digest(shared / pages.WCXB),
                "what": "articles of the development split of WCXB v1.0, M. Foley 2026",
                "license": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
                "pages": len({sample.page for sample in everything if sample.data == "wcxb"}),
            },
            "fundus-dev": {
                "sha256": pages.digest(shared / pages.FUNDUS),
                "what": "pages and bodies of the tests of Fundus",
                "license": "MIT",
                "pages": len({sample.page for sample in everything if sample.data == "fundus"}),
            },
        },
        "lines": sum(len(sample.shares) for sample in everything),
        "trees": TREES,
        "made with": {"Python": platform.python_version(), **{name: version(name) for name in TOOLS}},
        "word-F1, cross-validated by domain in five folds": figures,
    }


if __name__ == "__main__":
    main()
