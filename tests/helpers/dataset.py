"""A dataset on disk as tests look at it: its rows, its bytes, and what `datasets` loads of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

CONFIGS = ("default", "cuts", "evidence", "dropped")


def rows(folder: Path, config: str = "default") -> list[dict[str, Any]]:
    """The rows of a configuration, as pyarrow reads them."""
    found: list[dict[str, Any]] = pq.read_table(folder / "data" / config).to_pylist()
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Any]:
    """`load_dataset` with a cache of its own, which lasts for one test."""
    import datasets  # here, for it takes seconds and few tests need it

    def load(folder: Path, config: str | None = None, **options: Any) -> Any:
        cache = str(tmp_path / "cache")
        return datasets.load_dataset(str(folder), config, split="train", cache_dir=cache, **options)

    return load
