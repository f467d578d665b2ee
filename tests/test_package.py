"""The packaging room against the real `datasets`: what is written must load, and be what was put in."""

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import datasets
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from huggingface_hub import DatasetCard

from cleaners.errors import UsageError
from cleaners.page import Cut
from corpus.article import Article, Confidence, Evidence, Outcome, Source
from corpus.package import BuildFacts, InputFile, Limits, Manifest, outcomes_to_batch, package, verify
from corpus.package.counts import Tally
from corpus.package.folder import DatasetFolder, check_target
from corpus.package.front import _hub_license, _languages, _license
from corpus.package.manifest import InputLog
from corpus.package.schema import BATCH, SCHEMAS, features, split_batch

CONFIGS = ("default", "cuts", "evidence", "dropped")
WIB = dt.timezone(dt.timedelta(hours=7))


def kept(number: int, word: str = "padi", **changes: Any) -> Outcome:
    """An invented document: a title line, a share line, a body."""
    source = f"Judul {number}\nA A A\nPetani menanam {word} {number} di sawah."
    text = source.split("\n")[2]
    place = Source("a/b.txt", number, "text")
    article = Article(
        id=f"id{number:06d}",
        text=text,
        title=f"Judul {number}",
        description=None,
        outlet=("Kabar Sawah", "Suara | Kebun", None)[number % 3],
        domain=None,
        authors=("Siti Rahma", "Budi van der Meer")[: number % 3],
        editors=(),
        byline=None,
        agency=None,
        date=dt.date(2020 + number % 3, 1, 12) if number % 4 else None,
        published=dt.datetime(2022, 1, 12, 13, 0, tzinfo=WIB) if number % 4 == 1 else None,
        modified=None,
        place="JAKARTA",
        tags=("sawah", "desa"),
        captions=(),
        language="id",
        language_score=0.75,
        kind="article",
        cut_short=False,
        url=None,
        license=None,
        source=place,
        n_chars=len(text),
        n_words=len(text.split()),
        n_cuts=2,
        duplicates=None,
        confidence=Confidence(0.5, None, 0.25, None, 1.0, 0.875),
    )
    start = source.index("A A A")
    return Outcome(
        id=article.id,
        source=place,
        text=source,
        article=replace(article, **changes),
        cuts=(
            Cut(0, start - 1, "title", "titles", "first-line", 0.9),
            Cut(start, start + 5, "share", "shares", "a-a-a", 1.0),
        ),
        evidence=(Evidence("title", f"Judul {number}", "line 1", f"Judul {number}", "first-line", 0.9, True),),
    )


def dropped(number: int, why: str) -> Outcome:
    cut = Cut(0, 2, "ad", "ads", "slot", 1.0)
    return Outcome(f"id{number:06d}", Source("a/c.txt", number, "text"), text="Hi", cuts=(cut,), why=why)


MIXED = [kept(0), dropped(1, "empty"), kept(2), kept(3), dropped(4, "duplicate: id000002"), kept(5)]


def build(out: Path, outcomes: Sequence[Outcome], step: int = 4, limits: Limits | None = None) -> Manifest:
    batches = (outcomes_to_batch(outcomes[at : at + step]) for at in range(0, len(outcomes), step))
    facts = BuildFacts("Kabar desa", "0f" * 32, InputLog([InputFile("a/b.txt", 12, "ab" * 32)]))
    return package(batches, out, facts, limits)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Any]:
    """`load_dataset` with a cache of its own, which lasts for one test."""

    def load(folder: Path, config: str | None = None, **options: Any) -> Any:
        cache = str(tmp_path / "cache")
        return datasets.load_dataset(str(folder), config, split="train", cache_dir=cache, **options)

    return load


def load_elsewhere(folder: Path, config: str, cache: Path) -> list[dict[str, Any]]:
    """The rows as a new process sees them."""
    code = (
        "import datasets, json, sys\n"
        "rows = datasets.load_dataset(sys.argv[1], sys.argv[2], split='train', cache_dir=sys.argv[3])\n"
        "print('rows', json.dumps(list(rows), default=str))\n"
    )
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(cache / "home")}
    command = [sys.executable, "-c", code, str(folder), config, str(cache)]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    rows: list[dict[str, Any]] = json.loads(output.partition("rows ")[2])
    return rows


