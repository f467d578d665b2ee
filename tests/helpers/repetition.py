"""Invented pages of an outlet: stories that no other page has, with what its pages share."""

import random
from collections.abc import Sequence
from pathlib import Path

WORDS = "sawah padi muara kapal jembatan pasar guru sungai hujan kebun pagi malam desa kota warga kabar".split()
SLOGAN = "WARENG SEHARI PENUH"
CLOSING = "Kabar Wareng ditulis untuk warga muara dan dibaca siapa saja."


def story(number: int) -> str:
    """Two paragraphs that no other page has."""
    chance = random.Random(number)
    return "\n".join(" ".join(chance.choices(WORDS, k=14)).capitalize() + f" hari ke-{number}." for _ in range(2))


def outlet_pages(count: int) -> list[str]:
    """Pages of one outlet: stories with its slogan between the paragraphs and its closing sentence glued on."""
    return [story(n).replace("\n", f"\n{SLOGAN}\n") + f" {CLOSING}" for n in range(count)]


def write(folder: Path, pages: Sequence[str], url: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        (folder / f"{number:03}.txt").write_text(page, encoding="utf-8")
    if url:
        rows = "".join(f"{number:03}.txt,{url}{number}\n" for number in range(len(pages)))
        (folder / "metadata.csv").write_text(f"file_name,url\n{rows}", encoding="utf-8")
    return folder
