"""A page's headline and its copies, and where its body lies."""

import pytest

from cleaners.reading.text import read_text
from cleaners.recognisers.headline import slug_title, without_suffix
from cleaners.recognisers.layout import continues, is_prose, word_count
from cleaners.toolkit import Toolkit
from cleaners.view import View
from tests.helpers.article import BODY, TITLE, MakeBlock

# headline


ADDRESS = "https://mahoni.example/pasar-ikan-sungai-mahoni-dibuka-lagi"


def view_of(toolkit: Toolkit, *lines: str) -> View:
    return View(read_text("\n".join(lines)), toolkit)


@pytest.mark.parametrize(
    ("head", "copies"),
    [
        ((TITLE,), (0,)),
        ((TITLE, "Senin, 13 November 2023 16:22 WIB", TITLE), (0, 2)),
        ((f"{TITLE} | tempo.co", TITLE), (0, 1)),
        (("Beranda", TITLE, "Penulis: Ratna Wulandari"), (1,)),
    ],
    ids=["alone", "twice", "with the site behind", "under a menu word"],
)
def test_the_headline_and_its_copies(toolkit: Toolkit, head: tuple[str, ...], copies: tuple[int, ...]) -> None:
    headline = view_of(toolkit, *head, *BODY).headline
    assert headline is not None
    assert (headline.text, headline.copies) == (TITLE, copies)


def test_no_headline_where_none_stands(toolkit: Toolkit) -> None:
    assert view_of(toolkit, *BODY).headline is None
    assert view_of(toolkit, "").headline is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"{TITLE} | tempo.co", TITLE),
        (f"{TITLE} - Kompas.com", TITLE),
        (f"{TITLE} : Okezone News", f"{TITLE} : Okezone News"),
        ("Perahu Lama - Perahu Baru", "Perahu Lama - Perahu Baru"),
        (TITLE, TITLE),
    ],
)
def test_the_site_behind_a_headline(toolkit: Toolkit, text: str, bare: str) -> None:
    assert without_suffix(text, toolkit.outlets) == bare


def test_a_headline_behind_its_own_address(block: MakeBlock) -> None:
    text = f"{ADDRESS} {TITLE} {BODY[1]}"
    found = slug_title(block(text))
    assert found is not None
    assert text[slice(*found)] == TITLE
    assert slug_title(block(f"https://mahoni.example/123 {BODY[0]}")) is None
    assert slug_title(block(BODY[0])) is None


@pytest.mark.xfail(reason="the lead's first words go along where the address spells them too")
def test_a_headline_behind_its_address_ends_before_a_lead_of_the_same_words(block: MakeBlock) -> None:
    text = f"{ADDRESS} {TITLE} {BODY[0]}"
    found = slug_title(block(text))
    assert found is not None
    assert text[slice(*found)] == TITLE


# layout


ROOF = "市場の屋根は百二十枚の板で葺き替えられ、工事は四週間で終わり"
STALLS = "その間、店は三軒が通りに出て、入り口には新しい門が置かれる"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (BODY[0], True),
        (TITLE, False),
        ("Baca juga: Jembatan Bambu di Hulu Akhirnya Selesai Dibangun Warga Tiga Desa", False),
        ("Air surut.", False),
        ("ikan asin", False),
        ("村の市場は二週間ぶりに月曜日の朝に再び開かれたと関係者が話した。", True),
        (f"{ROOF}、{STALLS}", False),
        (f"{ROOF}。{STALLS}", True),
    ],
)
def test_what_reads_like_sentences(text: str, prose: bool) -> None:
    assert is_prose(text, word_count(text)) is prose


def test_words_of_scripts_without_spaces() -> None:
    assert word_count("dua kata") == 2
    assert word_count("村の市場は二週間ぶりに月曜日の朝に再び開かれた") > 9


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ("mulai memakai\nair hujan", True),
        ("air hujan\n, lalu disaring", True),
        ("mulai memakai\n\nair hujan", False),
        ("selesai dicat.\nair hujan", False),
        ("kata warga:\nair hujan", False),
        ("mulai memakai\nAir Hujan", False),
    ],
)
def test_lines_that_go_on(lines: str, answer: bool) -> None:
    before, after = read_text(lines).blocks
    assert continues(before, after) is answer


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (BODY, (0, 1)),
        (("Beranda", "Nasional", TITLE, *BODY, "Terpopuler", "Tentang kami"), (3, 4)),
        ((TITLE, BODY[0], "Harga ikan naik", BODY[1]), (1, 3)),
        (("Beranda", "Nasional"), (0, 1)),
        ((BODY[0], BODY[1] + " Ia lalu membeli", "ikan asin", "di hulu."), (0, 3)),
        ((TITLE, "NUR", "-", *BODY), (1, 4)),
    ],
    ids=["all", "between menus", "around a sub-heading", "without prose", "with lines broken at a link", "broken lead"],
)
def test_where_the_body_lies(toolkit: Toolkit, lines: tuple[str, ...], body: tuple[int, int]) -> None:
    found = view_of(toolkit, *lines).body
    assert (found.first, found.last) == body


def test_a_page_with_its_menus_is_told(toolkit: Toolkit) -> None:
    menu = ["Beranda", "Nasional", "Olahraga", "Masuk", "Facebook", "Share", *(f"Kanal {n} desa" for n in range(10))]
    assert view_of(toolkit, *menu, TITLE, *BODY).whole_page
    assert not view_of(toolkit, TITLE, *BODY).whole_page
