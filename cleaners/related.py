"""Pointers to other articles. Touches `Baca juga` with the headline behind it, below it or glued into a paragraph, and
lists of teasers; never a sentence that follows a headline."""

import bisect
import re
from collections.abc import Iterator, Sequence

from cleaners.marks import LABELS, blocks_below, credits_in, mark_block, mark_phrases, opens_list
from cleaners.page import Block, Mark
from cleaners.recognisers.glued import glued_headline_end, glued_list_end, titled
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.phrases import Hit
from cleaners.view import View

SIGNS = " \t\xa0:՝-–—>»|"
SIGNED = re.compile(r"\s{0,3}(?:[:：՝–—|]|-(?![^\W\d_])|(?<=\s)-)")
"""What stands between a label and the headline it introduces; behind a video's label also a quotation mark."""
HEADLINE_ROOM = 300
"""Code points behind a label in which its headline begins."""
BRACKETS = {"(": ")", "[": "]"}
QUOTED = re.compile(r"""\s{0,3}['"“‘]""")
UNQUOTED = re.compile(r"""['"”’](?:\s[^\W\d_]{2,8}){0,2}\s?[:;](?=\s|$)""")
"""How a headline in quotes closes: `Simak Video 'Warga Hulu Minta Jembatan Dibangun':`, `... Dibangun" di sini:`."""
ENTRY = re.compile(r"\d{1,2}[.)]\s|[-•*–]\s|.{0,40}\d{1,2}[:.]\d\d(?!\d)")
"""How an entry of a list or a timetable begins: no headline of another article."""
PARTED = re.compile(r"\s?/\s|\s[-–—|]\s|\d[.:]\d\d|[.!?]\s|@|://")
"""Signs of a timetable, a signature or an address."""
FEWEST_BLOCKS = 3
LABEL_WORD = re.compile(r"[A-Z]{3,12} ?")
LINE_WORDS = 26
TITLE_WORDS, HEADLINE_WORDS = 5, 8
BULLET = re.compile(r"[•►▶»➡➤👉]\ufe0f?\s?(?=[^\W\d_])")
VIDEO = re.compile(r"Video:?\s(?=[^\W\d_])")
HEADED = re.compile(r"\W{0,3}([^:：]{4,40}?)\s?[:：]\s?(.+)")
"""A heading, a colon, and more on the same line."""
FEWEST_BULLET_WORDS = 6
MOST_TEASERS = 12
TEASER_WORDS = 21
ENDING = frozenset({"comments", "navigation", "consent", "copyright", "tags"})
"""Reasons whose headings end a list of teasers."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on related-article labels with their headlines, and on teaser lists under their headings."""
    yield from mark_phrases(view, "related")
    for index, hits in enumerate(view.hits):
        mine = [hit for hit in hits if hit.reason == "related" and hit.form in LABELS]
        stops = _starts(view, index) if mine else []
        for hit in mine:
            if hit.form == "label":
                yield from _labelled(view, hit, stops)
            else:
                yield mark_block(view.blocks[index], "related", hit.phrase.rule, 0.9)
                yield from _teasers(view, hit)
    for block in view.blocks:
        if _is_pointer(view, block):
            yield mark_block(block, "related", "related/bullet", 0.85)
    yield from _videos(view)
    yield from _closing(view)
    yield from _headed(view)
    for hit in view.hits_of("related"):
        if hit.form == "start" and _opens_headlines(view, hit):
            yield mark_block(view.blocks[hit.block], "related", hit.phrase.rule, 0.9)


def _opens_headlines(view: View, hit: Hit) -> bool:
    """Whether nothing but headlines stands behind a pointer, glued to it: `Cek Yang Lain Juga!Pasar DibukaAir Naik`."""
    block = view.blocks[hit.block]
    rest = hit.end - block.start
    glued = 0 < rest < len(block.text) and not block.text[rest - 1].isspace() and not block.text[rest].isspace()
    return glued and glued_list_end(block.text, rest, view.toolkit.wording) == len(block.text)


