"""The main job from end to end: files in, a dataset folder out that says what became of each of them."""

import itertools
import json
import os
from pathlib import Path
from typing import Any

import pytest

from cleaners.reading.decode import decode
from cleaners.reasons import REASONS
from corpus import Recipe, build, verify
from corpus.package import read_manifest
from tests.helpers.dataset import CONFIGS, rows
from tests.helpers.pages import FOLLOWING, OPENING, PAGE, PNG, write
from tests.helpers.process import child


def text_of(source: Path, row: dict[str, Any]) -> str:
    return decode((source / row["source"]["path"].replace("\\n", "\n")).read_bytes())


def squeezed(text: str) -> str:
    return "".join(text.split())


# What came of each document


def test_read_is_kept_and_dropped(built: Path) -> None:
    counts = read_manifest(built).counts
    assert (counts.read, counts.kept, counts.dropped) == (32, 28, 4)
    assert len(rows(built, "default")) == 28
    assert len(rows(built, "dropped")) == 4


def test_what_was_dropped_says_why(built: Path) -> None:
    assert {row["source"]["path"]: row["why"] for row in rows(built, "dropped")} == {
        "binary.txt": "failed: a picture, not text",
        "empty.txt": "empty",
        "furniture.txt": "empty: 2 words cut",
        "said.txt": "failed: date is no date: 'kemarin'",
    }


def test_every_file_is_somewhere_once(source: Path, built: Path) -> None:
    paths = [row["source"]["path"] for config in ("default", "dropped") for row in rows(built, config)]
    files = [path.relative_to(source).as_posix().replace("\n", "\\n") for path in source.rglob("*.txt")]
    assert sorted(paths) == sorted(files)


def test_ids_are_unique_and_join_the_tables(built: Path) -> None:
    ids = {config: [row["id"] for row in rows(built, config)] for config in CONFIGS}
    assert len({*ids["default"], *ids["dropped"]}) == 32
    assert {*ids["cuts"], *ids["evidence"]} <= set(ids["default"])


def test_verify_finds_no_fault(built: Path) -> None:
    assert verify(built) == []


def test_a_page_comes_out_with_its_columns(built: Path) -> None:
    (row,) = [row for row in rows(built, "default") if row["source"]["path"] == "n1/7.txt"]
    assert row["text"] == f"{OPENING.format(n=7)}\n\n{FOLLOWING.format(n=7)} Warga menunggu."
    assert row["title"] == "Petani Desa 7 Panen Padi Organik"
    assert row["outlet"] == "SINDOnews"
    assert row["domain"] == "sindonews.com"
    assert row["published"].isoformat() == "2022-03-14T02:15:00+00:00"
    assert str(row["date"]) == "2022-03-14"
    assert row["byline"] == "wul"
    assert row["authors"] == []
    assert row["captions"] == ["Petani memanen padi di Desa 7/Net"]
    assert row["language"] == "id"
    assert row["source"] == {"path": "n1/7.txt", "record": 0, "format": "text"}


@pytest.mark.parametrize("name", ["crlf.txt", "mac.txt", "marked.txt", "old.txt"])
def test_line_ends_and_encodings_make_no_difference(built: Path, name: str) -> None:
    (row,) = [row for row in rows(built, "default") if row["source"]["path"] == name]
    (plain,) = [row for row in rows(built, "default") if row["source"]["path"] == "n1/7.txt"]
    assert row["text"].count("\n\n") == 1
    assert row["n_cuts"] == plain["n_cuts"]
    assert row["outlet"] == "SINDOnews"


def test_numbers_are_those_of_the_text(built: Path) -> None:
    cuts = [row["id"] for row in rows(built, "cuts")]
    for row in rows(built, "default"):
        assert row["n_chars"] == len(row["text"])
        assert row["n_words"] == len(row["text"].split())
        assert row["n_cuts"] == cuts.count(row["id"])
        assert all(score is None or 0 <= score <= 1 for score in row["confidence"].values())


# Cuts and source


def test_cuts_tile_the_source(source: Path, built: Path) -> None:
    cuts = rows(built, "cuts")
    assert cuts
    for row in rows(built, "default"):
        text = text_of(source, row)
        mine = [cut for cut in cuts if cut["id"] == row["id"]]
        assert [cut["start"] for cut in mine] == sorted(cut["start"] for cut in mine)
        for cut in mine:
            assert text[cut["start"] : cut["end"]] == cut["text"]
            assert cut["reason"] in REASONS
            assert cut["text"] == cut["text"].strip() != ""
        assert all(before["end"] <= after["start"] for before, after in itertools.pairwise(mine))


def test_the_source_without_its_cuts_is_the_text(source: Path, built: Path) -> None:
    for row in rows(built, "default"):
        if row["source"]["path"] in ("entities.txt", "nul.txt"):
            continue  # in a normal form that is another row's test
        text = text_of(source, row)
        for cut in reversed([cut for cut in rows(built, "cuts") if cut["id"] == row["id"]]):
            text = text[: cut["start"]] + text[cut["end"] :]
        assert squeezed(text) == squeezed(row["text"])


