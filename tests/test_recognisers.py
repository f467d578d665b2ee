"""The recognisers one by one: what each sees in a line, a page or a run of words, and what it does not see."""

from collections.abc import Callable

import pytest

from cleaners import clean
from cleaners.compose import compose
from cleaners.folding import line_key, squeeze
from cleaners.normal import normal
from cleaners.page import Block, Cut
from cleaners.reading.text import read_text
from cleaners.recognisers.headline import slug_title, without_suffix
from cleaners.recognisers.layout import continues, is_prose, word_count
from cleaners.recognisers.outlets import registered_domain
from cleaners.recognisers.phrases import Phrase, sentence_around
from cleaners.toolkit import Toolkit
from cleaners.view import View

MakeBlock = Callable[[str], Block]
SENTENCE = "pasar ikan itu dibuka lagi pada Senin pagi setelah dua pekan."

# --- leads


@pytest.mark.parametrize(
    ("opening", "place", "marks"),
    [
        ("JAKARTA, KOMPAS.com - ", "JAKARTA", [", KOMPAS.com"]),
        ("Jakarta, CNBC Indonesia - ", "Jakarta", [", CNBC Indonesia"]),
        ("Liputan6.com, Jakarta - ", "Jakarta", ["Liputan6.com, "]),
        ("REPUBLIKA.CO.ID, SLEMAN -- ", "SLEMAN", ["REPUBLIKA.CO.ID, "]),
        ("Liputan6.com - Jakarta. ", "Jakarta", ["Liputan6.com - "]),
        ("Semarang (ANTARA) - ", "Semarang", [" (ANTARA)"]),
        ("SURABAYA (Jawa Pos) – ", "SURABAYA", [" (Jawa Pos)"]),
        ("WASHINGTON (AP) — ", "WASHINGTON", [" (AP)"]),
        ("Bandung, Jawa Barat (ANTARA) - ", "Bandung", [" (ANTARA)"]),
        ("Monitorindonesia.com - ", None, ["Monitorindonesia.com - "]),
        ("wartamahoni.co.id - ", None, ["wartamahoni.co.id - "]),
        ("JAKARTA | KOMPAS.com - ", "JAKARTA", [" | KOMPAS.com"]),
        ("NUR SULTAN - ", "NUR SULTAN", []),
        ("Makassar - ", "Makassar", []),
        ("KUALA LUMPUR: ", "KUALA LUMPUR", []),
        ("TAIPING, Nov 14 — ", "TAIPING", []),
    ],
)
def test_the_shapes_of_a_lead(
    toolkit: Toolkit, block: MakeBlock, opening: str, place: str | None, marks: list[str]
) -> None:
    text = opening + SENTENCE
    lead = toolkit.leads.read(block(text))
    assert lead is not None
    assert (lead.place, [text[start:end] for start, end, _ in lead.marks]) == (place, marks)
    assert text[lead.start : lead.end] == opening


@pytest.mark.parametrize("dash", ["-", "--", "---", "–", "—", "―", "&ndash;", "&mdash;"])
def test_every_dash_opens_a_lead(toolkit: Toolkit, block: MakeBlock, dash: str) -> None:
    lead = toolkit.leads.read(block(f"JAKARTA, KOMPAS.com {dash} {SENTENCE}"))
    assert lead is not None
    assert lead.place == "JAKARTA"


@pytest.mark.parametrize("opening", ["JAKARTA, KOMPAS.com-", "JAKARTA, KOMPAS.com&nbsp;- ", "JAKARTA-", "Jakarta-"])
def test_a_lead_without_its_spaces(toolkit: Toolkit, block: MakeBlock, opening: str) -> None:
    lead = toolkit.leads.read(block(opening + SENTENCE))
    assert lead is not None
    assert lead.place is not None
    assert lead.place.upper() == "JAKARTA"


