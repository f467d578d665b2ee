"""What manifest and card say of a dataset is so."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from huggingface_hub import DatasetCard

from corpus.package import BuildFacts, InputFile, outcomes_to_batch, package, verify
from corpus.package.counts import Tally
from corpus.package.front import _hub_license, _languages, _license
from corpus.package.manifest import InputLog
from tests.helpers.dataset import CONFIGS
from tests.helpers.outcomes import MIXED, build, kept

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
