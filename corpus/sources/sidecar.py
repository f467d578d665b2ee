"""`metadata.csv` and `metadata.jsonl` beside the files: what the user knows of each, and what beats the page.

The column `file_name` names the file relative to the sidecar's folder, as Hugging Face's folder loaders do.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaners.errors import UsageError
from corpus.recipe import COLUMNS
from corpus.sources.files import SIDECARS

KEY = "file_name"


@dataclass(frozen=True, slots=True)
class Sidecars:
    """What sidecar files say: by resolved path, the columns and the sidecar's name; and warnings about them."""

    known: Mapping[Path, tuple[str, Mapping[str, str]]]
    warnings: tuple[str, ...]


def read_sidecars(folders: Iterator[Path] | list[Path]) -> Sidecars:
    """Read the sidecars of the folders. Raises UsageError where one cannot be read as what its name says."""
    known: dict[Path, tuple[str, Mapping[str, str]]] = {}
    warnings: list[str] = []
    for folder in sorted(set(folders)):
        for name in SIDECARS:
            path = folder / name
            if path.is_file():
                unknown: set[str] = set()
                for row in _rows(path):
                    key = row.pop(KEY)
                    unknown |= row.keys() - COLUMNS
                    known[(folder / key).resolve()] = (
                        name,
                        {k: v for k, v in row.items() if k in COLUMNS and v},
                    )
                if unknown:
                    warnings.append(f"{path}: unknown columns are left out: {', '.join(sorted(unknown))}")
    return Sidecars(known, tuple(warnings))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file) if path.suffix == ".csv" else map(json.loads, filter(str.strip, file))
            for number, row in enumerate(rows, start=1):
                if not isinstance(row, dict) or not isinstance(row.get(KEY), str):
                    raise UsageError(f"{path}: row {number} has no {KEY}")
                yield {str(k): _text(v) for k, v in row.items() if k is not None}
    except (OSError, UnicodeDecodeError, csv.Error, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _text(value: object) -> str:
    if value is None:
        return ""
    text = ";".join(map(str, value)) if isinstance(value, list) else str(value).strip()
    return text.encode("utf-8", "replace").decode("utf-8")  # JSON can spell half a character
