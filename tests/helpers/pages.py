"""Pages to build from, one of each kind that is left out among them, and the dataset built of them."""

from pathlib import Path

import pytest

from corpus import Recipe, build

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"
OPENING = "Petani di desa {n} memanen padi organik pada Senin pagi, dan hasilnya dijual ke koperasi hari itu juga."
FOLLOWING = "Koperasi berencana membangun {n} gudang baru di dekat jalan raya agar gabah tidak basah saat hujan turun."
PAGE = f"""\
Petani Desa {{n}} Panen Padi Organik

Senin, 14 Maret 2022 - 09:15 WIB
loading...
Petani Desa {{n}} Panen Padi Organik
Petani memanen padi di Desa {{n}}/Net
A A A
{OPENING}

BACA JUGA:
Harga Gabah di Desa {{n}} Naik Lagi
  {FOLLOWING}  Warga menunggu. (wul)

Baca Berita Terkait Lainnya
Copyright © 2024 SINDOnews.com
All Rights Reserved
"""
ENTITIES = (
    f"JAKARTA, KOMPAS.com - {OPENING}&nbsp;Warga\u200b senang &amp; sehat."
    "\r\n\r\nBaca juga: Harga Gabah\rPenulis: Wati Sari\r\n"
)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def mixed(folder: Path) -> Path:
    """Pages, and one of each kind that is left out."""
    pages: dict[str, str | bytes] = {f"n{n % 3}/{n}.txt": PAGE.format(n=n) for n in range(20)}
    others: dict[str, str | bytes] = {
        "crlf.txt": PAGE.format(n="crlf").replace("\n", "\r\n"),
        "mac.txt": PAGE.format(n="mac").replace("\n", "\r"),
        "marked.txt": b"\xff\xfe" + PAGE.format(n="utf-16").encode("utf-16-le"),
        "old.txt": PAGE.format(n="lama — “ya”").encode("cp1252"),
        "entities.txt": ENTITIES.format(n=1),
        "plain.txt": OPENING.format(n=2),
        "name\nof two lines.txt": OPENING.format(n=3),
        "nul.txt": OPENING.format(n=4).replace("padi", "pa\0di"),
        "empty.txt": "",
        "furniture.txt": "Advertisement\nloading...\n",
        "binary.txt": PNG,
        "said.txt": OPENING.format(n=5),
        "metadata.csv": "file_name,date,license\nsaid.txt,kemarin,mit\nplain.txt,12 Januari 2022,mit\n",
    }
    return write(folder, pages | others)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mixed(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="session")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "dataset"
    build([source], out, Recipe(title="Kabar desa"))
    return out
