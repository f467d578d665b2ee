"""What is left of a page becomes a text: lines joined, words around a cut, normal forms."""

import pytest

from cleaners import clean
from cleaners.compose import compose
from cleaners.normal import normal
from cleaners.page import Cut
from cleaners.reading.text import read_text
from tests.helpers.article import BODY

# compose


@pytest.mark.parametrize(
    ("text", "composed"),
    [
        ("Warga mulai memakai\nair hujan\nuntuk mencuci dan menyiram kebun sejak musim hujan.", 1),
        ("Warga mulai memakai air hujan untuk mencuci dan\n\nmenyiram kebun sejak musim hujan datang.", 2),
        (f"{BODY[0]}\n{BODY[1]}", 2),
        ("ikan asin\nudang kering\nkerang", 3),
    ],
    ids=["broken at a link", "with an empty line", "two paragraphs", "a list"],
)
def test_lines_are_joined_only_within_a_sentence(text: str, composed: int) -> None:
    assert len(compose(read_text(text), ()).split("\n\n")) == composed


def test_no_space_before_a_sign_where_a_line_was_broken() -> None:
    text = "Air ditampung dalam belasan\ntandon bekas\n, lalu disaring dengan ijuk (yang dicuci\nsiswa\n) setiap pagi."
    assert compose(read_text(text), ()) == (
        "Air ditampung dalam belasan tandon bekas, lalu disaring dengan ijuk (yang dicuci siswa) setiap pagi."
    )


@pytest.mark.parametrize(
    ("text", "cut", "composed"),
    [
        ("Air surut. XX Warga pulang.", "XX", "Air surut. Warga pulang."),
        ("Air surutXXWarga pulang.", "XX", "Air surut Warga pulang."),
        ("Air surutXX, warga pulang.", "XX", "Air surut, warga pulang."),
        ("JAKARTA, XX - Air surut.", ", XX", "JAKARTA - Air surut."),
        ("XX Air surut.", "XX", "Air surut."),
        ("XX ...", "XX", ""),
    ],
)
def test_words_around_a_cut(text: str, cut: str, composed: str) -> None:
    start = text.index(cut)
    cuts = [Cut(start, start + len(cut), "ad", "ads", "ads/test", 0.9)]
    assert compose(read_text(text), cuts) == composed


# normal forms


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("  dua \t kata\u00a0di \u3000sini ", "dua kata di sini"),
        ("ikan &amp; udang &lt;segar&gt;", "ikan & udang <segar>"),
        ("ikan&nbsp;asin &#8220;segar&#8221;", "ikan asin “segar”"),
        ("Cafe\u0301", "Café"),
        ("pa\u00adsar\u200b ikan\ufeff", "pasar ikan"),
        ("pasar\u200cikan", "pasarikan"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("pasar\x07 ikan\x00", "pasar ikan"),
        ("“Kami” ‘tidak’ \"mau\" 'pergi'", "“Kami” ‘tidak’ \"mau\" 'pergi'"),
        ("â€œKamiâ€\u009d tidak", "“Kami” tidak"),
        ("CafÃ© Mahoni", "Café Mahoni"),
        ("Harga naik 5 %", "Harga naik 5 %"),
        ("salah kettik tetap salah kettik", "salah kettik tetap salah kettik"),
        ("fi ① ２０", "fi ① ２０"),
        ("", ""),
    ],
)
def test_the_normal_form(text: str, form: str) -> None:
    assert normal(text) == form


@pytest.mark.parametrize("text", ["SÃO PAULO", "Âge d’or", "câ€", "IMPRENSA: AVIÃO® caiu", "l’Âme “nue”", "Ã"])
def test_nothing_is_repaired_that_may_be_right(text: str) -> None:
    assert normal(text) == text


@pytest.mark.parametrize("text", ["dua kata", "Cafe\u0301 &amp; kopi", "â€œKamiâ€\u009d", "می\u200cخواهم"])
def test_the_normal_form_is_its_own(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_blank_lines_of_any_kind_part_blocks() -> None:
    page = read_text("satu\n \u200b\u00a0\n\ufeffdua\u3000\n\u2028tiga")
    assert [block.text for block in page.blocks] == ["satu", "dua", "tiga"]
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)
    assert clean("").text == ""
