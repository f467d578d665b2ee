"""Bytes to text: what the byte order mark says, UTF-8, what HTML declares, else the best guess; binary is no text."""

import codecs
import contextlib
import re
from collections import Counter
from unicodedata import category

from charset_normalizer import from_bytes

from cleaners.errors import DecodeError
from cleaners.reading.legacy import by_language

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 100_000
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
WESTERN_SHARE = 0.15
"""Share of bytes above ASCII up to which a text in no Unicode encoding is taken for Western European."""
FEWEST_BYTES = 40
"""Bytes below which no encoding can be told from another."""
HIGH = bytes(range(128, 256))
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
HIGH_TEXT = re.compile(rb"[\x80-\xff][^<>\r\n]*")
SIGN_IN_WORD = re.compile("(?<=[a-z])[\u00b9\u00b3\u00bf\u00be\u00ba\ufffd](?=[a-z\u00df-\u00ff])")
"""What Polish, Slovak and Romanian letters of Windows-1250 become where they are read as Western."""
CENTRAL, CENTRAL_SHARE = ("\u00f8\u00ec\u0161", "\u00f5\u00fb", "\u00e8\u0161\u017e"), 0.01
"""Letters of Czech, Hungarian, and of Croatian and Slovenian, as Western ones, and the share that each has at least."""
BINARY_SHARE = 0.02
"""Share of control characters from which on bytes are no text."""

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b", "packed by gzip"),
    (b"PK\x03\x04", "a zip archive"),
)
"""What the first bytes say of files that are no text and end up among texts."""
FEWEST_UNITS = 20
"""Units of UTF-16 below which no script shows."""
SCRIPTS, SCRIPT_SHARE = 3, 0.97
"""Most ranges of code points in which this share of a text in one script lies, its spaces and signs among them."""

MOST_NULS = 0.2
"""Share of zeros up to which UTF-8 may have them: an ASCII text in UTF-16 is half of zeros."""

