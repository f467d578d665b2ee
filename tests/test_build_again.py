"""The same input gives the same bytes."""

import os
from pathlib import Path

import pytest

from corpus import Recipe, build
from tests.helpers.dataset import contents, rows
from tests.helpers.pages import OPENING, PAGE, mixed, write
from tests.helpers.process import child


def test_the_same_input_twice(source: Path, built: Path, tmp_path: Path) -> None:
    build([source], tmp_path / "again", Recipe(title="Kabar desa"))
    assert contents(tmp_path / "again") == contents(built)


def test_a_rebuild_in_place(source: Path, tmp_path: Path) -> None:
    build([source], tmp_path / "out")
    before = contents(tmp_path / "out")
    build([source], tmp_path / "out")
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("batch_rows", [1, 7, 100_000])
def test_the_size_of_batches_does_not_matter(source: Path, built: Path, tmp_path: Path, batch_rows: int) -> None:
    build([source], tmp_path / "out", Recipe(title="Kabar desa", batch_rows=batch_rows))
    assert contents(tmp_path / "out") == contents(built)


def test_where_the_input_lies_and_when_it_was_written_does_not_matter(built: Path, tmp_path: Path) -> None:
    elsewhere = mixed(tmp_path / "else/where")
    for path in sorted(elsewhere.rglob("*"), reverse=True):
        os.utime(path, (1, 1))
    build([elsewhere], tmp_path / "out", Recipe(title="Kabar desa"))
    assert contents(tmp_path / "out") == contents(built)


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    inputs = [write(tmp_path / name, {f"{name}.txt": PAGE.format(n=name), "same.txt": name * 20}) for name in "xyz"]
    build(inputs, tmp_path / "one")
    build([*reversed(inputs), inputs[1] / "y.txt"], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_zone_locale_and_hash_seed_do_not_matter(source: Path, built: Path, tmp_path: Path) -> None:
    code = "import sys; from corpus import build, Recipe; build([sys.argv[1]], sys.argv[2], Recipe(title='Kabar desa'))"
    environment = {**os.environ, "TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    child(code, source, tmp_path / "out", environment=environment, folder=tmp_path)
    assert contents(tmp_path / "out") == contents(built)


def test_ids_do_not_depend_on_neighbours(built: Path, tmp_path: Path) -> None:
    build([write(tmp_path / "in", {"n1/7.txt": PAGE.format(n=7)})], tmp_path / "out")
    (row,) = rows(tmp_path / "out", "default")
    assert row in rows(built, "default")


def test_another_recipe_has_another_digest(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"a.txt": OPENING})
    recipes = [Recipe(), Recipe(title="x"), Recipe(known={"license": "mit"}), Recipe(min_words=2), Recipe(max_bytes=9)]
    recipes.append(Recipe(kinds=("article",)))
    digests = {build([folder], tmp_path / "out", recipe).manifest.recipe for recipe in recipes}
    assert len(digests) == len(recipes)