# The schema


def test_features_are_those_that_datasets_writes() -> None:
    for config, schema in SCHEMAS.items():
        expected = datasets.Features.from_arrow_schema(schema)
        assert features(schema) == expected._to_yaml_list(), config
        assert datasets.Features._from_yaml_list(features(schema)).arrow_schema.equals(schema), config


def test_batch_splits_into_the_rows_of_each_configuration() -> None:
    tables = split_batch(outcomes_to_batch(MIXED))
    assert {config: table.schema for config, table in tables.items()} == dict(SCHEMAS)
    assert {config: table.num_rows for config, table in tables.items()} == {
        "default": 4,
        "cuts": 8,
        "evidence": 4,
        "dropped": 2,
    }
    assert tables["cuts"].slice(2, 2).to_pylist() == [
        {
            "id": "id000002",
            "start": 0,
            "end": 7,
            "text": "Judul 2",
            "reason": "title",
            "cleaner": "titles",
            "rule": "first-line",
        },
        {
            "id": "id000002",
            "start": 8,
            "end": 13,
            "text": "A A A",
            "reason": "share",
            "cleaner": "shares",
            "rule": "a-a-a",
        },
    ]
    assert tables["dropped"].column("why").to_pylist() == ["empty", "duplicate: id000002"]


def test_a_slice_of_a_batch_splits_like_the_batch() -> None:
    batch = outcomes_to_batch(MIXED)
    whole = split_batch(batch)
    parts = [split_batch(batch.slice(0, 3)), split_batch(batch.slice(3))]
    for config in CONFIGS:
        assert pa.concat_tables([part[config] for part in parts]).equals(whole[config])


def test_no_outcomes_make_an_empty_batch() -> None:
    batch = outcomes_to_batch([])
    assert batch.schema.equals(BATCH)
    assert all(table.num_rows == 0 for table in split_batch(batch).values())


@pytest.mark.parametrize("outcome", [replace(kept(1), why="empty"), Outcome("x", Source("a", 0, "text"))])
def test_a_record_is_either_an_article_or_dropped(outcome: Outcome) -> None:
    with pytest.raises(ValueError, match="article or dropped"):
        split_batch(outcomes_to_batch([outcome]))


# Loading


@pytest.mark.parametrize("streaming", [False, True])
def test_every_configuration_loads(tmp_path: Path, load: Callable[..., Any], streaming: bool) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    expected = split_batch(outcomes_to_batch(MIXED))
    for config in CONFIGS:
        rows = load(out, config, streaming=streaming)
        assert rows.features.arrow_schema.equals(SCHEMAS[config]), config
        assert list(rows) == expected[config].to_pylist(), config
    assert list(load(out, streaming=streaming)) == expected["default"].to_pylist()
    assert set(datasets.get_dataset_config_names(str(out))) == set(CONFIGS)


def test_types_come_back(tmp_path: Path, load: Callable[..., Any]) -> None:
    build(tmp_path / "set", [kept(5), kept(4)])
    first, second = load(tmp_path / "set")
    assert first["date"] == dt.date(2022, 1, 12)
    assert first["published"] == dt.datetime(2022, 1, 12, 6, 0, tzinfo=dt.UTC)
    assert first["published"].utcoffset() == dt.timedelta(0)
    assert first["authors"] == ["Siti Rahma", "Budi van der Meer"]
    assert first["source"] == {"path": "a/b.txt", "record": 5, "format": "text"}
    assert first["confidence"] == {
        "text": 0.5,
        "outlet": None,
        "authors": 0.25,
        "date": None,
        "title": 1.0,
        "kind": 0.875,
    }
    assert first["language_score"] == 0.75
    assert (second["date"], second["published"], second["editors"]) == (None, None, [])


