"""The quality gate: no figure below its floor in benchmarks/floors.toml, each on the data that the floor rests on."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from benchmarks.gate import MEASUREMENTS, Floors, load_floors, other_data, shortfalls
from benchmarks.rawtext import SHARED
from benchmarks.scored import FLAT, kliping, scored
from benchmarks.training.pages import LabelledPage, fold_of
from cleaners.toolkit import Toolkit, packaged_toolkit

FLOORS = load_floors()
PAGE = LabelledPage(
    name="pasar",
    data="own",
    group="kabarwareng.id",
    language="id",
    html="<body><nav>Masuk</nav><p>Pasar itu dibuka lagi.</p><nav>Masuk Daftar Pasar</nav></body>",
    content="Pasar itu dibuka lagi.",
)
SMALL = Floors(data={"pages": "0"}, least={"F1": 0.9}, most={"leak": 0.1})


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not there: the labelled texts are no part of the project")
@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    assert other_data(FLOORS[name]) == []
    assert shortfalls(name, MEASUREMENTS[name](), FLOORS[name]) == []


def test_every_measurement_has_floors() -> None:
    assert set(FLOORS) == set(MEASUREMENTS)


def test_figures_on_their_bounds_hold() -> None:
    assert shortfalls("small", {"F1": 0.9, "leak": 0.1}, SMALL) == []


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"F1": 0.8999, "leak": 0.0}, ["small, F1: 0.8999, and the floor is 0.9"]),
        ({"F1": 1.0, "leak": 0.1001}, ["small, leak: 0.1001, and the most is 0.1"]),
        ({"F1": float("nan"), "leak": 0.0}, ["small, F1: nan, and the floor is 0.9"]),
        ({"F1": 1.0, "leak": float("nan")}, ["small, leak: nan, and the most is 0.1"]),
        ({"leak": 0.0}, ["small, F1: was not measured"]),
        ({"F1": 1.0, "leak": 0.0, "lost": 0.0}, ["small, lost: has no bound"]),
    ],
)
def test_a_figure_that_does_not_hold_is_named(figures: dict[str, float], said: list[str]) -> None:
    assert shortfalls("small", figures, SMALL) == said


def test_other_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"pages")
    found = hashlib.sha256(b"pages").hexdigest()
    assert other_data(SMALL, tmp_path) == [f"pages is other data than the floors rest on: {found}, not 0"]
    assert other_data(Floors(data={"pages": found}, least={}), tmp_path) == []
    assert other_data(Floors(data={"gone": found}, least={}), tmp_path) == ["gone is not there"]


def test_floors_of_another_form_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[small]\ndata = {}\nleast = { F1 = "high" }\n', encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match=r"\$\[\.\.\.\]\.least"):
        load_floors(path)


def test_words_are_scored_as_often_as_they_stand() -> None:
    untouched, emptied = scored([PAGE], {FLAT: ("nothing done", "C4 line rules")})
    assert (untouched.words, untouched.share) == (8, 0.5)
    assert (untouched.precision, untouched.recall, untouched.leak, untouched.lost) == (0.5, 1.0, 1.0, 0.0)
    assert untouched.f1 == pytest.approx(2 / 3)
    assert (emptied.precision, emptied.recall, emptied.leak, emptied.lost) == (0.0, 0.0, 0.0, 1.0)
    assert emptied.f1 == 0.0


def test_each_page_is_cleaned_by_a_model_that_did_not_see_its_domain(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def unseen_by(fold: int) -> Toolkit:
        asked.append(fold)
        return packaged_toolkit()

    monkeypatch.setattr("benchmarks.scored.unseen_by", unseen_by)
    kliping(PAGE.content, PAGE)
    assert asked == [fold_of(PAGE.group)]
