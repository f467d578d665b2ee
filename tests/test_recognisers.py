"""The recognisers of lines one by one: what each sees in a line, and what it does not see."""

import pytest

from cleaners.toolkit import Toolkit
from tests.helpers.article import BODY, MakeBlock

SENTENCE = "pasar ikan itu dibuka lagi pada Senin pagi setelah dua pekan."


# leads


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


# captions


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


# bylines


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


# stamps


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
