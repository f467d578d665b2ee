"""What a program imports: light, pure, and good in other people's pipelines."""

import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset
from datasets.fingerprint import Hasher
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaners
import corpus
from cleaners import CLEANERS, REASONS, Cleaned, clean
from cleaners.errors import UsageError
from cleaners.rules import RULES_FOLDER, load_rules
from cleaners.toolkit import Toolkit, build_toolkit, packaged_toolkit
from corpus import Article, Built, Recipe, build, read_recipe, verify
from tests.helpers.process import modules_of

BODY = "Petani Sukaratu memanen padi organik pada Senin pagi, dan hasilnya dijual ke koperasi desa hari itu juga."
PAGE = f"Petani Sukaratu Panen Padi Organik\nSenin, 14 Maret 2022 - 09:15 WIB\nloading...\n{BODY}\n(wul)\n"
PAGES = [PAGE.replace("Sukaratu", f"Sukaratu {number}") for number in range(6)]
TEXTS = [BODY.replace("Sukaratu", f"Sukaratu {number}") for number in range(6)]


# What is there


def test_names() -> None:
    assert all(hasattr(cleaners, name) for name in cleaners.__all__)
    assert all(hasattr(corpus, name) for name in corpus.__all__)
    assert {"clean", "CLEANERS", "Cleaned"} <= set(cleaners.__all__)
    assert {"build", "Recipe", "Article"} <= set(corpus.__all__)


def test_every_public_name_is_explained() -> None:
    named: list[Any] = [clean, build, verify, read_recipe, Recipe, Article, Built, Cleaned]
    assert [thing.__name__ for thing in named if not (thing.__doc__ or "").strip()] == []


def test_the_first_lines_of_the_package_work(tmp_path: Path) -> None:
    (tmp_path / "scrapes").mkdir()
    (tmp_path / "scrapes/a.txt").write_text(PAGE)
    done = build([str(tmp_path / "scrapes")], str(tmp_path / "dataset"), Recipe(title="My corpus"))
    assert verify(done.folder) == []


def test_the_table_of_cleaners() -> None:
    assert len(CLEANERS) >= 15
    assert {cut.cleaner for cut in clean(PAGE).cuts} <= set(CLEANERS)


def test_a_recipe_can_be_read_and_compared(tmp_path: Path) -> None:
    (tmp_path / "recipe.toml").write_text('title = "Kabar"\nmin_words = 3\nknown = {license = "mit"}\n')
    recipe = read_recipe(tmp_path / "recipe.toml")
    assert recipe == Recipe(title="Kabar", min_words=3, known={"license": "mit"})
    assert recipe.digest() == Recipe(title="Kabar", min_words=3, known={"license": "mit"}, batch_rows=9).digest()


def test_a_recipe_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Recipe().title = "x"  # type: ignore[misc]


def test_a_recipe_does_not_change_with_its_callers_dict() -> None:
    known = {"license": "mit"}
    recipe = Recipe(known=known)
    known["license"] = "cc0-1.0"
    assert recipe.known["license"] == "mit"


# Light


def test_cleaning_needs_neither_pyarrow_nor_datasets() -> None:
    loaded = modules_of("from cleaners import clean; clean('Advertisement')")
    assert loaded & {"pyarrow", "datasets", "pandas", "torch", "corpus", "trafilatura", "rich", "click"} == set()


def test_building_needs_no_datasets() -> None:
    assert modules_of("import corpus") & {"datasets", "pandas", "torch"} == set()


def test_import_loads_no_network_library() -> None:
    assert modules_of("import cleaners") & {"requests", "urllib3", "http.client", "ssl"} == set()


# Pure


def test_the_same_page_gives_the_same_result() -> None:
    assert clean(PAGE) == clean(PAGE)
    first, *_ = [clean(page) for page in (PAGE, *PAGES, PAGE)]
    assert first == clean(PAGE)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_no_page_leaves_a_trace_on_the_next(text: str, other: str) -> None:
    before = clean(text)
    clean(other)
    assert clean(text) == before


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.source == text
    assert "".join(text[start:end] for start, end, _ in cleaned.spans()) == text
    assert {cut.reason for cut in cleaned.cuts} <= set(REASONS)
    assert 0.0 <= cleaned.certainty <= 1.0


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_address_is_taken(url: str) -> None:
    assert clean(PAGE, url=url).source == PAGE


def test_threads_share_a_toolkit() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert [found.text for found in pool.map(clean, PAGES * 4)] == TEXTS * 4