def variant(config: str, letter: str) -> list[Outcome]:
    """Two records; one word of one configuration ends in `letter`."""
    word = f"kat{letter}"
    article, drop = kept(1), dropped(2, "empty")
    if config == "default":
        return [kept(1, place=word), drop]
    if config == "cuts":
        return [replace(article, cuts=tuple(msgspec.structs.replace(cut, rule=word) for cut in article.cuts)), drop]
    if config == "evidence":
        return [replace(article, evidence=tuple(replace(fact, rule=word) for fact in article.evidence)), drop]
    return [article, dropped(2, f"empty: {word}")]


def same_but_for_the_seal(one: Path, other: Path) -> bool:
    """Whether sizes, features and all else that `datasets` reads of two cards are equal, save the seals."""
    heads = [DatasetCard.load(folder / "README.md").data.to_dict() for folder in (one, other)]
    seals = [{info.pop("description") for info in head["dataset_info"]} for head in heads]
    return heads[0] == heads[1] and seals[0] != seals[1]


@pytest.mark.parametrize("config", CONFIGS)
def test_a_rebuild_in_place_gives_the_new_rows(tmp_path: Path, load: Callable[..., Any], config: str) -> None:
    """Also where sizes and features stay as they were, so that only the seal can tell `datasets`."""
    out, probe, cache = tmp_path / "set", tmp_path / "probe", tmp_path / "cache"
    old = variant(config, "a")
    build(out, old)
    before = list(load(out, config))
    assert before == split_batch(outcomes_to_batch(old))[config].to_pylist()
    for letter in "bcdefghijklmnopqrstuvwxyz":
        new = variant(config, letter)
        build(probe, new)
        if same_but_for_the_seal(out, probe):
            break
    else:
        pytest.fail("every variant is of another size")
    build(out, new)
    after = list(load(out, config))
    assert after == split_batch(outcomes_to_batch(new))[config].to_pylist()
    assert after != before
    assert load_elsewhere(out, config, cache) == json.loads(json.dumps(after, default=str))
    build(out, old)
    assert load_elsewhere(out, config, cache) == json.loads(json.dumps(before, default=str))


def test_a_configuration_without_rows_is_left_out_of_the_card(tmp_path: Path, load: Callable[..., Any]) -> None:
    out = tmp_path / "set"
    build(out, [replace(kept(1), cuts=(), evidence=())])
    assert datasets.get_dataset_config_names(str(out)) == ["default"]
    assert len(load(out)) == 1
    with pytest.raises(ValueError, match="Available: \\['default'\\]"):
        load(out, "cuts")
    assert "cannot load: `cuts`, `evidence`, `dropped`" in (out / "README.md").read_text()
    assert pq.read_table(out / "data/cuts").schema.equals(SCHEMAS["cuts"])
    assert verify(out) == []


def test_a_dataset_without_documents_does_not_pass_for_one(tmp_path: Path, load: Callable[..., Any]) -> None:
    out = tmp_path / "set"
    build(out, [dropped(1, "empty")])
    assert [row["why"] for row in load(out, "dropped")] == ["empty"]
    assert list(load(out, streaming=True)) == []
    with pytest.raises(ValueError, match="no data"):
        load(out)
    assert verify(out) == []


def test_nothing_at_all(tmp_path: Path) -> None:
    out = tmp_path / "set"
    manifest = build(out, [])
    assert manifest.counts.read == 0
    assert verify(out) == []


# Shards

SMALL = Limits(row_group=200_000, shard=60_000)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large") / "set"
    build(out, LARGE, step=1000, limits=SMALL)
    return out


LARGE = [kept(number) if number % 10 else dropped(number, "empty") for number in range(20_000)]


def test_many_rows_make_many_shards(large: Path, load: Callable[..., Any]) -> None:
    paths = sorted((large / "data/default").iterdir())
    assert len(paths) > 2
    assert [path.name for path in paths] == [
        f"train-{index:05d}-of-{len(paths):05d}.parquet" for index in range(len(paths))
    ]
    assert all(path.stat().st_size < 2 * SMALL.shard for path in paths)
    assert load(large)["id"] == [outcome.id for outcome in LARGE if outcome.article]
    assert len(load(large, "cuts")) == 36_000
    assert sum(1 for _ in load(large, "dropped", streaming=True)) == 2_000
    assert verify(large) == []


