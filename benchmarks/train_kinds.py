"""Train the model of the kinds of pages, with one a fold for the measuring, and write them with their record.

    python -m benchmarks.train_kinds            # what `make train` runs last: it sees what the other models find
    python -m benchmarks.train_kinds --check    # train again and say whether the same bytes come out

The same data, models, versions and program give the same bytes. Takes some ten minutes on two cores.
"""

import argparse
import gzip
import json
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import msgspec

from benchmarks.rawtext import SHARED
from benchmarks.train import SOURCES, say
from benchmarks.training.kinds import KindPage, KindSample, fold_file, kind_pages, learn_kinds, read_samples
from benchmarks.training.pages import FOLDS, WCXB, digest
from cleaners.learned.kind_model import KIND_FILE, KIND_RECORD_FILE, StoredKindModel

TOOLS = ("scikit-learn", "scipy", "numpy", "beautifulsoup4", "lxml", "rapidfuzz")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where other bytes come out")
    asked = parser.parse_args()
    if not (asked.shared / WCXB).exists():
        sys.exit(f"{asked.shared / WCXB} is not there: the labelled pages are no part of the project")
    pages = list(kind_pages(asked.shared))
    samples = read_samples(pages)
    say(f"kinds: {len(samples):,} samples of {len(pages):,} pages")
    model = _bytes(learn_kinds(samples)) + b"\n"
    if asked.check:
        sys.exit(f"{KIND_FILE.name}: other bytes than those that are there" if model != KIND_FILE.read_bytes() else 0)
    KIND_FILE.write_bytes(model)
    say(f"{KIND_FILE.name}: {len(model):,} bytes")
    for fold in range(FOLDS):
        fold_file(fold).write_bytes(gzip.compress(_bytes(learn_kinds(samples, fold)), mtime=0))
    KIND_RECORD_FILE.write_text(json.dumps(_record(asked.shared, pages, samples), indent=2) + "\n", encoding="utf-8")


def _bytes(models: dict[str, StoredKindModel]) -> bytes:
    return msgspec.json.encode(models)


def _record(shared: Path, pages: list[KindPage], samples: list[KindSample]) -> dict[str, object]:
    """What the models were made from."""
    what = {"wcxb-dev": "all pages of the development split of WCXB v1.0, M. Foley 2026"}
    return {
        "data": {
            data: {
                "sha256": digest(shared / file),
                "what": what.get(data, said),
                "license": license,
                "pages": sum(page.page.data == data.partition("-")[0] for page in pages),
            }
            for data, file, said, license in SOURCES
        },
        "made with": {"Python": platform.python_version(), **{tool: version(tool) for tool in TOOLS}},
        "samples": len(samples),
        "figures": "`python -m benchmarks.kinds`, in benchmarks/README.md",
    }


if __name__ == "__main__":
    main()
