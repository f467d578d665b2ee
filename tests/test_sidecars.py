"""The metadata beside the files: `metadata.csv`, `metadata.jsonl`, and the recipe behind them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cleaners.errors import UsageError
from corpus import Recipe, build
from corpus.recipe import COLUMNS, LIST_SIGN
from corpus.sources import Record, SourceFile, read_records
from corpus.sources.sidecar import Sidecars
from tests.helpers.sources import BODY, LIMIT, assert_no_crash, known, outcomes, records, run, warnings, write


def sidecar(folder: Path, name: str, content: str | bytes, *files: str) -> Path:
    write(folder, *(files or ("a.txt",)))
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_csv(tmp_path: Path, mark: str, end: str) -> None:
    lines = ["file_name,title,authors", 'a.txt,"Judul, baru",Siti A;Budi B', "n/b.txt,,Dewi", ""]
    sidecar(tmp_path, "metadata.csv", mark + end.join(lines), "a.txt", "n/b.txt")
    assert known(tmp_path) == {
        "a.txt": {"title": "Judul, baru", "authors": "Siti A;Budi B"},
        "n/b.txt": {"authors": "Dewi"},
    }


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "mark"])
def test_jsonl(tmp_path: Path, mark: str) -> None:
    lines = [
        '{"file_name": "a.txt", "title": "Judul", "outlet": null}',
        "",
        '{"tags": ["x", "y"], "file_name": "b.txt"}',
    ]
    sidecar(tmp_path, "metadata.jsonl", mark + "\n".join(lines), "a.txt", "b.txt")
    assert known(tmp_path) == {"a.txt": {"title": "Judul"}, "b.txt": {"tags": f"x{LIST_SIGN}y"}}


def lists(folder: Path, name: str, content: str) -> tuple[str, ...]:
    article = outcomes(sidecar(folder, name, content))["a.txt"].article
    assert article is not None
    return article.tags


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("metadata.csv", "file_name,tags\na.txt,padi; desa ;;\n"),
        ("metadata.jsonl", '{"file_name": "a.txt", "tags": "padi;desa"}'),
        ("metadata.jsonl", '{"file_name": "a.txt", "tags": ["padi", "desa"]}'),
    ],
)
def test_lists_in_any_form(tmp_path: Path, name: str, content: str) -> None:
    assert lists(tmp_path, name, content) == ("padi", "desa")


def test_an_empty_list_says_nothing(tmp_path: Path) -> None:
    assert lists(tmp_path, "metadata.jsonl", '{"file_name": "a.txt", "tags": []}') == ()


def test_a_semicolon_inside_a_json_list_stays(tmp_path: Path) -> None:
    assert lists(tmp_path, "metadata.jsonl", '{"file_name": "a.txt", "tags": ["padi; gabah", "desa"]}') == (
        "padi; gabah",
        "desa",
    )


def test_null_in_a_list_is_nothing(tmp_path: Path) -> None:
    assert lists(tmp_path, "metadata.jsonl", '{"file_name": "a.txt", "tags": ["padi", null]}') == ("padi",)


@pytest.mark.parametrize("value", ['{"name": "Kabar"}', "true", '["Kabar", "Suara"]'])
def test_a_value_that_is_no_text_is_refused(tmp_path: Path, value: str) -> None:
    sidecar(tmp_path, "metadata.jsonl", f'{{"file_name": "a.txt", "outlet": {value}}}')
    with pytest.raises(UsageError, match=r"metadata\.jsonl.*outlet"):
        records(tmp_path)


def test_unknown_columns_are_named_in_one_warning(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,Title,foo,license\na.txt,x,y,mit\nb.txt,x,y,mit\n")
    (warning,) = warnings(tmp_path)
    assert warning == f"{tmp_path / 'metadata.csv'}: unknown columns are left out: Title, foo"
    assert known(tmp_path) == {"a.txt": {"license": "mit"}}


def test_a_row_of_a_file_that_is_not_there_is_warned_of(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title\na.txt,Judul\nb.txt,Salah\n")
    (warning,) = run([tmp_path], tmp_path / "out").warnings
    assert "1 row" in warning
    assert "b.txt" in warning


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("metadata.csv", "name,title\na.txt,Judul\n", "no column file_name"),
        ("metadata.jsonl", '{"title": "Judul"}\n', "no column file_name"),
        ("metadata.jsonl", '{"file_name": "a.txt"}\n["a.txt"]\n', "row 2 has no file_name"),
        ("metadata.jsonl", '{"file_name": 1}\n', "row 1 has no file_name"),
        ("metadata.jsonl", '{"file_name": "a.txt"}\n{"file_name": "a', "cannot be read"),
        ("metadata.csv", "file_name,title\na.txt,Judul\n".encode("utf-16"), "cannot be read"),
        ("metadata.jsonl", b'{"file_name": "a.txt", "title": "\xff"}', "cannot be read"),
    ],
)
def test_a_broken_sidecar_is_wrong_usage(tmp_path: Path, name: str, content: str | bytes, cause: str) -> None:
    sidecar(tmp_path / "in", name, content)
    with pytest.raises(UsageError, match=f"{name}: {cause}"):
        build([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_broken_json_line_is_named(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.jsonl", '{"file_name": "a.txt"}\n{"file_name": "b.txt"}\n{"file_name": \n')
    with pytest.raises(UsageError, match=r"(?:row|line) 3"):
        records(tmp_path)


def test_a_file_name_that_can_be_none_is_wrong_usage(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.jsonl", '{"file_name": "a\\u0000.txt", "title": "Judul"}')
    with pytest.raises(UsageError, match=r"metadata\.jsonl"):
        records(tmp_path)


@pytest.mark.parametrize("content", ["", "file_name,title\n", "\ufeff"])
def test_an_empty_sidecar_says_nothing(tmp_path: Path, content: str) -> None:
    assert known(sidecar(tmp_path, "metadata.csv", content)) == {"a.txt": {}}


def test_rows_shorter_or_longer_than_the_head(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title,outlet\na.txt,Satu\nb.txt,Dua,Kabar,x,y\n", "a.txt", "b.txt")
    assert known(tmp_path) == {"a.txt": {"title": "Satu"}, "b.txt": {"title": "Dua", "outlet": "Kabar"}}


def test_half_a_character_is_replaced(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.jsonl", '{"file_name": "a.txt", "title": "x\\ud800y"}')
    assert known(tmp_path)["a.txt"]["title"].encode() == b"x?y"


def test_the_nearer_sidecar_wins(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title\nn/a.txt,Jauh\n", "n/a.txt")
    sidecar(tmp_path / "n", "metadata.csv", "file_name,title\na.txt,Dekat\n")
    assert known(tmp_path)["n/a.txt"]["title"] == "Dekat"


@pytest.mark.parametrize("second", ["metadata.jsonl", "n/metadata.jsonl"])
def test_two_sidecars_add_up(tmp_path: Path, second: str) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title\nn/a.txt,Judul\n", "n/a.txt")
    name = "a.txt" if "/" in second else "n/a.txt"
    (tmp_path / second).write_text(f'{{"file_name": "{name}", "outlet": "Kabar"}}')
    assert known(tmp_path)["n/a.txt"] == {"title": "Judul", "outlet": "Kabar"}


def test_a_sidecar_in_a_folder_between(tmp_path: Path) -> None:
    sidecar(tmp_path, "n/metadata.csv", "file_name,title\no/a.txt,Judul\n", "n/o/a.txt")
    assert known(tmp_path)["n/o/a.txt"] == {"title": "Judul"}


def test_fetched_is_known_and_no_column(tmp_path: Path) -> None:
    content = "file_name,fetched\na.txt,2022-03-14T09:15:00+07:00\n"
    write(tmp_path, "a.txt", text=f"Petani Sukaratu Panen Padi\n2 jam yang lalu\n{BODY}")
    (tmp_path / "metadata.csv").write_text(content)
    article = outcomes(tmp_path)["a.txt"].article
    assert article is not None
    assert article.published is not None
    assert article.published.isoformat() == "2022-03-14T00:15:00+00:00"


@pytest.mark.parametrize("day", ["2022-01-12", "Rabu, 12 Januari 2022", "12 Jan 2022 13:00 WIB", "12/01/2022"])
def test_a_date_in_any_words(tmp_path: Path, day: str) -> None:
    sidecar(tmp_path, "metadata.csv", f'file_name,date\na.txt,"{day}"\n')
    article = outcomes(tmp_path)["a.txt"].article
    assert article is not None
    assert str(article.date) == "2022-01-12"


@pytest.mark.parametrize("column", ["date", "published", "modified", "fetched"])
@pytest.mark.parametrize("value", ["kemarin", "2022-13-45", "12 Januari 2022 atau 13 Januari 2022"])
def test_a_date_that_is_none_sets_its_document_aside(tmp_path: Path, column: str, value: str) -> None:
    sidecar(tmp_path, "metadata.csv", f"file_name,{column}\na.txt,{value}\n", "a.txt", "b.txt")
    found = outcomes(tmp_path)
    assert found["a.txt"].why == f"failed: {column} is no date: {value!r}"
    assert found["a.txt"].source.path == "a.txt"
    assert found["b.txt"].article is not None


@pytest.mark.xfail(reason="an offset that no zone has is left out, and the moment with it", strict=True)
def test_an_offset_that_is_none_sets_its_document_aside(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,published\na.txt,2022-01-12T13:00:00+99:00\n")
    assert "published" in (outcomes(tmp_path)["a.txt"].why or "")


def test_an_address_that_cannot_be_parsed_is_no_crash(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,url\na.txt,http://[::1/x\n", "a.txt", "b.txt")
    assert_no_crash(tmp_path)


def test_sidecar_before_recipe_before_page(tmp_path: Path) -> None:
    page = f"Petani Sukaratu Panen Padi\nPenulis: Ratna Wulandari\nJAKARTA, KOMPAS.com - {BODY}"
    write(tmp_path, "a.txt", "b.txt", "c.txt", text=page)
    (tmp_path / "metadata.csv").write_text("file_name,outlet,license\na.txt,Sidecar,mit\nb.txt,,mit\n")
    found = outcomes(tmp_path, Recipe(known={"outlet": "Recipe", "license": "cc0-1.0"}))
    articles = [found[name].article for name in ("a.txt", "b.txt", "c.txt")]
    shown = [(a.outlet, a.license, a.authors) for a in articles if a]
    author = ("Ratna Wulandari",)
    assert shown == [("Sidecar", "mit", author), ("Recipe", "mit", author), ("Recipe", "cc0-1.0", author)]
    page_only = outcomes(tmp_path)["c.txt"].article
    assert page_only is not None
    assert page_only.outlet == "Kompas.com"


def test_evidence_names_the_file_that_says_it(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title\na.txt,Judul\n")
    (fact,) = [f for f in outcomes(tmp_path)["a.txt"].evidence if f.field == "title" and f.chosen]
    assert (fact.value, fact.where, fact.score) == ("Judul", "metadata.csv", 1.0)


def test_evidence_names_the_recipe_where_a_sidecar_is_silent(tmp_path: Path) -> None:
    sidecar(tmp_path, "metadata.csv", "file_name,title\na.txt,Judul\n")
    found = outcomes(tmp_path, Recipe(known={"license": "mit"}))["a.txt"]
    assert {fact.where for fact in found.evidence if fact.field == "license"} == {"recipe"}


@pytest.mark.parametrize("column", sorted(COLUMNS - {"date", "published", "modified", "fetched"}))
def test_every_column_can_be_said(tmp_path: Path, column: str) -> None:
    sidecar(tmp_path, "metadata.csv", f"file_name,{column}\na.txt,kata\n")
    article = outcomes(tmp_path)["a.txt"].article
    assert article is not None
    assert getattr(article, column) in ("kata", ("kata",))


def test_no_sidecar_says_nothing(tmp_path: Path) -> None:
    file = SourceFile(write(tmp_path, "a.txt") / "a.txt", "a.txt", tmp_path)
    nothing: Sequence[Record] = list(read_records([file], Sidecars({}, ()), LIMIT))
    assert [(record.known, record.said_in, record.why) for record in nothing] == [({}, "", None)]