def test_a_lead_without_a_dash(toolkit: Toolkit, block: MakeBlock) -> None:
    lead = toolkit.leads.read(block("Liputan6.com, Jakarta Warga membersihkan selokan."))
    assert lead is not None
    assert (lead.place, lead.marks) == ("Jakarta", ((0, 14, False),))


def test_a_lead_tells_agencies_from_outlets(toolkit: Toolkit, block: MakeBlock) -> None:
    readings = [toolkit.leads.read(block(f"JAKARTA ({name}) - {SENTENCE}")) for name in ("Reuters", "Jawa Pos")]
    assert [lead.marks[0][2] for lead in readings if lead] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        f"Wirata - {SENTENCE}",
        "Ada dua pilihan - bertahan atau pindah - dan semua keluarga memilih bertahan di tepi sungai.",
        "BPD - lembaga pengawas dermaga itu - baru dibentuk dua tahun yang lalu oleh warga desa.",
        "Jumat - Sabtu pasar tutup lebih awal karena perahu dari hulu tidak bisa merapat di dermaga.",
        "Catatan: dua puluh keluarga nelayan ikut menanggung biaya perbaikan dermaga bambu itu.",
        SENTENCE,
    ],
)
def test_no_lead(toolkit: Toolkit, block: MakeBlock, text: str) -> None:
    assert toolkit.leads.read(block(text)) is None


@pytest.mark.parametrize("opening", ["Semarang (ANTARA) - ", "JAKARTA, KOMPAS.com - "])
def test_a_lead_behind_a_glued_deck(toolkit: Toolkit, block: MakeBlock, opening: str) -> None:
    text = f"Dua puluh keluarga kembali berjualan di dermaga bambu {opening}{SENTENCE}"
    lead = toolkit.leads.read_glued(block(text))
    assert lead is not None
    assert text[lead.start : lead.end] == opening


# --- outlets


@pytest.mark.parametrize(
    ("words", "name", "domain"),
    [
        ("KOMPAS.com", "Kompas.com", "kompas.com"),
        ("kompas com", "Kompas.com", "kompas.com"),
        ("detikNews", "detikcom", "detik.com"),
        ("detikJateng", "detikJateng", "detik.com"),
        ("TribunJogja.com", "Tribun Jogja", "tribunnews.com"),
        ("Reuters", "Reuters", None),
    ],
)
def test_an_outlet_by_its_name(toolkit: Toolkit, words: str, name: str, domain: str | None) -> None:
    known = toolkit.outlets.named(words)
    assert known is not None
    assert (known.name, known.domain) == (name, domain)


@pytest.mark.parametrize("words", ["Warta Mahoni", "Kompas itu", "", "."])
def test_nobody_goes_by_this_name(toolkit: Toolkit, words: str) -> None:
    assert toolkit.outlets.named(words) is None


@pytest.mark.parametrize(
    ("host", "name", "domain"),
    [
        ("ekbis.sindonews.com", "SINDOnews", "sindonews.com"),
        ("www.tempo.co", "Tempo", "tempo.co"),
        ("m.detik.com", "detikcom", "detik.com"),
        ("jogja.tribunnews.com", "Tribun Jogja", "tribunnews.com"),
        ("koran.tempo.co", "Koran Tempo", "tempo.co"),
        ("warta.mahoni.co.id", "mahoni.co.id", "mahoni.co.id"),
        ("detik.com.evil.net", "evil.net", "evil.net"),
        ("localhost", "localhost", None),
    ],
)
def test_an_outlet_at_its_host(toolkit: Toolkit, host: str, name: str, domain: str | None) -> None:
    known = toolkit.outlets.at(host)
    assert (known.name, known.domain) == (name, domain)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kompas.com", "Kompas.com"),
        ("kunjungi ekbis.sindonews.com hari ini", "SINDOnews"),
        ("pergi ke wartamahoni.co.id", "wartamahoni.co.id"),
        ("kirim surat ke ratna@kompas.com", None),
        ("berkas file.txt", None),
        ("harga Rp1.000.000", None),
        ("tempo hari", None),
    ],
)
def test_an_outlet_in_a_text(toolkit: Toolkit, text: str, name: str | None) -> None:
    known = toolkit.outlets.in_text(text)
    assert (known and known.name) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Artikel ini telah tayang di Kompas.com dan Tribun Jogja", ["Kompas.com", "Tribun Jogja"]),
        ("dikutip CNN Indonesia, TEMPO.CO, lalu CNN Indonesia lagi", ["CNN Indonesia", "Tempo"]),
        ("Bernama dan ANTARA", ["Bernama", "ANTARA News"]),
        ("seorang nelayan bernama Awang", []),
        ("antara dua kota", []),
        ("", []),
    ],
)
def test_outlets_named_in_a_line(toolkit: Toolkit, line: str, names: list[str]) -> None:
    assert [known.name for known in toolkit.outlets.mentions(line)] == names


