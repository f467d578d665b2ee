"""Phrases of the rules: their patterns, their keys, the sentence around them, where a glued headline ends."""

import pytest

from cleaners import clean
from cleaners.folding import line_key
from cleaners.recognisers.phrases import Phrase, sentence_around
from cleaners.toolkit import Toolkit
from tests.helpers.article import BODY, MakeBlock

# phrases


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("Ikuti * di Warta", "Ikuti kami di Warta", True),
        ("Ikuti * di Warta", "Ikuti satu dua tiga empat lima enam tujuh delapan di Warta", True),
        ("Ikuti * di Warta", "Ikuti satu dua tiga empat lima enam tujuh delapan sembilan di Warta", False),
        ("Ikuti * di Warta", "Ikuti di Warta", False),
        ("# menit baca", "4 menit baca", True),
        ("# menit baca", "1.204 menit baca", True),
        ("# menit baca", "empat menit baca", False),
        ("Don't miss", "DON’T MISS", True),
        ("Don't miss", "Don‘t  miss", True),
        ("baca juga", "Baca\u00a0juga", True),
        ("baca juga", "Baca\n\tjuga", True),
        ("baca juga", "Bacajuga", False),
        ("baca juga", "pembaca juga", False),
        ("baca juga", "baca jugalah", False),
    ],
)
def test_the_pattern_of_a_phrase(words: str, text: str, found: bool) -> None:
    assert (Phrase("xx", "ad", "sentence", words).pattern.search(text) is not None) is found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Baca   JUGA: ", "baca juga"),
        ("»Lesen Sie auch«", "lesen sie auch"),
        ("[Don’t miss!]", "don't miss"),
        ("--", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_line(text: str, key: str) -> None:
    assert line_key(text) == key


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Air surut. Ikuti kami di sini. Warga pulang.", "Ikuti kami", "Ikuti kami di sini."),
        ("Air surut. Ikuti kami", "Ikuti kami", "Ikuti kami"),
        ('"Air surut." Ikuti kami! Warga pulang.', "Ikuti kami", "Ikuti kami!"),
        ("Air surut.Ikuti kami di sini.Warga pulang.", "Ikuti kami", "Ikuti kami di sini."),
        ("Ikuti kami", "Ikuti kami", "Ikuti kami"),
    ],
)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert text[slice(*sentence_around(text, start, start + len(words)))] == sentence


def test_a_long_block_loses_a_sentence_to_a_start_phrase_not_itself(toolkit: Toolkit, block: MakeBlock) -> None:
    promo = "Ikuti kami di Instagram dan media lain."
    hits = toolkit.phrases.find(block(f"{promo} {' '.join(BODY * 3)}"))
    assert {(hit.start, hit.end) for hit in hits if hit.form == "start"} == {(0, len(promo))}


# glued headlines


def related_cut(text: str) -> str:
    """What is cut as related from a paragraph between two others."""
    page = "\n".join((BODY[0], text, BODY[1]))
    return " | ".join(page[cut.start : cut.end] for cut in clean(page).cuts if cut.reason == "related")


@pytest.mark.parametrize(
    ("headline", "rest"),
    [
        ("Jembatan Bambu di Hulu Akhirnya Selesai", "Pada akhir September warga membersihkan selokan."),
        ("Jembatan bambu di hulu akhirnya selesai", "Warga lalu membersihkan selokan bersama warga lain."),
        ("Jembatan Bambu di Hulu Akhirnya Selesai", '"Kami tidak mau buru-buru sebelum air surut benar," katanya.'),
        ("Apa Guna Jembatan Bambu di Hulu?", "Warga punya jawaban sendiri atas pertanyaan itu."),
        ("Jembatan Bambu di Hulu Akhirnya Selesai", ""),
        ("Jembatan Bambu di Hulu Akhirnya Selesai", "Baca juga: Harga Ikan Asin Naik"),
    ],
    ids=[
        "title case",
        "sentence case",
        "before a quotation",
        "closed by its sign",
        "end of the text",
        "before another",
    ],
)
def test_where_a_glued_headline_ends(headline: str, rest: str) -> None:
    cut = related_cut(f"Air surut pada Senin pagi setelah dua pekan. Baca juga: {headline} {rest}")
    assert cut.split(" Baca juga")[0].removesuffix(" |") == f"Baca juga: {headline}"


def test_a_headline_without_end_takes_a_headlines_words_and_no_more() -> None:
    cut = related_cut(f"Air surut pada Senin pagi setelah dua pekan. Baca juga: {'Kata ' * 200}")
    assert len(cut.split()) < 40
