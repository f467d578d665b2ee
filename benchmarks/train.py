"""Train the models on labelled pages, cross-validate them, and write them with their record.

    python -m benchmarks.train            # what `make train` runs: both models, their figures and the record
    python -m benchmarks.train --check    # train again and say whether the same bytes come out

The same data, versions and program give the same bytes. Takes some forty minutes on two cores and 8 GB of memory.
"""

import argparse
import gzip
import json
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.rawtext import SHARED
from benchmarks.training import pages
from benchmarks.training.align import word_f1, words
from benchmarks.training.learn import Material, features, learn
from benchmarks.training.lengthen import lengthened
from benchmarks.training.pages import FOLDS, LabelledPage
from benchmarks.training.samples import Sample, html_samples, long_html_samples, long_samples, samples
from benchmarks.training.terms import of_elements, read_terms
from cleaners.learned.choice import keep_for_f1
from cleaners.learned.models import BLOCK_FILE, LINE_FILE, RECORD_FILE
from cleaners.learned.trees import Trees

HERE = Path(__file__).parent
FOLDER = HERE / "training" / "folds"
"""The models of the cross-validation: what a page is measured with that the shipped model has seen."""
MODEL_FILES = {"lines": LINE_FILE, "blocks": BLOCK_FILE}
MODELS = tuple(MODEL_FILES)
SOURCES = (
    (
        "wcxb-dev",
        pages.WCXB,
        "articles of the development split of WCXB v1.0, M. Foley 2026",
        "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    ),
    ("fundus-dev", pages.FUNDUS, "pages and bodies of the tests of Fundus", "MIT"),
)
"""Name, file, what it is, licence."""
TOOLS = ("catboost", "scikit-learn", "scipy", "numpy", "beautifulsoup4", "lxml", "rapidfuzz")


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    parser.add_argument("--only", choices=MODELS, help="train one of the two")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where other bytes come out")
    asked = parser.parse_args()
    if not (asked.shared / pages.WCXB).exists():
        sys.exit(f"{asked.shared / pages.WCXB} is not there: the labelled pages are no part of the project")
    labelled = [*pages.wcxb(asked.shared), *pages.fundus(asked.shared)]
    for name in [asked.only] if asked.only else MODELS:
        material = read(name, labelled)
        say(f"{name}: {len(material.samples)} samples, {sum(len(s.shares) for s in material.samples):,} lines")
        file = MODEL_FILES[name]
        model = msgspec.json.encode(learn(material)) + b"\n"
        if asked.check and model != file.read_bytes():
            sys.exit(f"{file.name}: other bytes than those that are there")
        if not asked.check:
            file.write_bytes(model)
            say(f"{file.name}: {len(model):,} bytes")
            write_record(asked.shared, labelled, name, material, _cross_validated(name, material))


def say(words: str) -> None:
    """Tell how far the training is."""
    print(words, flush=True)


def read(name: str, labelled: Sequence[LabelledPage]) -> Material:
    """What a model is learnt from."""
    own, longer = (html_samples, long_html_samples) if name == "blocks" else (samples, long_samples)
    with Pool() as pool:
        found = pool.map(own, labelled, chunksize=8) + pool.map(longer, list(lengthened(labelled)), chunksize=8)
    everything = tuple(sample for several in found for sample in several)
    elements = read_terms(everything, of_elements) if name == "blocks" else None
    return Material(everything, read_terms(everything), elements)


def _cross_validated(name: str, material: Material) -> dict[str, dict[str, float]]:
    """Word-F1 by data and form: each page by a model that saw no page of its domain. These models are kept, too."""
    scores: dict[str, dict[str, list[float]]] = {}
    FOLDER.mkdir(exist_ok=True)
    for fold in range(FOLDS):
        stored = learn(material, frozenset({fold}))
        (FOLDER / f"{name}-{fold}.json.gz").write_bytes(gzip.compress(msgspec.json.encode(stored), mtime=0))
        trees = Trees(stored.forest)
        for sample in material.inside(fold):
            score = _score(sample, trees.chances(features([sample], stored.words, stored.elements)))
            scores.setdefault(sample.data, {}).setdefault(sample.form, []).append(score)
        say(f"{name}, fold {fold}: {_means(scores)}")
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


def write_record(
    shared: Path,
    labelled: Sequence[LabelledPage],
    name: str,
    material: Material,
    figures: dict[str, dict[str, float]],
) -> None:
    """What the models were made from, and how good they are on pages they did not see."""
    told = json.loads(RECORD_FILE.read_bytes()) if RECORD_FILE.exists() else {}
    told["data"] = {
        data: {
            "sha256": pages.digest(shared / file),
            "what": what,
            "license": license,
            "pages": sum(page.data == data.partition("-")[0] for page in labelled),
        }
        for data, file, what, license in SOURCES
    }
    told["made with"] = {"Python": platform.python_version(), **{tool: version(tool) for tool in TOOLS}}
    told[name] = {
        "lines": sum(len(sample.shares) for sample in material.samples),
        "trees": material.trees,
        "word-F1, cross-validated by domain in five folds": figures,
    }
    RECORD_FILE.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
