"""`metadata.csv` and `metadata.jsonl` beside the files: what the user knows of each, and what beats the page.

The column `file_name` names the file relative to the sidecar's folder, as Hugging Face's folder loaders do.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaners.errors import UsageError
from corpus.recipe import COLUMNS, LIST_SIGN, LISTS
from corpus.sources.files import SIDECARS

KEY = "file_name"


@dataclass(frozen=True, slots=True)
class Sidecars:
    """What sidecar files say: by resolved path, the columns and the sidecar's name; and warnings about them."""

    known: Mapping[Path, tuple[str, Mapping[str, str]]]
    warnings: tuple[str, ...]


def read_sidecars(folders: Iterable[Path]) -> Sidecars:
    """Read the sidecars of the folders; the nearer to a file, the more its columns count.

    Raises UsageError where one cannot be read as what its name says.
    """
    known: dict[Path, tuple[str, Mapping[str, str]]] = {}
    warnings: list[str] = []
    for folder in sorted(set(folders), key=lambda folder: (len(folder.parts), str(folder))):
        for name in SIDECARS:
            path = folder / name
            if path.is_file():
                unknown: set[str] = set()
                for row in _rows(path):
                    file = (folder / row.pop(KEY)).resolve()
                    unknown |= row.keys() - COLUMNS
                    columns = {column: value for column, value in row.items() if column in COLUMNS and value}
                    known[file] = (name, {**known.get(file, ("", {}))[1], **columns})
                if unknown:
                    warnings.append(f"{path}: unknown columns are left out: {', '.join(sorted(unknown))}")
    return Sidecars(known, tuple(warnings))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file) if path.suffix == ".csv" else _json_lines(path, file)
            for number, row in enumerate(rows, start=1):
                if number == 1 and isinstance(row, dict) and KEY not in row:
                    raise UsageError(f"{path}: no column {KEY}, only {', '.join(map(str, row))}")
                if not isinstance(row, dict) or not isinstance(row.get(KEY), str) or "\0" in row[KEY]:
                    raise UsageError(f"{path}: row {number} has no {KEY}")
                yield {str(k): _text(v, str(k), f"{path}: row {number}") for k, v in row.items() if k is not None}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _json_lines(path: Path, lines: Iterable[str]) -> Iterator[object]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"{path}: cannot be read: line {number} is no JSON: {error.msg}") from error


def _text(value: object, column: str, place: str) -> str:
    if value is None:
        return ""
    wrong_list = isinstance(value, list) and column in COLUMNS - LISTS
    if isinstance(value, bool | dict) or wrong_list:
        raise UsageError(f"{place}: {column} is no text" + (" and no list of texts" if column in LISTS else ""))
    parts = [str(part) for part in value if part is not None] if isinstance(value, list) else [str(value).strip()]
    text = LIST_SIGN.join(parts) if len(parts) > 1 or isinstance(value, list) else parts[0]
    return text.encode("utf-8", "replace").decode("utf-8")  # JSON can spell half a character
