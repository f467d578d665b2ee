"""Drafts of rules are learnt from what the pages of an outlet share."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaners import Cleaned, clean
from cleaners.errors import KlipingError, UsageError
from cleaners.reasons import ENGINES
from cleaners.rules import load_rules
from cleaners.toolkit import build_toolkit
from corpus.learner import learn
from corpus.recipe import Recipe
from tests.helpers.repetition import CLOSING, SLOGAN, WORDS, outlet_pages, story, write


def test_what_was_learnt_cuts_the_same(tmp_path: Path, cuts_of: Callable[[Cleaned], list[tuple[str, str]]]) -> None:
    source = write(tmp_path / "in", outlet_pages(30), "https://kabarwareng.example/")
    learnt = learn(source, tmp_path / "rules")
    assert [(found.group, found.pages, found.phrases) for found in learnt] == [("kabarwareng.example", 30, 2)]
    rules = load_rules(tmp_path / "rules")
    assert rules.outlets["kabarwareng-example"].domains == ("kabarwareng.example",)
    page = clean(outlet_pages(99)[98], toolkit=build_toolkit(rules))
    assert cuts_of(page) == [(SLOGAN, "repeat"), (CLOSING, "repeat")]


def test_a_draft_for_one_file(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(30))
    learn(source, tmp_path / "wareng.toml", Recipe(known={"url": "https://kabarwareng.example/"}))
    draft = (tmp_path / "wareng.toml").read_text(encoding="utf-8")
    assert tomllib.loads(draft) == {
        "name": "kabarwareng.example",
        "domains": ["kabarwareng.example"],
        "lines": {"repeat": [SLOGAN]},
        "sentences": {"repeat": [CLOSING]},
    }
    assert f'"{SLOGAN}",  # 30\n' in draft


def test_rules_give_the_reason(tmp_path: Path) -> None:
    pages = [page.replace(SLOGAN, "ADVERTISEMENT") for page in outlet_pages(30)]
    learn(write(tmp_path / "in", pages), tmp_path / "wareng.toml")
    assert tomllib.loads((tmp_path / "wareng.toml").read_text())["lines"] == {"ad": ["ADVERTISEMENT"]}


def test_a_draft_has_no_reason_of_an_engine(tmp_path: Path) -> None:
    """The model takes these lines for a menu; no phrase can have its reason."""
    menu = "\n".join(f"Rubrik {word}" for word in WORDS)
    pages = [f"{menu}\n{story(n)}\n{story(1000 + n)}\n{menu}" for n in range(12)]
    learn(write(tmp_path / "in", pages), tmp_path / "rules")
    (outlet,) = load_rules(tmp_path / "rules").outlets.values()
    assert len(outlet.lines) > 0
    assert set(outlet.lines).isdisjoint(ENGINES)


def test_numbers_that_differ_are_gaps(tmp_path: Path) -> None:
    pages = [page.replace(SLOGAN, f"[Geser:Video {n}wareng]") for n, page in enumerate(outlet_pages(30))]
    learn(write(tmp_path / "in", pages), tmp_path / "rules")
    (outlet,) = load_rules(tmp_path / "rules").outlets.values()
    assert outlet.lines == {"repeat": ("[Geser:Video #wareng]",)}


def test_labels_are_told_and_not_used(tmp_path: Path) -> None:
    labelled = "Intip pula: Panen Raya Tiba di Desa {}\n{}\nIntip pula: Harga Padi Naik Lagi di Pasar {}"
    names = [f"{WORDS[n % 16]} {WORDS[n // 16]}".title() for n in range(60)]
    pages = [labelled.format(names[n], story(n), names[30 + n]) for n in range(30)]
    learn(write(tmp_path / "in", pages), tmp_path / "wareng.toml")
    draft = (tmp_path / "wareng.toml").read_text()
    assert '# related: "Intip pula:"  # 30\n' in draft
    assert tomllib.loads(draft).keys() == {"name", "domains"}


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), min_size=3, max_size=60), min_size=1, max_size=3))
@example(["0*A²"])
def test_any_furniture_makes_rules_that_load(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("learn")
    shared = "\n".join(lines)
    write(folder / "in", [f"{shared}\n{story(n)}\n{shared}" for n in range(6)])
    try:
        learn(folder / "in", folder / "rules")
    except KlipingError:
        return
    assert load_rules(folder / "rules").outlets


def test_several_outlets_need_a_folder(tmp_path: Path) -> None:
    for name in ("wareng", "Wareng!", "mahoni"):
        write(tmp_path / "in" / name, [page.replace(SLOGAN, f"{SLOGAN} {name.upper()}") for page in outlet_pages(20)])
    with pytest.raises(UsageError, match=r"of 3 outlets \(Wareng!, mahoni, wareng\); name a folder"):
        learn(tmp_path / "in", tmp_path / "rules.toml")
    learnt = learn(tmp_path / "in", tmp_path / "rules")
    assert [found.file.name for found in learnt] == ["wareng.toml", "mahoni.toml", "wareng--2.toml"]
    outlets = load_rules(tmp_path / "rules").outlets
    assert {stem: (outlet.name, outlet.domains) for stem, outlet in outlets.items()} == {
        "mahoni": ("mahoni", ("mahoni.invalid",)),
        "wareng": ("Wareng!", ("wareng.invalid",)),
        "wareng--2": ("wareng (2)", ("wareng-2.invalid",)),
    }


def test_nothing_is_written_over(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(20))
    learn(source, tmp_path / "wareng.toml")
    before = (tmp_path / "wareng.toml").read_bytes()
    with pytest.raises(UsageError, match=r"wareng\.toml: is there already"):
        learn(source, tmp_path / "wareng.toml")
    assert (tmp_path / "wareng.toml").read_bytes() == before


def test_pages_that_share_nothing_teach_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in", [story(n) for n in range(20)])
    with pytest.raises(KlipingError, match="nothing stands on enough pages"):
        learn(source, tmp_path / "rules")
    assert not (tmp_path / "rules").exists()