def test_normal_forms(built: Path) -> None:
    texts = {row["source"]["path"]: row["text"] for row in rows(built, "default")}
    assert texts["entities.txt"] == f"JAKARTA - {OPENING.format(n=1)} Warga senang & sehat."
    assert "\0" not in texts["nul.txt"]


# Kinds


GONE = (
    "<html><head><title>404 | Kabar Sawah</title></head><body><h1>Halaman tidak ada</h1><p>Coba lagi besok.</p></body>"
)
TEASER = """Pasar ikan di tepi sungai itu dibuka lagi pada Senin pagi setelah dua pekan ditutup karena air pasang.
Para pedagang datang sejak subuh dan menata dagangan mereka di atas meja kayu yang baru dicat...
Berlangganan untuk melanjutkan membaca"""


def test_every_kind_is_kept_unless_kinds_are_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"a.txt": OPENING, "b.html": GONE, "c.txt": TEASER})
    build([folder], tmp_path / "out")
    kept = {row["source"]["path"]: row for row in rows(tmp_path / "out", "default")}
    assert {path: (row["kind"], row["cut_short"]) for path, row in kept.items()} == {
        "a.txt": ("article", False),
        "b.html": ("error", False),
        "c.txt": ("article", True),
    }
    assert {path: row["confidence"]["kind"] for path, row in kept.items()} == {
        "a.txt": None,
        "b.html": pytest.approx(0.97),
        "c.txt": None,
    }
    said = [row for row in rows(tmp_path / "out", "evidence") if row["field"] in ("kind", "cut_short")]
    assert [(row["field"], row["value"], row["quote"], row["id"], row["chosen"]) for row in said] == [
        ("kind", "error", "404", kept["b.html"]["id"], True),
        ("cut_short", "true", "Berlangganan untuk melanjutkan membaca", kept["c.txt"]["id"], True),
    ]


def test_pages_of_other_kinds_are_dropped_with_kind_and_score(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"a.txt": OPENING, "b.html": GONE, "c.txt": TEASER})
    counts = build([folder], tmp_path / "out", Recipe(kinds=("article", "media"))).manifest.counts
    assert (counts.read, counts.kept, counts.dropped) == (3, 2, 1)
    assert [row["why"] for row in rows(tmp_path / "out", "dropped")] == ["kind error: 0.97"]
    assert counts.why.names == {"kind error": 1} and counts.kinds.names == {"article": 2}
    assert verify(tmp_path / "out") == []


# What is told of it


def test_the_watcher_sees_every_document(source: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int, int]] = []
    build([source], tmp_path / "out", watch=lambda *counts: seen.append(counts))
    assert seen == [(name, n, n, 32) for name in ("counting", "cleaning") for n in range(1, 33)]


def test_what_was_built_is_what_is_reported(source: Path, tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": OPENING, "b.odt": "x"})
    done = build([str(tmp_path / "in")], str(tmp_path / "out"))
    assert done.folder == tmp_path / "out"
    assert done.manifest == read_manifest(tmp_path / "out")
    assert len(done.warnings) == 1
    assert ".odt" in done.warnings[0]


def test_inputs_are_in_the_manifest(source: Path, built: Path) -> None:
    inputs = read_manifest(built).inputs
    assert inputs.count == 32
    assert inputs.bytes == sum(path.stat().st_size for path in source.rglob("*.txt"))


# The real `datasets`, offline


LOAD = """
import json, sys
from datasets import load_dataset
folder, configs = sys.argv[1], sys.argv[2].split()
for config in configs:
    whole = load_dataset(folder, config, split="train")
    stream = load_dataset(folder, config, split="train", streaming=True)
    assert list(stream) == list(whole), config
    print("rows", json.dumps([config, list(whole)], default=str))
default = load_dataset(folder, split="train")
assert len(default) == len(load_dataset(folder, "default", split="train"))
"""


def loaded(folder: Path, home: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every configuration as a new process without a network sees them."""
    environment = {**os.environ, "HF_HOME": str(home)}
    configs = [config for config in CONFIGS if rows(folder, config)]
    lines = child(LOAD, folder, " ".join(configs), environment=environment)
    return dict(json.loads(line.removeprefix("rows ")) for line in lines if line.startswith("rows "))


def test_every_configuration_loads_offline_and_anew_after_a_rebuild(tmp_path: Path) -> None:
    out, home = tmp_path / "dataset", tmp_path / "home"
    for n in (1, 2):
        folder = write(tmp_path / "in", {"a.txt": PAGE.format(n=n), "b.txt": PNG})
        build([folder], out)
        found = loaded(out, home)
        expected = {config: json.loads(json.dumps(rows(out, config), default=str)) for config in CONFIGS}
        assert found == expected
        assert found["default"][0]["title"] == f"Petani Desa {n} Panen Padi Organik"
        assert found.keys() == set(CONFIGS)