@pytest.mark.parametrize("step", [61, 999, 20_000])
def test_the_same_rows_give_the_same_bytes_however_they_are_cut(large: Path, tmp_path: Path, step: int) -> None:
    build(tmp_path / "other", LARGE, step=step, limits=SMALL)
    assert contents(tmp_path / "other") == contents(large)


def test_row_groups_are_bounded_and_shards_are_as_agreed(large: Path) -> None:
    path = sorted((large / "data/default").iterdir())[0]
    footer = pq.read_metadata(path)
    assert footer.num_row_groups > 1
    column = footer.row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert column.has_offset_index and column.has_column_index
    rows = [footer.row_group(index).num_rows for index in range(footer.num_row_groups)]
    assert max(rows) <= SMALL.row_group // 256 + 1


def test_a_single_large_document_is_a_row_group_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, [kept(1), kept(2, text="kata " * 100_000), kept(3)], limits=SMALL)
    (path,) = (out / "data/default").iterdir()
    assert [pq.read_metadata(path).row_group(index).num_rows for index in range(2)] == [2, 1]


# Folder


@pytest.mark.parametrize("name", ["notes.txt", "manifest.json", "data/x.parquet"])
def test_a_folder_that_is_not_ours_is_refused_before_work_begins(tmp_path: Path, name: str) -> None:
    out = tmp_path / "mine"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text('{"name": "something else"}')

    def batches() -> Iterator[pa.RecordBatch]:
        raise AssertionError("work has begun")
        yield

    with pytest.raises(UsageError, match="no dataset of ours"):
        package(batches(), out, BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == {f"mine/{name}": b'{"name": "something else"}'}


@pytest.mark.parametrize("name", [".git/HEAD", "NOTES.md", "data/default/more.parquet"])
def test_files_that_were_added_to_a_dataset_are_not_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("precious")
    before = contents(tmp_path)
    with pytest.raises(UsageError, match=f"would be lost: {name}"):
        build(out, MIXED[:1])
    assert contents(tmp_path) == before


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set").write_text("a file")
    with pytest.raises(UsageError, match="is a file"):
        build(tmp_path / "set", MIXED)
    with pytest.raises(UsageError, match="cannot be written"):
        build(tmp_path / "set" / "inside", MIXED)
    assert contents(tmp_path) == {"set": b"a file"}


def test_the_root_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no place"):
        check_target(Path("/"))


def test_an_empty_folder_and_missing_parents_are_fine(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    build(tmp_path / "set", MIXED)
    build(tmp_path / "a" / "b" / "set", MIXED)
    assert contents(tmp_path / "set") == contents(tmp_path / "a/b/set")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "set"]


def test_a_link_to_a_dataset_stays_a_link(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    (tmp_path / "link").symlink_to(tmp_path / "set")
    build(tmp_path / "link", MIXED[:1])
    assert (tmp_path / "link").is_symlink()
    assert verify(tmp_path / "set") == []


def failing() -> Iterator[pa.RecordBatch]:
    yield outcomes_to_batch([kept(7)])
    raise RuntimeError("midway")


def test_failure_midway_leaves_what_was_there(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    before = contents(tmp_path)
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == before
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "new" / "set", BuildFacts("t", "r", InputLog()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set"]


def test_what_a_killed_build_left_is_replaced(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys\n"
        "from corpus.package.folder import DatasetFolder\n"
        "with DatasetFolder(pathlib.Path(sys.argv[1])) as work:\n"
        "    (work / 'data').mkdir()\n"
        "    (work / 'data' / 'half').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "set")]
    assert subprocess.run(command, check=False).returncode == -9
    assert list(contents(tmp_path)) == [".set.kliping-partial/data/half"]
    build(tmp_path / "set", MIXED)
    assert [path.name for path in tmp_path.iterdir()] == ["set"]
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize("emptied", [False, True])
def test_a_build_killed_between_its_renames_lost_nothing(tmp_path: Path, emptied: bool) -> None:
    build(tmp_path / "set", MIXED)
    before = contents(tmp_path / "set")
    (tmp_path / "set").rename(tmp_path / ".set.kliping-old")
    if emptied:
        (tmp_path / "set").mkdir()
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path / "set") == before
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_a_build_killed_before_it_tidied_up_is_tidied_up(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    (tmp_path / "set").rename(tmp_path / ".set.kliping-old")
    build(tmp_path / "other", MIXED[:1])
    (tmp_path / "other").rename(tmp_path / "set")
    build(tmp_path / "set", MIXED)
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_a_place_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    def batches() -> Iterator[pa.RecordBatch]:
        yield outcomes_to_batch(MIXED)
        (tmp_path / "set").mkdir()
        (tmp_path / "set" / "notes.txt").write_text("mine")

    with pytest.raises(UsageError, match="no dataset of ours"):
        package(batches(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == {"set/notes.txt": b"mine"}


def test_two_builds_do_not_write_to_one_place(tmp_path: Path) -> None:
    with DatasetFolder(tmp_path / "set") as work:
        (work / "file").write_text("first")
        with pytest.raises(UsageError, match="another build"), DatasetFolder(tmp_path / "set"):
            pass
        assert (work / "file").read_text() == "first"
    assert contents(tmp_path) == {"set/file": b"first"}


# Manifest


def test_manifest_says_what_was_read_and_what_came_out(tmp_path: Path) -> None:
    out = tmp_path / "set"
    manifest = build(out, MIXED)
    counts = manifest.counts
    articles = [outcome.article for outcome in MIXED if outcome.article]
    sources = [outcome.text for outcome in MIXED if outcome.article]
    assert (counts.read, counts.kept, counts.dropped) == (6, 4, 2)
    assert counts.why == Tally({"duplicate": 1, "empty": 1})
    assert counts.cuts == Tally({"share": 4, "title": 4})
    assert counts.cut_characters == Tally({"title": 28, "share": 20})
    assert counts.outlets == Tally({"Kabar Sawah": 2, "unknown": 2})
    assert counts.years == Tally({"2022": 2, "2020": 1, "unknown": 1})
    assert counts.languages == Tally({"id": 4})
    assert counts.kinds == Tally({"article": 4})
    assert counts.formats == Tally({"text": 4})
    assert counts.characters.source == sum(map(len, sources))
    assert counts.characters.text == sum(article.n_chars for article in articles)
    assert counts.words.source == sum(len(source.split()) for source in sources)
    assert counts.words.text == sum(article.n_words for article in articles)
    written = json.loads((out / "manifest.json").read_bytes())
    assert written["kliping"] == 1
    assert written["versions"]["pyarrow"] == pa.__version__
    for file in written["files"]:
        content = (out / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_many_names_are_summed_up(tmp_path: Path) -> None:
    manifest = build(tmp_path / "set", [kept(number, outlet=f"Kabar {number:03d}") for number in range(130)])
    assert len(manifest.counts.outlets.names) == 100
    assert manifest.counts.outlets.rest == 30
    assert "| all others | 30 |" in (tmp_path / "set/README.md").read_text()
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize(("count", "listed"), [(0, True), (999, True), (1000, False), (1500, False)])
def test_inputs_are_listed_or_summed_up(count: int, listed: bool) -> None:
    files = [InputFile(f"{number}.txt", number, "00") for number in range(count)]
    inputs = InputLog(iter(files)).summary()
    assert (inputs.count, inputs.bytes) == (count, sum(range(count)))
    assert inputs.files == (files if listed else None)
    changed = [*files, InputFile("more.txt", 0, "00")]
    assert InputLog(changed).summary().sha256 != inputs.sha256


# Verify


def damage_manifest(out: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the manifest and seal the card anew, as a clumsy tool would."""
    content = json.loads((out / "manifest.json").read_bytes())
    before = hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    change(content)
    (out / "manifest.json").write_text(json.dumps(content))
    after = hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    card = (out / "README.md").read_text().replace(before, after)
    (out / "README.md").write_text(card)


def test_a_sound_dataset_has_no_problems(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    assert verify(tmp_path / "set") == []


def test_the_prose_of_the_card_may_be_edited(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    with (tmp_path / "set/README.md").open("a") as card:
        card.write("\n## Thanks\n")
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize("config", CONFIGS)
def test_a_flipped_byte_is_found(tmp_path: Path, config: str) -> None:
    build(tmp_path / "set", MIXED)
    (path,) = (tmp_path / "set/data" / config).iterdir()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert verify(tmp_path / "set") == [f"data/{config}/{path.name}: is not what was written"]


def test_missing_and_foreign_files_are_found(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    (path,) = (out / "data/cuts").iterdir()
    path.rename(path.with_name("train-old.parquet"))
    assert verify(out) == [
        f"data/cuts/{path.name}: is missing",
        "data/cuts/train-old.parquet: is not in the manifest",
    ]
    (out / "manifest.json").unlink()
    assert "No such file" in verify(out)[0]
    (out / "manifest.json").write_text('{"kliping": 1}')
    assert "missing required field" in verify(out)[0]


def test_a_card_that_loads_something_else_is_found(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    card = (out / "README.md").read_text()
    (out / "README.md").write_text(card.replace("num_examples: 4", "num_examples: 5"))
    assert verify(out) == ["README.md: `dataset_info` does not fit manifest.json"]
    (out / "README.md").write_text("# No front matter\n")
    assert verify(out) == ["README.md: has no front matter"]
    (out / "README.md").unlink()
    assert "No such file" in verify(out)[0]


@pytest.mark.parametrize("name", ["read", "kept", "dropped"])
def test_a_changed_total_is_found(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    damage_manifest(out, lambda content: content["counts"].update({name: 7}))
    assert any("is not kept" in problem for problem in verify(out))


@pytest.mark.parametrize(
    "name", ["why", "cuts", "cut_characters", "outlets", "years", "languages", "kinds", "licenses"]
)
def test_a_changed_count_is_found(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    damage_manifest(out, lambda content: content["counts"][name]["names"].update(x=1))
    assert verify(out) == [f"manifest.json: the counts of `{name}` are not those of the data"]


def test_any_change_to_the_manifest_breaks_the_seal(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    content = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(content.replace('"bytes": 12', '"bytes": 13'))
    assert verify(out) == ["README.md: `dataset_info` does not fit manifest.json"]


def with_cuts(number: int, *cuts: Cut) -> Outcome:
    return replace(kept(number), cuts=cuts)


FIRST, SECOND = kept(1).cuts
BROKEN = {
    "default: an id stands more than once": [replace(kept(1), cuts=()), replace(kept(1), cuts=())],
    "cuts: an id is not in default": [replace(kept(1), id="other", evidence=())],
    "evidence: an id is not in default": [replace(kept(1), id="other", cuts=())],
    "dropped: an id is in default too": [kept(1), dropped(1, "empty")],
    "cuts: two cuts of a document overlap or are out of order": [with_cuts(1, SECOND, FIRST)],
    "cuts: a cut takes nothing": [with_cuts(1, msgspec.structs.replace(FIRST, end=0))],
    "cuts: the text of a cut is not as long as its span": [with_cuts(1, msgspec.structs.replace(FIRST, end=900))],
}


@pytest.mark.parametrize("problem", BROKEN)
def test_tables_that_do_not_fit_each_other_are_found(tmp_path: Path, problem: str) -> None:
    build(tmp_path / "set", BROKEN[problem])
    assert verify(tmp_path / "set") == [problem]


def test_overlap_is_found_across_row_groups(tmp_path: Path) -> None:
    overlapping = [with_cuts(0, FIRST), with_cuts(1, *[FIRST, SECOND] * 3), with_cuts(2, FIRST)]
    build(tmp_path / "set", overlapping, limits=Limits(row_group=1, shard=1))
    assert len(list((tmp_path / "set/data/cuts").iterdir())) == 8
    assert verify(tmp_path / "set") == ["cuts: two cuts of a document overlap or are out of order"]


def test_scattered_cuts_are_found(tmp_path: Path) -> None:
    scattered = [
        replace(kept(1), cuts=(FIRST,)),
        kept(2),
        replace(kept(3), id="id000001", cuts=(SECOND,), evidence=()),
    ]
    build(tmp_path / "set", scattered, limits=Limits(row_group=1, shard=1))
    assert verify(tmp_path / "set") == ["cuts: the cuts of a document do not stand together"]


# Card


def test_the_card_parses_and_its_counts_are_those_of_the_data(tmp_path: Path, load: Callable[..., Any]) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    card = DatasetCard.load(out / "README.md")
    data = card.data.to_dict()
    assert [config["config_name"] for config in data["configs"]] == list(CONFIGS)
    assert [config.get("default") for config in data["configs"]] == [True, None, None, None]
    for info in data["dataset_info"]:
        config = info["config_name"]
        rows = load(out, config)
        assert info["splits"][0]["num_examples"] == len(rows)
        assert info["download_size"] == sum(path.stat().st_size for path in (out / "data" / config).iterdir())
        assert info["description"] in rows.info.description
        assert f"- `{config}`: " in card.text
    assert data["language"] == ["id"]
    assert data["license"] == "unknown"
    assert data["size_categories"] == ["n<1K"]
    assert data["task_categories"] == ["text-generation"]
    assert data["pretty_name"] == "Kabar desa"
    assert "Read 6 = kept 4 + dropped 2." in card.text
    assert "| title | 4 | 28 | the headline" in card.text
    assert "| Kabar Sawah | 2 |" in card.text
    assert "| 2022 | 2 |" in card.text


def test_words_from_pages_do_not_break_the_card(tmp_path: Path) -> None:
    wild = "a | b\n---\n<script>: *{x}* \U0001f600"
    package(
        [outcomes_to_batch([kept(1, outlet=wild, license=wild, language="no")])],
        tmp_path / "set",
        BuildFacts(f"T: {wild}", "r", InputLog()),
    )
    card = DatasetCard.load(tmp_path / "set/README.md")
    assert card.data.to_dict()["language"] == ["no"]
    assert card.data.to_dict()["pretty_name"] == "T: a | b --- <script>: *{x}* \U0001f600"
    assert "| a \\| b --- \\<script\\>: \\*{x}\\* \U0001f600 | 1 |" in card.text
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({}, {"license": "unknown"}),
        ({"unknown": 3}, {"license": "unknown"}),
        ({"CC BY 4.0": 3}, {"license": "cc-by-4.0"}),
        ({"cc-by-4.0": 2, "https://creativecommons.org/licenses/by/4.0/": 1}, {"license": "cc-by-4.0"}),
        ({"cc-by-4.0": 2, "unknown": 1}, {"license": "other", "license_name": "mixed"}),
        ({"All rights reserved!": 2}, {"license": "other", "license_name": "all-rights-reserved"}),
    ],
)
def test_the_licence_of_the_whole(names: dict[str, int], expected: dict[str, str]) -> None:
    assert _license(Tally(names)) == expected


def test_addresses_of_creative_commons_have_the_name_of_the_hub() -> None:
    assert _hub_license("http://creativecommons.org/licenses/by-nc-sa/3.0/id/") == "cc-by-nc-sa-3.0"
    assert _hub_license("https://creativecommons.org/publicdomain/zero/1.0/") == "cc0-1.0"


def test_languages_with_a_script_stand_beside_their_codes() -> None:
    assert _languages(Tally({"id": 2, "ms-Arab": 1, "ms": 1, "unknown": 9})) == {
        "language": ["id", "ms"],
        "language_bcp47": ["id", "ms-Arab", "ms"],
    }
    assert _languages(Tally({"unknown": 9})) == {}


def test_yaml_is_plain(tmp_path: Path) -> None:
    """No tags, anchors or aliases, which other readers of the card would not take."""
    build(tmp_path / "set", MIXED)
    head = (tmp_path / "set/README.md").read_text().split("---\n")[1]
    assert not [token for token in yaml.scan(head) if isinstance(token, yaml.AnchorToken | yaml.AliasToken)]