def test_spellings_and_domains() -> None:
    assert squeeze("KOMPAS.com") == squeeze("Kompas com") == "kompascom"
    assert registered_domain("ekbis.sindonews.com") == "sindonews.com"
    assert registered_domain("warta.mahoni.co.id") == "mahoni.co.id"
    assert registered_domain("localhost") == ""


# --- headline

TITLE = "Pasar Ikan Sungai Mahoni Dibuka Lagi"
BODY = (
    "Pasar ikan di tepi Sungai Mahoni dibuka lagi pada Senin pagi setelah dua pekan ditutup karena tergenang.",
    "Para pedagang datang sejak subuh dan menata dagangan mereka di atas meja kayu yang baru selesai dicat.",
)


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


# --- layout


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


# --- glued headlines


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


# --- captions


@pytest.mark.parametrize(
    "text",
    [
        "Perahu merapat di dermaga. FOTO/ANTARA",
        "Perahu merapat di dermaga. Foto: Ratna Wulandari",
        "Kepala pasar Wirata Kusumaning/Net",
        "Perahu merapat di dermaga (ANTARA FOTO/Ratna Wulandari)",
        "The bridge at dawn. — Picture by Harriet Fennimore",
        "The bridge at dawn. REUTERS/Harriet Fennimore",
        "Les ailes du moulin © Agathe Brunel",
        "Perahu merapat di dermaga (KOMPAS.com/RATNA WULANDARI)",
        "Foto: perahu merapat di dermaga",
    ],
)
def test_captions(toolkit: Toolkit, block: MakeBlock, text: str) -> None:
    caption = toolkit.captions.read(block(text))
    assert caption is not None
    assert (caption.start, caption.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Foto lama itu tergantung di dinding balai desa.",
        "Ikan asin/ikan segar dijual di meja yang berbeda.",
        "Arus sungai mencapai dua belas kilometer/jam.",
        "Perahu merapat di dermaga pada 2023/2024.",
        "The photo was taken by Harriet Fennimore at dawn.",
        "© 2024",
        BODY[0],
    ],
)
def test_no_captions(toolkit: Toolkit, block: MakeBlock, text: str) -> None:
    assert toolkit.captions.read(block(text)) is None


def test_credits_of_the_house_inside_a_paragraph(toolkit: Toolkit) -> None:
    text = "Perahu merapat. Kompas.com/Ratna Wulandari Warga lalu membersihkan selokan."
    spans = toolkit.captions.house_credits(text)
    assert [text[start:end] for start, end in spans] == ["Kompas.com/Ratna Wulandari"]
    assert toolkit.captions.house_credits("ikan asin/ikan segar") == []