def test_rules_of_ones_own(tmp_path: Path) -> None:
    assert clean(PAGE, toolkit=build_toolkit(load_rules(RULES_FOLDER))) == clean(PAGE)
    (tmp_path / "outlets").mkdir()
    rule = 'name = "Kabar"\ndomains = ["kabar.id"]\n[lines]\npromo = ["Salam dari redaksi Kabar"]\n'
    (tmp_path / "outlets/kabar.toml").write_text(rule)
    mine = build_toolkit(load_rules(tmp_path))
    page = f"{BODY}\nSalam dari redaksi Kabar\n"
    assert clean(page, toolkit=mine).text == BODY
    assert clean(page).text != BODY


def test_what_is_left_out() -> None:
    assert clean(PAGE, toolkit=packaged_toolkit(("bylines",))).text == f"{BODY}\n\n(wul)"
    assert packaged_toolkit(("outlets",)).rules.outlets == {}
    assert packaged_toolkit(("outlets",)).rules.languages == packaged_toolkit().rules.languages
    assert packaged_toolkit(["ads", "outlets"]) is packaged_toolkit(("outlets", "ads", "ads"))


def test_what_cannot_be_left_out() -> None:
    with pytest.raises(UsageError, match=r"name: lodaing; known: ads, .*outlets, .*titles"):
        Recipe(without=("ads", "lodaing"))
    with pytest.raises(UsageError, match="lodaing"):
        clean(PAGE, toolkit=packaged_toolkit(("lodaing",)))


def test_what_is_left_out_is_part_of_the_recipe() -> None:
    assert Recipe(without=("outlets", "ads", "ads")) == Recipe(without=("ads", "outlets"))
    assert len({recipe.digest() for recipe in (Recipe(), Recipe(without=("ads",)), Recipe(without=("outlets",)))}) == 3


@pytest.mark.parametrize("library", ["kliping", "htmldate", "pycld2", "selectolax"])
def test_versions_are_part_of_the_recipe(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    before = Recipe().digest()
    installed = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == library else installed(name))
    assert Recipe().digest() != before


def test_a_package_that_is_called_like_our_engine_is_no_part_of_the_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Recipe().digest()
    installed = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == "model" else installed(name))
    assert Recipe().digest() == before


# In other processes


def test_clean_pickles() -> None:
    again = pickle.loads(pickle.dumps(clean))
    assert again is clean
    assert again(PAGE).text == BODY


@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_results_pickle(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(clean(PAGE), protocol)) == clean(PAGE)


@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(known={"license": "mit"}),
        pytest.param(
            Recipe(),
        ),
    ],
    ids=["known", "default"],
)
def test_recipes_pickle(recipe: Recipe, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(recipe, protocol)) == recipe


def test_a_toolkit_pickles() -> None:
    again = pickle.loads(pickle.dumps(packaged_toolkit()))
    assert isinstance(again, Toolkit)
    assert clean(PAGE, toolkit=again) == clean(PAGE)


@pytest.mark.parametrize("start", ["spawn", "fork"])
def test_clean_in_a_pool_of_processes(start: str) -> None:
    with multiprocessing.get_context(start).Pool(2) as pool:
        assert [found.text for found in pool.map(clean, PAGES)] == TEXTS


def with_clean_text(row: dict[str, Any]) -> dict[str, Any]:
    cleaned = clean(row["raw"])
    return {"text": cleaned.text, "reasons": [cut.reason for cut in cleaned.cuts]}


@pytest.mark.parametrize("function", [with_clean_text, lambda row: {"text": clean(row["raw"]).text}])
def test_clean_in_a_map_over_somebodys_column(function: Any) -> None:
    mapped = Dataset.from_dict({"raw": PAGES}).map(function, num_proc=2)
    assert list(mapped["text"]) == TEXTS
    assert list(mapped["raw"]) == PAGES


def test_clean_as_a_function_of_batches() -> None:
    rows = Dataset.from_dict({"raw": PAGES})
    mapped = rows.map(lambda batch: {"text": [clean(page).text for page in batch["raw"]]}, batched=True, num_proc=2)
    assert list(mapped["text"]) == TEXTS


def test_datasets_takes_clean_for_the_same_each_time() -> None:
    """`Dataset.map` keys its cache on a hash of the function: one that changes would never be found again."""
    before = Hasher.hash(with_clean_text)
    clean(PAGE)
    assert Hasher.hash(with_clean_text) == before
