"""What the tests share: hypothesis' profile, the environment of child processes, the packaged recognisers, blocks and
cuts at hand; `helpers/` has the rest."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from cleaners.page import Block, Cleaned
from cleaners.reading.text import read_text
from cleaners.toolkit import Toolkit, packaged_toolkit

settings.register_profile("kliping", deadline=None, print_blob=True)
settings.load_profile("kliping")

ROOT = str(Path(__file__).parent.parent)
os.environ["PYTHONPATH"] = os.pathsep.join([ROOT, *filter(None, [os.environ.get("PYTHONPATH")])])
"""Here, for every child process of every test: else it would import what is installed, in a worktree another's code."""

os.environ["HF_HUB_OFFLINE"] = "1"
"""Here, for child processes too, and before any test imports `datasets`, which reads it then."""

pytest_plugins = [f"tests.helpers.{name}" for name in ("command", "dataset", "pages", "sources")]
"""Helpers with fixtures, and with assertions that say what they compared."""


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    """The packaged recognisers."""
    return packaged_toolkit()


@pytest.fixture(scope="session")
def block() -> Callable[[str], Block]:
    """Makes the first block of a text."""
    return lambda text: read_text(text).blocks[0]


@pytest.fixture(scope="session")
def cuts_of() -> Callable[[Cleaned], list[tuple[str, str]]]:
    """Gives the words and the reason of every cut."""
    return lambda cleaned: [(cleaned.source[cut.start : cut.end], cut.reason) for cut in cleaned.cuts]


@pytest.fixture(scope="session")
def assert_tiled() -> Callable[[Cleaned], None]:
    """Fails where kept and cut spans do not give back the source, or cuts are out of order or empty."""
    return _assert_tiled


def _assert_tiled(cleaned: Cleaned) -> None:
    at = 0
    for start, end, cut in cleaned.spans():
        assert start == at < end
        assert cut is None or (cut.start, cut.end) == (start, end)
        at = end
    assert at == len(cleaned.source)
    assert "".join(cleaned.source[start:end] for start, end, _ in cleaned.spans()) == cleaned.source
    assert list(cleaned.cuts) == sorted(cleaned.cuts, key=lambda cut: cut.start)
    assert all(before.end <= after.start for before, after in zip(cleaned.cuts, cleaned.cuts[1:], strict=False))
    assert all(cut.start < cut.end and cleaned.source[cut.start : cut.end].strip() for cut in cleaned.cuts)
    assert 0.0 <= cleaned.certainty <= 1.0