# --- bylines


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Penulis: Ratna Wulandari", [("author", "Ratna Wulandari")]),
        ("LAPORAN: RATNA WULANDARI", [("author", "RATNA WULANDARI")]),
        ("Penulis : Ratna Wulandari Editor : Bagus", [("author", "Ratna Wulandari"), ("editor", "Bagus")]),
        ("Rep: Ratna Wulandari/ Red: Bagus Santoso", [("author", "Ratna Wulandari"), ("editor", "Bagus Santoso")]),
        ("Rep: <a href='/r'>Ratna Wulandari</a>", [("author", "Ratna Wulandari")]),
        ("By Harriet Fennimore", [("author", "Harriet Fennimore")]),
        ("Von Imke Rahlfs", [("author", "Imke Rahlfs")]),
        ("Oleh Zuraimi Hasyimah", [("author", "Zuraimi Hasyimah")]),
        ("Ratna Wulandari - detikNews", [("author", "Ratna Wulandari")]),
        ("Sumber: Reuters", [("agency", "Reuters")]),
        ("(esn)", [("signature", "esn")]),
        ("[wip]", [("signature", "wip")]),
        ("(rkd/bgs)", [("signature", "rkd/bgs")]),
        ("(Ratna Wulandari)", [("author", "Ratna Wulandari")]),
        ("Air surut pada Senin pagi. (esn)", [("signature", "esn")]),
        ("Editor: Redaksi", [("editor", "Redaksi")]),
    ],
)
def test_credits(toolkit: Toolkit, block: MakeBlock, text: str, credits: list[tuple[str, str]]) -> None:
    assert [(credit.role, credit.names) for credit in toolkit.credits.read(block(text))] == credits


@pytest.mark.parametrize(
    "text",
    [
        "Reporter radio desa, Ratna Wulandari, menyiarkan pembukaan itu dari atas perahu.",
        "Perkara itu diserahkan kepada Komisi Pemberantasan Korupsi (KPK)",
        "Perkara itu diserahkan kepada Komisi Pemberantasan Korupsi (KPK).",
        "Oleh karena itu, pengurus pasar menutup dermaga selama dua hari penuh.",
        "Asked what it needed, the author said: Patience, good oak and a dry week in May.",
        "By the river",
        "Harga ikan: Rp40.000",
        BODY[0],
    ],
)
def test_no_credits(toolkit: Toolkit, block: MakeBlock, text: str) -> None:
    assert toolkit.credits.read(block(text)) == []


def test_who_is_nobody(toolkit: Toolkit) -> None:
    assert all(toolkit.credits.nobody(words) for words in ("Redaksi", "Tim Redaksi", "Staff writer", " (Admin) "))
    assert not toolkit.credits.nobody("Ratna Wulandari")


# --- stamps


@pytest.mark.parametrize(
    ("text", "moments", "name"),
    [
        ("Rabu, 12 Januari 2022 - 13:00 WIB", ["2022-01-12T13:00:00+07:00"], None),
        ("Kompas.com - 09/11/2023, 18:07 WIB", ["2023-11-09T18:07:00+07:00"], None),
        ("Diperbarui 11 Januari 2022 14:18 WIB", ["2022-01-11T14:18:00+07:00"], None),
        ("Ratna Wulandari, 12 Januari 2022 13:00 WIB", ["2022-01-12T13:00:00+07:00"], "Ratna Wulandari"),
        ("Thursday, 14 Nov 2024 4:55 PM MYT", ["2024-11-14T16:55:00+08:00"], None),
        ("12 Januari 2022", ["2022-01-12"], None),
        ("2 jam yang lalu", [], None),
        ("13:00 WIB", [], None),
    ],
)
def test_stamps(toolkit: Toolkit, block: MakeBlock, text: str, moments: list[str], name: str | None) -> None:
    stamp = toolkit.stamps.read(block(text))
    assert stamp is not None
    assert ([moment.iso() for moment in stamp.moments], stamp.name) == (moments, name)


@pytest.mark.parametrize(
    "text",
    [
        "Pasar itu pertama kali dibuka pada Rabu, 12 Januari 2022, oleh dua puluh keluarga nelayan.",
        "Kata seorang pedagang, Senin (13/11/2023).",
        "Dua jam kemudian",
        "9.58",
        BODY[0],
    ],
)
def test_no_stamps(toolkit: Toolkit, block: MakeBlock, text: str) -> None:
    assert toolkit.stamps.read(block(text)) is None


# --- phrases


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


# --- compose


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


# --- normal forms


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