def _headed(view: View) -> Iterator[Mark]:
    """Lines of a list's heading and one title behind its colon: `Berita Terkait: Jembatan Bambu Akhirnya Selesai`."""
    for block in view.holding(":", "："):
        headed = HEADED.match(block.text)
        if headed is None or view.words[block.index] > LINE_WORDS or block.text[-1] in ".:;,":
            continue
        phrase = view.toolkit.phrases.heading(headed.group(1))
        if phrase is not None and phrase.reason == "related" and titled(headed.group(2), view.toolkit.wording):
            yield mark_block(block, "related", phrase.rule, 0.9)


def _videos(view: View) -> Iterator[Mark]:
    """Videos' headlines behind the last paragraph, which is none itself."""
    videos = {block.index: block for block in view.holding("video") if _is_video(view, block)}
    text = [index for index, prose in enumerate(view.prose) if prose and index not in videos]
    for index, block in videos.items():
        if text and index > text[-1]:
            yield mark_block(block, "related", "related/video", 0.85)


def _closing(view: View) -> Iterator[Mark]:
    """The headline of something else that ends a flat text, behind its last sentence. Where other lines are set as
    titles, it may be a sub-heading."""
    if view.page.markup is not None:
        return
    left = [index for index in range(len(view.blocks)) if index not in view.furniture]
    if len(left) < FEWEST_BLOCKS or left[-1] <= view.body.first:
        return
    *above, last = left
    behind = view.prose[above[-1]] and closes_sentence(view.blocks[above[-1]].text)
    if behind and _is_headline(view, last) and not any(_is_headline(view, index, 4) for index in above[1:]):
        yield mark_block(view.blocks[last], "related", "related/closing", 0.8)


def _is_headline(view: View, index: int, fewest: int = HEADLINE_WORDS) -> bool:
    """Whether a line is set as a title from end to end, and is no entry of a list or a timetable."""
    text = view.blocks[index].text
    if not fewest <= view.words[index] <= TEASER_WORDS or text[-1] in '.:;,!?)”"' or ENTRY.match(text):
        return False
    return _set_as_title(view, text) and not PARTED.search(text)


def _is_video(view: View, block: Block) -> bool:
    """Whether a line is a video's headline: `Video: Warga Perbaiki Jembatan Bambu`."""
    video = VIDEO.match(block.text)
    if video is None or view.words[block.index] > TEASER_WORDS or block.text[-1] in ".:;,":
        return False
    return titled(block.text[video.end() :], view.toolkit.wording)


def _is_pointer(view: View, block: Block) -> bool:
    """Whether a line is another article's headline behind a bullet, alone between paragraphs: no entry of a list."""
    bullet = BULLET.match(block.text)
    if bullet is None or not FEWEST_BULLET_WORDS <= view.words[block.index] <= TEASER_WORDS:
        return False
    near = [index for index in (block.index - 1, block.index + 1) if 0 <= index < len(view.blocks)]
    alone = len(near) == 2 and all(view.blocks[index].text[-1] in '.!"”)' for index in near)
    closed = block.text[-1] in ".:;,"
    listed = any(BULLET.match(view.blocks[index].text) for index in near)
    return alone and not closed and not listed and titled(block.text[bullet.end() :], view.toolkit.wording)


def _starts(view: View, index: int) -> list[int]:
    """Where, in a block, something known begins, in order: no headline runs over it."""
    block = view.blocks[index]
    starts = {hit.words_start for hit in view.hits[index] if hit.form != "mark"}
    starts |= {credit.start for credit in credits_in(view, index)}
    starts |= {block.start + start for start, _ in view.toolkit.captions.house_credits(block.text)}
    return sorted(start - block.start for start in starts)


