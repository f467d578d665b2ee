"""What repeats within an outlet is cut, by the cleaner and in the two passes of a build."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import Cleaned, clean, clean_view
from cleaners.reading.text import read_text
from cleaners.recognisers.units import find_units, page_signs
from cleaners.repetition import NOTHING, Repetition, fingerprint
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.builder import build
from corpus.recipe import Recipe
from corpus.repetition.count import sample_records
from corpus.sources.record import Record
from tests.helpers.dataset import rows
from tests.helpers.repetition import CLOSING, SLOGAN, WORDS, outlet_pages, story, write

# The cleaner


@given(st.text(max_size=300))
def test_a_page_alone_is_cleaned_as_ever(text: str) -> None:
    assert clean_view(View(read_text(text), packaged_toolkit(), NOTHING)) == clean(text)


@given(
    st.lists(st.sampled_from([story(1), story(2), SLOGAN, CLOSING, "Baca pula: Panen Raya Tiba", "\n", " "])),
    st.integers(4, 50),
)
def test_any_counts_tile_the_page(assert_tiled: Callable[[Cleaned], None], parts: list[str], pages: int) -> None:
    page = read_text("".join(parts))
    counts = Counter({fingerprint(*sign): pages for sign in page_signs(page.blocks, find_units(page.blocks))})
    assert_tiled(clean_view(View(page, packaged_toolkit(), Repetition(pages, counts))))


TOP = "Suara Rakyat Wareng dan Sekitarnya"
DECK = "Berani Jujur Dekat Dengan Rakyat Wareng"
SENTENCE = "Kabar Wareng ditulis untuk warga muara dan dibaca siapa saja setiap hari."


def headed(count: int, head: str) -> list[tuple[str, str]]:
    """Headlines that no other page has, and the pages that they head."""
    titles = [f"{WORDS[n % 16]} {WORDS[n // 16]} {WORDS[n % 7]} Tiba di Desa".title() for n in range(count)]
    return [(title, f"{head.format(title)}\n{story(n)}\n{story(500 + n)}") for n, title in enumerate(titles)]


def counted(pages: Sequence[str]) -> Repetition:
    records = [Record(Source("a.txt", n, "text"), page.encode()) for n, page in enumerate(pages)]
    return sample_records(records, Recipe()).repetitions()[""]


@pytest.mark.parametrize(
    "head",
    [f"{TOP}\n{{}}", f"{SENTENCE}\n{{}}\n4 Maret 2024", f"{TOP}\n{DECK}\n{{}}\nOleh: Siti Aminah", f"{{}}\n{TOP}"],
)
def test_what_every_page_begins_with_is_no_headline(head: str) -> None:
    pages = headed(20, head)
    repetition = counted([page for _, page in pages])
    for title, page in pages:
        view = View(read_text(page), packaged_toolkit(), repetition)
        assert view.headline is not None
        assert view.headline.text == title


def test_the_same_headline_with_another_number_stays_one() -> None:
    pages = headed(20, "Harga Cabai di Pasar Wareng Pekan ke-{}\n4 Maret 2024")
    pages = [(title, page.replace(title, str(n))) for n, (title, page) in enumerate(pages)]
    others = [page for _, page in headed(180, "{}")]
    view = View(read_text(pages[3][1]), packaged_toolkit(), counted([page for _, page in pages] + others))
    assert view.headline is not None
    assert view.headline.text == "Harga Cabai di Pasar Wareng Pekan ke-3"


def test_a_slogan_under_the_headline_is_nobody_and_no_deck() -> None:
    pages = headed(20, f"{{}}\n{DECK}\n4 Maret 2024")
    page = pages[0][1]
    cleaned = clean_view(View(read_text(page), packaged_toolkit(), counted([text for _, text in pages])))
    reasons = {cleaned.source[cut.start : cut.end]: cut.reason for cut in cleaned.cuts}
    assert reasons[DECK] == "repeat"
    assert reasons["4 Maret 2024"] == "date"


def test_rules_name_what_repeats(tmp_path: Path) -> None:
    """A byline that all pages of an outlet share is a byline still, and its name reaches the column."""
    line = "Penulis: Siti Aminah | Editor: Budi Santoso"
    write(tmp_path / "in", [f"{page}\n{line}\nCopyright © 2024 Kabar Wareng" for _, page in headed(20, "{}")])
    build(tmp_path / "in", tmp_path / "out")
    assert {tuple(row["authors"]) for row in rows(tmp_path / "out")} == {("Siti Aminah",)}
    assert {row["byline"] for row in rows(tmp_path / "out")} == {line}
    found = {(cut["text"], cut["reason"]) for cut in rows(tmp_path / "out", "cuts")}
    assert {(line, "byline"), ("Copyright © 2024 Kabar Wareng", "copyright")} <= found


# The build


def test_a_build_finds_what_repeats(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(30), "https://kabarwareng.example/")
    done = build(source, tmp_path / "out")
    assert done.manifest.counts.read == done.manifest.counts.kept == 30
    found = {row["source"]["path"]: row["text"] for row in rows(tmp_path / "out")}
    assert found == {f"{n:03}.txt": story(n).replace("\n", "\n\n") for n in range(30)}
    assert {cut["cleaner"] for cut in rows(tmp_path / "out", "cuts")} == {"repeat"}


def test_without_the_cleaner_nothing_is_counted(tmp_path: Path) -> None:
    passes: list[str] = []
    source = write(tmp_path / "in", outlet_pages(30))
    build(source, tmp_path / "out", Recipe(without=("repeat",)), lambda name, *_: passes.append(name))
    assert set(passes) == {"cleaning"}
    assert all(SLOGAN in row["text"] for row in rows(tmp_path / "out"))


def test_one_document_comes_out_as_it_is(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(1))
    build(source, tmp_path / "out")
    assert [row["text"] for row in rows(tmp_path / "out")] == [clean(outlet_pages(1)[0]).text]


def test_copies_of_a_file_say_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(1) * 30)
    build(source, tmp_path / "out")
    assert {row["text"] for row in rows(tmp_path / "out")} == {clean(outlet_pages(1)[0]).text}


def test_outlets_are_counted_apart(tmp_path: Path) -> None:
    """What is furniture of one outlet is a line of a story at another."""
    write(tmp_path / "in/wareng", outlet_pages(30))
    write(tmp_path / "in/other", [f"{story(100)}\n{SLOGAN}\n{story(101)}", *(story(n) for n in range(200, 229))])
    build(tmp_path / "in", tmp_path / "out")
    kept = {row["source"]["path"] for row in rows(tmp_path / "out") if SLOGAN in row["text"]}
    assert kept == {"other/000.txt"}


def test_names_of_files_and_folders_do_not_matter(tmp_path: Path) -> None:
    pages = outlet_pages(20)
    build(write(tmp_path / "a", pages), tmp_path / "one")
    build(write(tmp_path / "b", pages[::-1]), tmp_path / "two")
    assert sorted(r["text"] for r in rows(tmp_path / "one")) == sorted(r["text"] for r in rows(tmp_path / "two"))
