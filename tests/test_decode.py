"""Bytes to text: every encoding that a scraper leaves behind, and what is no text at all."""

import codecs
import contextlib
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import clean
from cleaners.errors import DecodeError
from cleaners.reading.decode import decode, decode_html
from cleaners.reading.legacy import legacy

INDONESIAN = "Pasar itu dibuka lagi pada Senin pagi — “kami senang,” kata Siti, sambil menata sayur di lapaknya."
FRENCH = "Le maire a déclaré à l'assemblée que l'été sera très sec près de la forêt et que le blé a mûri tôt."
GERMAN = "Der Bürgermeister eröffnete die Brücke. Das Café blieb „geöffnet“, der Eintritt kostete 5 €."
RUSSIAN = "Мэр города открыл новый мост через реку. Жители ждали этого три года, и погода была хорошей."
JAPANESE = "市長は新しい橋を開通させた。住民は三年間この日を待っていた。天気も良く、多くの人が集まった。"
CHINESE = "市长为新桥揭幕。居民们等待这一天已经三年了，天气很好，许多人聚集在河边，孩子们放飞了风筝。"
POLISH = (
    "Mieszkańcy wsi przez całą noc układali worki z piaskiem. Sołtys mówi, że poziom wody spadł o świcie, wciąż pada."
)
CZECH = (
    "Obyvatelé celou noc stavěli hráz, aby řeka nezaplavila mlýn. Starosta říká, že žádný dům není poškozen. Příští "
    "týden začnou opravy, teď se čeká na počasí. Ťukání kladiv bude slyšet až na náměstí, loď zůstane v přístavu."
)
CROATIAN = (
    "Stanovnici su slagali vreće da rijeka ne poplavi mlin. Načelnik kaže da će voda pasti i da ništa više nije čisto."
)
HUNGARIAN = "A falu lakói egész éjjel dolgoztak, az erdő felől új út épül, gyűlést tartanak, a szűk híd előtt nő a fű. "
ITALIAN = "Così è finita lunedì la storia del mulino: Jørgen Sørby è più felice, perché la città è salva e l’acqua giù."
ARABIC = "افتتح السوق يوم الاثنين بعد أسبوعين من الإغلاق، وقالت البائعة إنها سعيدة جدا."
THAI = "ตลาดเปิดอีกครั้งในเช้าวันจันทร์ หลังจากปิดไปสองสัปดาห์"

UTF_16_AND_32 = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}

any_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@pytest.mark.parametrize("text", [INDONESIAN, FRENCH, RUSSIAN, JAPANESE, CHINESE, "padi 🌾", "a"])
def test_utf_8(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("text", [INDONESIAN, RUSSIAN, JAPANESE, "padi 🌾", ""])
def test_a_byte_order_mark_is_believed_and_goes(text: str, encoding: str) -> None:
    assert decode(MARKS[encoding] + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [INDONESIAN, FRENCH, "Rapat warga ditunda sampai Senin."])
def test_latin_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, JAPANESE, CHINESE, ARABIC, THAI])
def test_utf_16_without_a_mark_in_other_scripts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", UTF_16_AND_32)
@pytest.mark.parametrize("text", [RUSSIAN, JAPANESE])
def test_wide_text_without_a_mark_is_read_right_or_set_aside(text: str, encoding: str) -> None:
    with contextlib.suppress(DecodeError):
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "latin-1"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (INDONESIAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN * 3, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
    ],
)
def test_older_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