def _labelled(view: View, hit: Hit, stops: Sequence[int]) -> Iterator[Mark]:
    block = view.blocks[hit.block]
    inside = hit.words_end - block.start
    rest = inside
    while rest < len(block.text) and block.text[rest] in SIGNS:
        rest += 1
    if not any(c.isalpha() for c in block.text[rest : rest + HEADLINE_ROOM]):
        yield Mark(hit.start, block.end, "related", hit.phrase.rule, 0.95)
        yield from _teasers(view, hit) if hit.block > view.body.last else _below(view, hit)
        return
    stop = _stop(block.text, rest, stops, bisect.bisect_right(stops, inside))
    if _opens_line(view, hit):
        yield Mark(hit.start, block.start + stop, "related", hit.phrase.rule, 0.9)
    elif (bracket := _bracket(block, hit, inside)) is not None:
        yield Mark(hit.start - 1, block.start + bracket, "related", hit.phrase.rule, 0.9)
    elif _is_label(block, hit, inside) or _labels_video(view, block, hit):
        end = _headline_end(view, block.text, inside, rest, stop)
        yield Mark(hit.start, block.start + end, "related", hit.phrase.rule, 0.9)
    elif _between_sentences(block, hit):
        end = len(block.text) if _ends_in_headline(view, block, inside) else inside
        yield Mark(hit.start, block.start + end, "related", hit.phrase.rule, 0.9)


def _ends_in_headline(view: View, block: Block, at: int) -> bool:
    """Whether nothing but a headline stands behind a label at the end of a block."""
    rest = block.text[at:].strip()
    closed = rest[-1:] in (".", ",", ":", ";", '"', "”")
    return not closed and TITLE_WORDS <= len(rest.split()) <= TEASER_WORDS and _set_as_title(view, rest)


def _set_as_title(view: View, text: str) -> bool:
    """Whether a text is in title case from end to end."""
    wording = view.toolkit.wording
    return titled(text, wording) and titled(" ".join(text.split()[-TITLE_WORDS - 1 :]), wording)


def _stop(text: str, rest: int, starts: Sequence[int], following: int) -> int:
    """The first of the starts, from number `following` on, over which no headline runs that begins at `rest`. One word
    in capitals is no headline, but half of a label itself: `BERITA FOTO: Warga Hulu ...`."""
    ahead = (starts[at] for at in range(following, len(starts)))
    return next((start for start in ahead if not LABEL_WORD.fullmatch(text, rest, start)), len(text))


def _headline_end(view: View, text: str, inside: int, rest: int, stop: int) -> int:
    """Where the headline ends that begins at `rest` behind a label; the label's own end, where nothing tells."""
    wording = view.toolkit.wording
    if text[inside].isalnum():
        return min(glued_list_end(text, inside, wording) or inside, stop)
    if QUOTED.match(text, inside) and (close := UNQUOTED.search(text, rest, inside + HEADLINE_ROOM)):
        return close.end()
    return glued_headline_end(text, rest, stop, wording) or inside


def _bracket(block: Block, hit: Hit, inside: int) -> int | None:
    """Where the bracket closes in which a label and its headline stand, in the middle of a text."""
    opens = hit.words_start - block.start - 1
    if opens < 0 or block.text[opens] not in BRACKETS or not SIGNED.match(block.text, inside):
        return None
    close = block.text.find(BRACKETS[block.text[opens]], inside, inside + HEADLINE_ROOM)
    return None if close < 0 else close + 1


def _opens_line(view: View, hit: Hit) -> bool:
    """Whether a label opens a line that is nothing but itself and a headline, or some glued to one another, among
    other lines."""
    block = view.blocks[hit.block]
    inside = hit.words_end - block.start
    if hit.words_start - block.start > 2 or len(view.blocks) == 1 or not _is_label(block, hit, inside):
        return False
    if view.words[hit.block] <= LINE_WORDS:
        return True
    return glued_list_end(block.text, inside, view.toolkit.wording) == len(block.text)


def _below(view: View, hit: Hit) -> Iterator[Mark]:
    """The headline under a bare label, and more of them where a list of titles follows."""
    signed = view.blocks[hit.block].text[-1] in ":：՝"
    for taken, index in enumerate(range(hit.block + 1, len(view.blocks))):
        if not _is_teaser(view, index) or ((taken or not signed) and not _is_title(view, index)):
            return
        if taken == 1 and view.words[index] < HEADLINE_WORDS and view.prose[min(index + 1, len(view.prose) - 1)]:
            return  # a short line behind the headline, with text below it, is a sub-heading
        yield mark_block(view.blocks[index], "related", "related/below-label", 0.8)