STRAY_SHARE = 0.002
"""Share of undecodable signs up to which a page is in the encoding it declares."""
PRESCAN = 4096
"""Bytes at the start of an HTML page in which its encoding is declared."""
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})""",
    re.IGNORECASE,
)
TEXT_ENCODING = re.compile(
    r"(?:iso|windows|cp|koi8|gb|big5|euc|shift|sjis|x-sjis|ks_c|tis|latin|macintosh|ms)[\w-]*", re.ASCII
)
"""Labels of encodings that pages are written in; Python knows codecs besides that are none of text."""
MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs", "macintosh": "mac_roman",
}  # fmt: skip
"""What browsers take a label for (the WHATWG Encoding Standard)."""


def decode(content: bytes) -> str:
    """The text of the bytes, without a byte order mark and otherwise untouched.

    Raises DecodeError for binary content and for bytes in no encoding that can be told.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    _refuse_known(content)
    if _binary(content):
        return _with_nuls(content) or _wide(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(content) or by_language(content) or _guessed(content)


def decode_html(content: bytes) -> str:
    """The markup of an HTML page: like `decode`, but an encoding that the page declares comes before any guess.

    Bytes that are UTF-8 are read so whatever is declared: other encodings hardly ever spell its sequences by chance.
    """
    _refuse_known(content)
    if _binary(content):
        return decode(content)
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return _declared(content) or decode(content)


def _declared(content: bytes) -> str | None:
    """The text in the encoding that the page names, unless many of its bytes are none of it."""
    found = DECLARED.search(content, 0, PRESCAN)
    label = found.group(1).decode("ascii").lower() if found else ""
    if not TEXT_ENCODING.fullmatch(label) or any(content.startswith(mark) for mark, _ in MARKS):
        return None
    try:
        text = content.decode(MEANT.get(label, label), "replace")
    except LookupError:  # a label that no one knows
        return None
    return text if text.count("\ufffd") <= STRAY_SHARE * len(text) else None


def _damaged(content: bytes) -> str | None:
    """UTF-8 that was cut off or has a stray byte: other encodings hardly ever spell its sequences by chance."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(ord(character) > 127 for character in text) - broken
    return text if whole >= broken else None


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(f"not {encoding} as its first bytes say: {error.reason} at byte {error.start}") from error


def _refuse_known(content: bytes) -> None:
    for first, what in SIGNATURES:
        if content.startswith(first):
            raise DecodeError(f"{what}, not text")


def _wide(content: bytes) -> str:
    """What looks binary, as UTF-16 without a mark: in one of its two orders all its units are signs of one script.

    Latin text in the wrong order is Chinese; the right one has its zeros first or second.
    """
    sample = content[:SAMPLE]
    big_first = sample[::2].count(0) > sample[1::2].count(0)
    for encoding in ("utf-16-be", "utf-16-le") if big_first else ("utf-16-le", "utf-16-be"):
        if len(content) % 2 == 0 and _one_script(sample, encoding):
            return _strictly(content, encoding)
    raise DecodeError("binary, not text")


def _with_nuls(content: bytes) -> str | None:
    """UTF-8 with stray zeros: in UTF-16 every other byte is one, or their places are taken by other control signs."""
    bare = content.replace(b"\0", b"")
    if _binary(bare) or len(content) - len(bare) > MOST_NULS * len(content):
        return None
    with contextlib.suppress(UnicodeDecodeError):
        return content.decode("utf-8") if bare else None
    return None


def _one_script(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    if not all(c.isprintable() or c.isspace() or category(c) == "Cf" for c in text) or "\ufffd" in text[:-1]:
        return False
    ranges = Counter(map(_range, text))
    letters = sum(map(str.isalpha, text))
    common = sum(count for _, count in ranges.most_common(SCRIPTS))
    return len(text) >= FEWEST_UNITS and 2 * letters > len(text) and common >= SCRIPT_SHARE * len(text)


def _range(character: str) -> int:
    """The range of 256 code points of a sign; those of Chinese, and of Korean, are one."""
    code = ord(character)
    if 0x3400 <= code < 0xA000:
        return 0x4E
    return 0xAC if 0xAC00 <= code < 0xD7B0 else code >> 8


def _binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    return len(sample) - len(sample.translate(None, CONTROLS)) > BINARY_SHARE * len(sample)


def _guessed(content: bytes) -> str:
    """Few bytes above ASCII are European, one here and there in a word; more, or runs of them in the lines that hold
    any, are asked of charset-normalizer."""
    best = from_bytes(_with_high(content)).best() if _foreign(content) else None
    european = _european(content)
    for encoding in (best.encoding if best is not None else european, european):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode(european, "replace")
    if text.count("\ufffd") <= STRAY_SHARE * len(text):
        return text
    raise DecodeError("in no encoding that can be told")


def _foreign(content: bytes) -> bool:
    """Whether whole words are written in bytes above ASCII, be there much markup around them or not."""
    sample = content[:SAMPLE]
    if len(sample) - len(sample.translate(None, HIGH)) > WESTERN_SHARE * len(sample) and len(sample) >= FEWEST_BYTES:
        return True
    runs = HIGH_RUN.findall(_with_high(content))
    high = sum(map(len, runs))
    return high >= FEWEST_BYTES and 2 * sum(len(run) for run in runs if len(run) > 2) > high


def _with_high(content: bytes) -> bytes:
    """What follows the first byte above ASCII in each line or element: the words that tell encodings apart."""
    return b"\n".join(HIGH_TEXT.findall(content))[:SAMPLE]


def _european(content: bytes) -> str:
    """Windows-1252, which holds Latin-1; Windows-1250 where letters stand together that no Western language has both
    of, or signs inside words."""
    text = _with_high(content).decode("cp1252", "replace")
    if len(SIGN_IN_WORD.findall(text)) > 1:
        return "cp1250"
    counts = Counter(c for c in text if c > "\x7f")
    least = max(2, CENTRAL_SHARE * counts.total())
    return "cp1250" if any(all(counts[c] >= least for c in letters) for letters in CENTRAL) else "cp1252"