DECLARED_UTF_8 = (
    '<!doctype html><html><head><meta charset="utf-8">'
    + '<link rel="icon" href="/i.png">' * 200
    + "</head><body><p>{}</p></body></html>"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (CROATIAN * 2, "cp1250"),
        (HUNGARIAN * 2, "cp1250"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (ITALIAN, "cp1252"),
        (INDONESIAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_html_that_says_utf_8_and_is_none(text: str, encoding: str) -> None:
    page = DECLARED_UTF_8.format(text)
    assert decode_html(page.encode(encoding)) == page
    assert decode(text.encode(encoding)) == text


TURKISH = "Köylüler bütün gece çalıştı. Muhtar şöyle dedi: Irmağın suyu düştü, değirmen kurtuldu. Yağış sürüyor."
LITHUANIAN = "Kaimo gyventojai visą naktį dėjo maišus su smėliu. Seniūnas sakė, kad vanduo žemėja, tačiau vis dar lyja."
LATVIAN = "Ciema iedzīvotāji visu nakti krāva smilšu maisus. Vecākais teica, ka ūdens kritās, bet joprojām līst."
ESTONIAN = (
    "Küla elanikud ladusid kogu öö liivakotte. Vanem ütles, et tõus on peatunud. Žurnaal ja šokolaad said märjaks."
)
SLOVAK = "Obyvatelia celú noc ukladali vrecia s pieskom. Starosta hovorí, že žiadny dom nie je poškodený, šťastie trvá."
ROMANIAN = (
    "Locuitorii satului au aşezat toată noaptea saci cu nisip. Primarul spune că apa a scăzut şi că ţăranii aşteaptă."
)
ICELANDIC = "Íbúar þorpsins hlóðu sandpokum alla nóttina. Oddvitinn segir að vatnið hafi lækkað og að ýmsir bíði enn."
GREEK = "Άνθρωποι του χωριού έστηναν όλη τη νύχτα σακιά με άμμο. Ο κοινοτάρχης είπε ότι η στάθμη έπεσε."


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (POLISH, "iso-8859-2", "pl"),
        (POLISH, "cp1250", "pl-PL"),
        (CZECH, "iso-8859-2", "cs"),
        (SLOVAK, "iso-8859-2", "sk"),
        (ROMANIAN, "iso-8859-2", "ro"),
        (TURKISH, "cp1254", "tr"),
        (LITHUANIAN, "cp1257", "lt"),
        (LATVIAN, "cp1257", "lv"),
        (ESTONIAN, "cp1257", "et"),
    ],
)
def test_an_encoding_that_only_the_language_tells(text: str, encoding: str, language: str) -> None:
    """The page names its language, or names another (as templates do), or none; flat text never does."""
    for stated in (f' lang="{language}"', ' lang="en"', ""):
        page = f"<!doctype html><html{stated}><head><title>1</title></head><body><p>{text}</p></body></html>"
        assert decode_html(page.encode(encoding)) == page
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding", "language"), [(GREEK, "iso-8859-7", "el"), (JAPANESE[:21], "euc-jp", "ja")]
)
def test_a_script_that_the_stated_language_tells(text: str, encoding: str, language: str) -> None:
    page = f"<!doctype html><html lang={language}><body><p>{text}</p></body></html>"
    assert decode_html(page.encode(encoding)) == page


@pytest.mark.parametrize("text", [FRENCH, GERMAN, ITALIAN, INDONESIAN, ICELANDIC])
@pytest.mark.parametrize("language", ["pl", "lt", "ja", "en", "xx"])
def test_a_language_that_a_page_is_not_in_tells_no_encoding(text: str, language: str) -> None:
    page = f"<!doctype html><html lang={language}><body><p>{text}</p></body></html>"
    assert decode_html(page.encode("cp1252")) == page


def test_the_table_of_encodings() -> None:
    for code, known in legacy().items():
        assert known.encodings and all(codecs.lookup(encoding) for encoding in known.encodings), code
        assert re.fullmatch(f"[{known.letters}]+", known.letters.replace("-", "")), code


def test_a_few_bytes_of_no_encoding_are_replaced() -> None:
    page = DECLARED_UTF_8.format(INDONESIAN * 10).encode("cp1252") + b" \x81 "
    assert decode_html(page).count("\ufffd") == 1
    with pytest.raises(DecodeError):
        decode(b"\x81 pasar \x8d")