def _is_title(view: View, index: int) -> bool:
    """Whether a line is set as a title, and is no entry of a list and no question to the reader."""
    text = view.blocks[index].text
    return view.words[index] >= TITLE_WORDS and text[-1] != "?" and titled(text, view.toolkit.wording)


def _printed(block: Block, hit: Hit) -> str:
    """The words of a label as the page prints them."""
    return block.text[hit.words_start - block.start : hit.words_end - block.start]


def _is_label(block: Block, hit: Hit, inside: int) -> bool:
    """Whether the words label something: a colon or dash behind them, a headline glued to them, or capitals, or they
    open the block."""
    words = _printed(block, hit)
    of_video = words[0].isupper() and "video" in words.casefold()
    if SIGNED.match(block.text, inside) or (of_video and QUOTED.match(block.text, inside)):
        return True
    if " " in words and words[0].isupper() and QUOTED.match(block.text, inside):
        return UNQUOTED.search(block.text, inside + 1, inside + HEADLINE_ROOM) is not None
    if block.text[inside : inside + 1].isalnum():
        return " " in words and words[0].isupper()
    if " " not in words or words.isupper():
        return words.isupper() and " " in words
    opens = hit.words_start == block.start and words[:1].isupper()
    return opens and not closes_sentence(block.text)


def _between_sentences(block: Block, hit: Hit) -> bool:
    """`... tahun depan. Baca Juga Sementara itu ...`: every word large, right behind a sentence and in front of one.
    What follows is the text: such a label has lost its headline."""
    inside = hit.words_end - block.start
    words = _printed(block, hit)
    goes_on = block.text[inside : inside + 2].strip().islower()
    return " " in words and words.istitle() and not goes_on and _behind_sentence(block, hit)


def _labels_video(view: View, block: Block, hit: Hit) -> bool:
    """`... tahun depan. Simak juga Video Warga Hulu Bersihkan Selokan`: a headline follows."""
    words = _printed(block, hit)
    if not words.endswith(" Video") or not _behind_sentence(block, hit):  # the rest of a long line is copied last
        return False
    return titled(view.page.text[hit.words_end : block.end].lstrip(), view.toolkit.wording)


def _behind_sentence(block: Block, hit: Hit) -> bool:
    at = hit.words_start - block.start
    return block.text[max(0, at - 4) : at].rstrip().endswith((".", "!", "?", '"', "”"))


def _teasers(view: View, hit: Hit) -> Iterator[Mark]:
    """Lines under a heading, as long as they read like headlines; behind the body of a whole page, up to the next
    heading of another kind."""
    to_the_end = view.whole_page and hit.block > view.body.last
    for block in blocks_below(view, hit.block):
        if opens_list(view, block.index, ENDING) or _opens_another(view, block.index):
            return
        if not to_the_end and not _is_teaser(view, block.index):
            return
        if not to_the_end and block.index - hit.block > MOST_TEASERS:
            return
        yield mark_block(block, "related", "related/under-heading", 0.85 if hit.block > view.body.last else 0.7)


def _opens_another(view: View, index: int) -> bool:
    """Whether a block opens a list of related articles itself, and marks what stands below it."""
    block = view.blocks[index]
    return any(
        hit.reason == "related" and (hit.form == "heading" or (hit.form == "label" and hit.words_end == block.end))
        for hit in view.hits[index]
    )


def _is_teaser(view: View, index: int) -> bool:
    """Whether a block reads like another article's headline."""
    block = view.blocks[index]
    if index in view.furniture or view.words[index] > TEASER_WORDS or view.words[index] < 3:
        return False
    closed = block.text[-1] in '.:;,"”' and not block.text.endswith("...")
    return not closed and not block.text[0].islower() and not ENTRY.match(block.text)
