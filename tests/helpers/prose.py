"""Paragraphs by name, of which tests make pages: `cases/paragraphs.toml`."""

import tomllib
from pathlib import Path

PARAGRAPHS = Path(__file__).parent.parent / "cases" / "paragraphs.toml"
PROSE: dict[str, str] = tomllib.loads(PARAGRAPHS.read_text(encoding="utf-8"))
