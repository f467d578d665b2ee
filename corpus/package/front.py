"""The card's front matter: what the Hub shows, and what `datasets` needs to load each configuration."""

import re
from typing import Any

from corpus.package.counts import UNKNOWN, Tally
from corpus.package.manifest import Manifest
from corpus.package.schema import SCHEMAS, features

_SIZES = (
    (10**3, "n<1K"),
    (10**4, "1K<n<10K"),
    (10**5, "10K<n<100K"),
    (10**6, "100K<n<1M"),
    (10**7, "1M<n<10M"),
    (10**8, "10M<n<100M"),
    (10**9, "100M<n<1B"),
    (10**10, "1B<n<10B"),
    (10**11, "10B<n<100B"),
    (10**12, "100B<n<1T"),
)
_HUB_LICENSES = frozenset(
    {
        "apache-2.0",
        "mit",
        "cc",
        "cc0-1.0",
        "cc-by-2.0",
        "cc-by-2.5",
        "cc-by-3.0",
        "cc-by-4.0",
        "cc-by-sa-3.0",
        "cc-by-sa-4.0",
        "cc-by-nc-2.0",
        "cc-by-nc-3.0",
        "cc-by-nc-4.0",
        "cc-by-nd-4.0",
        "cc-by-nc-nd-3.0",
        "cc-by-nc-nd-4.0",
        "cc-by-nc-sa-2.0",
        "cc-by-nc-sa-3.0",
        "cc-by-nc-sa-4.0",
        "cdla-sharing-1.0",
        "cdla-permissive-1.0",
        "cdla-permissive-2.0",
        "etalab-2.0",
        "gfdl",
        "odc-by",
        "odbl",
        "pddl",
        "unknown",
    }
)
"""The Hub's names for licences that texts are put under."""

_CC_ADDRESS = re.compile(r"https?://creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/zero)/(\d\.\d)(?:/.*)?")


def front_matter(manifest: Manifest, seal: str) -> dict[str, Any]:
    """All of it, in the order in which it is written; `seal` is the digest of manifest.json."""
    counts = manifest.counts
    return {
        "pretty_name": " ".join(manifest.title.split()),
        **_languages(counts.languages),
        **_license(counts.licenses),
        "size_categories": [next((name for limit, name in _SIZES if counts.kept < limit), "n>1T")],
        "task_categories": ["text-generation"],
        "tags": ["news", "kliping"],
        **loading(manifest, seal),
    }


def loading(manifest: Manifest, seal: str) -> dict[str, Any]:
    """The part that `datasets` reads.

    A configuration without rows is left out, for `datasets` cannot load an empty split; `default` always
    stays, lest another take its place. The seal makes the YAML new when the content is: `datasets` keys its
    cache on the YAML, and gives the old rows of a rebuilt folder otherwise.
    """
    configs: list[dict[str, Any]] = []
    infos = []
    for config in listed_configs(manifest):
        files = {"split": "train", "path": f"data/{config}/train-*.parquet"}
        first = {"default": True} if config == "default" else {}
        configs.append({"config_name": config, **first, "data_files": [files]})
        infos.append(_info(manifest, config, seal))
    return {"configs": configs, "dataset_info": infos}


def listed_configs(manifest: Manifest) -> list[str]:
    """`default` and every configuration with rows."""
    return [config for config in SCHEMAS if config == "default" or total(manifest, config, "rows")]


def _info(manifest: Manifest, config: str, seal: str) -> dict[str, Any]:
    size = total(manifest, config, "raw_bytes")
    split = {"name": "train", "num_bytes": size, "num_examples": total(manifest, config, "rows")}
    return {
        "config_name": config,
        "description": f"sha256 of manifest.json: {seal}",
        "features": features(SCHEMAS[config]),
        "splits": [split],
        "download_size": total(manifest, config, "bytes"),
        "dataset_size": size,
    }


def total(manifest: Manifest, config: str, field: str) -> int:
    """The sum of one field over the files of a configuration."""
    return sum(getattr(file, field) for file in manifest.files if file.config == config)


def _languages(tally: Tally) -> dict[str, Any]:
    """The Hub wants bare language codes; tags with script or region stand beside them."""
    tags = [tag for tag in tally.names if tag != UNKNOWN]
    if not tags:
        return {}
    codes = {"language": list(dict.fromkeys(tag.partition("-")[0].lower() for tag in tags))}
    return codes | ({"language_bcp47": tags} if any("-" in tag for tag in tags) else {})


def _license(tally: Tally) -> dict[str, str]:
    """The one licence of all rows in the Hub's name for it, or `other` and what it is called."""
    ids = {_hub_license(name) for name in tally.names}
    if len(ids) == 1 and not tally.rest:
        only = ids.pop()
        slug = re.sub(r"[^a-z0-9.]+", "-", only)[:60].strip("-") or "see-card"
        return {"license": only} if only in _HUB_LICENSES else {"license": "other", "license_name": slug}
    return {"license": "other", "license_name": "mixed"} if ids else {"license": "unknown"}


def _hub_license(name: str) -> str:
    """`cc-by-4.0` for `CC BY 4.0` and for its address; any other name in small letters."""
    name = name.strip().lower()
    match = _CC_ADDRESS.fullmatch(name)
    if match:
        return f"cc-{match[1]}-{match[2]}" if match[1] else f"cc0-{match[2]}"
    return re.sub(r"\s+", "-", name)
