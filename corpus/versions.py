"""The versions of what shapes the output, for the manifest of a dataset and the digest of a recipe."""

from importlib import metadata

LIBRARIES = (
    "kliping",
    "beautifulsoup4",
    "charset-normalizer",
    "ftfy",
    "htmldate",
    "lxml",
    "numpy",
    "pyarrow",
    "pycld2",
    "selectolax",
    "tldextract",
    "trafilatura",
    "tzdata",
)
"""Names of distributions; numpy adds up what the models say."""


def versions() -> dict[str, str | None]:
    """The installed version of each; None where it is not installed, as of a checkout of this program."""
    return {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