def test_a_single_western_word() -> None:
    assert decode("café".encode("cp1252")) == "café"


@pytest.mark.parametrize("signs", ["\r\n", "\r", "\n", "\n\r", "\u2028", "\x0b", "\x0c"])
def test_line_ends_stay_as_they_are(signs: str) -> None:
    text = f"Judul{signs}Petani menanam padi di sawah.{signs}"
    assert decode(text.encode()) == text


@pytest.mark.parametrize("signs", ["\r\n", "\r", "\n"])
def test_any_line_end_makes_blocks(signs: str) -> None:
    text = f"Advertisement{signs}Petani menanam padi di sawah yang baru dibuka.{signs}"
    assert clean(decode(text.encode())).text == "Petani menanam padi di sawah yang baru dibuka."


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"") == ""
    assert decode(codecs.BOM_UTF8) == ""


def test_a_few_nul_bytes_are_text() -> None:
    text = f"{INDONESIAN}\0{INDONESIAN}\0"
    assert decode(text.encode()) == text
    assert "\0" not in clean(text).text


@pytest.mark.parametrize("zeros", [1, 3, 12])
@pytest.mark.parametrize("read", [decode, decode_html], ids=["text", "html"])
def test_a_short_page_with_zeros_is_no_utf_16(read: Callable[[bytes], str], zeros: int) -> None:
    page = f"<html><body><p>{INDONESIAN[:40]}" + "\0" * zeros + f"{INDONESIAN[40:]}</p></body></html>"
    assert read(page.encode()) == page


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0\x1f\xf3\xffa",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0" + random.Random(2).randbytes(3000),
        b"PK\x03\x04\x14\0\0\0\x08\0" + random.Random(3).randbytes(3000),
        b"\x1f\x8b\x08\0" + random.Random(4).randbytes(3000),
        random.Random(5).randbytes(200),
        random.Random(6).randbytes(100_000),
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        bytes(5000),
        b"\0" * 30 + b"kata",
    ],
    ids=["png", "jpeg", "zip", "gzip", "random", "much-random", "pdf", "zeros", "nul-and-a-word"],
)
@pytest.mark.parametrize("read", [decode, decode_html], ids=["text", "html"])
def test_binary_is_set_aside(content: bytes, read: Callable[[bytes], str]) -> None:
    with pytest.raises(DecodeError, match=r"\w"):
        read(content)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_html_in_utf_16(encoding: str) -> None:
    page = f"<!doctype html><html><body><p>{INDONESIAN}</p></body></html>"
    assert decode_html(page.encode(encoding)) == page


def test_a_broken_promise_of_the_first_bytes_is_set_aside() -> None:
    with pytest.raises(DecodeError, match="utf-16-le"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")
    with pytest.raises(DecodeError, match="utf-8"):
        decode(codecs.BOM_UTF8 + b"padi \xff sawah")


@pytest.mark.parametrize(
    "text",
    [
        INDONESIAN + " “Ya”",
        pytest.param("é" * 200),
        pytest.param(FRENCH + " Thé"),
        RUSSIAN + "я",
        JAPANESE,
    ],
)
def test_utf_8_that_was_cut_off_is_never_another_encoding(text: str) -> None:
    """A page cut inside its last sign is read but for that sign, or set aside; it is no other script."""
    with contextlib.suppress(DecodeError):
        assert decode(text.encode()[:-1]).startswith(text[:-1])


@given(any_text)
def test_utf_8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff") and not text.encode().startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(text.encode()) == text


@given(any_text, st.sampled_from(sorted(MARKS)))
def test_marked_text_comes_back(text: str, encoding: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\0"):
        return
    assert decode(MARKS[encoding] + text.encode(encoding)) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_set_aside(content: bytes) -> None:
    try:
        found = decode(content)
    except DecodeError as error:
        assert str(error)
    else:
        assert isinstance(found, str)
        found.encode()  # no half characters
