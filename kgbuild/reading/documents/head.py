"""The head of a news text: lines of metadata, a headline, a dateline; and where reading starts.

Only what is no sentence is left out of the reading: a date, a byline, "Published: ...", a dateline. A headline that
stands in the text is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.reading.documents.dates import Dated, alternatives, date_pattern, read_date, read_timestamp
from kgbuild.reading.documents.words import Words

__all__ = ["Head", "read_head"]

MAX_HEADLINE = 200  # code points
MAX_METADATA = 160
MAX_LINES = 8  # of metadata and headline; further down it is text
_CLOCK = re.compile(r"(?:[\s,|·•–—-]|\bat\b)*\d{1,2}[:.]\d{2}")
_NEXT = re.compile(r"\s*[,;|·•–—-]")
# OSLO, 3 March 2025 (Agency) -    HEMPSTEAD, N.Y., Sept. 26 (UPI) —    MOSCOW/KYIV (Agency) --
_TOWN = re.compile(r"(?=\S*[^\W\d_]{3})(?:[^\W\d_a-z][^\W\d_a-z'’.-]*)(?:[ /][^\W\d_a-z][^\W\d_a-z'’.-]*){0,4}")
_MIXED_TOWN = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")
_COUNTRY = re.compile(r",\s+[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")
_AGENCY = re.compile(r"\s*\([^()\n]{2,40}\)")
_DASH = re.compile(r"(?:\s*[–—]|\s+-{1,2}|\s*--|\s*:)\s+(?=\S)")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a text says of it. `end` is the offset of the first character to be read."""

    end: int = 0
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read_head(text: str, words: Words) -> Head:
    """The head of a text; `end` stays before a headline, which is read like a sentence."""
    head = Head()
    reading = False  # whether something that is read has been passed: then `end` stays where it is
    offset = 0
    for _ in range(MAX_LINES):
        start, stop = _next_line(text, offset)
        if start == stop:
            break
        found = _metadata(text, start, stop, words)
        if found:
            head = _joined(head, found)
            offset = found.end
            if not reading:
                head = replace(head, end=_skip_blanks(text, offset))
            continue
        if not reading and head.title is None and _is_headline(text, start, stop, words):
            head = replace(head, title=text[start:stop].strip(), end=start)
            reading, offset = True, stop
            continue
        dateline = _dateline(text, start, stop, words)
        if dateline:
            head = replace(head, published=head.published or dateline.value, end=head.end if reading else dateline.end)
        elif not reading:
            head = replace(head, end=start)
        break
    # a text of nothing but metadata is read whole
    return head if text[head.end :].strip() else replace(head, end=0)


def _next_line(text: str, offset: int) -> tuple[int, int]:
    """[start, stop) of the next line that is not blank, blanks around it left out; (n, n) at the end."""
    start = _skip_blanks(text, offset)
    stop = start
    while stop < len(text) and text[stop] not in "\r\n":
        stop += 1
    return start, start + len(text[start:stop].rstrip())


def _skip_blanks(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _joined(head: Head, found: Head) -> Head:
    """The head with what was found, first come first kept."""
    return replace(
        head,
        title=head.title or found.title,
        published=head.published or found.published,
        byline=head.byline or found.byline,
        publisher=head.publisher or found.publisher,
        url=head.url or found.url,
        language=head.language or found.language,
    )


def _metadata(text: str, start: int, stop: int, words: Words) -> Head | None:
    """What a line of metadata gives, with the offset after it; None for a line of text."""
    for found in _candidates(text, start, stop, words):
        if found:
            return found
    return None


def _candidates(text: str, start: int, stop: int, words: Words) -> Iterator[Head | None]:
    yield _keyed(text, start, stop, words)
    yield _bare_date(text, start, stop, words)
    yield _byline(text, start, stop, words)


def _keyed(text: str, start: int, stop: int, words: Words) -> Head | None:
    """ "Published: 18 March 2025", "Title: Talks resume", "date 2025-03-18 The minister ..." """
    keys = words.map("preamble.keys")
    match = re.compile(rf"({alternatives(keys)})(\s*[:=]\s*|\s+)(?=\S)", re.IGNORECASE).match(text, start, stop)
    if not match:
        return None
    kind, colon = keys[match[1].lower()], match[2].strip() != ""
    dated = read_date(text, match.end(), words)
    if kind in {"published", "other"} and dated and dated.value:
        end = _after_date(text, dated.end, stop)
        if end < stop and stop - start <= MAX_METADATA and colon:
            end = stop  # "Published: 18 March 2025 by the press office"
        return Head(end=end, published=dated.value if kind == "published" else None)
    if not colon or stop - start > MAX_METADATA + MAX_HEADLINE:
        return None
    value = text[match.end() : stop].strip()
    if kind == "other":
        return Head(end=stop)
    if kind == "title":
        return Head(end=stop, title=value)
    if kind == "byline":
        return Head(end=stop, byline=value)
    if kind == "publisher":
        return Head(end=stop, publisher=value)
    if kind == "url" and "://" in value:
        return Head(end=stop, url=value)
    if kind == "language":
        return Head(end=stop, language=value.lower())
    stamp = read_timestamp(value) if kind == "published" else None
    return Head(end=stop, published=stamp) if stamp else None


def _bare_date(text: str, start: int, stop: int, words: Words) -> Head | None:
    """ "Friday, July 21, 2017" alone on its line; "2025-03-18 The minister ..." too: no sentence begins so."""
    dated = read_date(text, start, words)
    if not dated or not dated.value:
        return None
    end = _after_date(text, dated.end, stop)
    if end == stop:
        return Head(end=stop, published=dated.value)
    numeric = text[start].isdigit() and text[start + 4 : start + 5] == "-"
    return Head(end=end, published=dated.value) if numeric and text[_skip_blanks(text, end)].isupper() else None


def _after_date(text: str, end: int, stop: int) -> int:
    """The offset after a date and what belongs to it: a time of day, or a second date on a short line."""
    rest = text[end:stop]
    if not rest.strip(" .,:;|–—-"):
        return stop
    if len(rest) <= 60 and _CLOCK.match(rest):
        return stop
    if len(rest) <= 60 and _NEXT.match(rest) and rest.rstrip()[-1:].isdigit():
        return stop
    return end


def _byline(text: str, start: int, stop: int, words: Words) -> Head | None:
    """ "By Jane Doe and John Roe, Daily News" alone on its line."""
    openers = alternatives(words.words("preamble.bylines"))
    match = re.compile(rf"(?i:{openers})\s+(?=[^\W\d_a-z])").match(text, start, stop)
    if not match or stop - start > 100 or text[stop - 1] in ".?!":
        return None
    value = text[match.end() : stop]
    names = _NAME.findall(value)
    lower = [name for name in names if name[0].islower()]
    dates = words.words("preamble.weekdays") | frozenset(words.map("preamble.months"))
    # names have capitals; "and", "in", "for" stand between them
    if len(lower) * 2 > len(names) or names[0].lower() in dates:
        return None
    return Head(end=stop, byline=value.strip())


def _is_headline(text: str, start: int, stop: int, words: Words) -> bool:
    """A short line without a full stop, before a blank line or a line of metadata, with text after it."""
    line = text[start:stop]
    if (
        not 3 <= len(line) <= MAX_HEADLINE
        or line[-1] in ".,:;"
        or len(line.split()) < 2
        or not any(map(str.isalpha, line))
    ):
        return False
    after, after_stop = _next_line(text, stop)
    if after == after_stop:
        return False
    gap = text[stop:after]
    if len(re.findall(r"\r\n|\r|\n", gap)) > 1:
        return True
    return _metadata(text, after, after_stop, words) is not None


def _dateline(text: str, start: int, stop: int, words: Words) -> Dated | None:
    """ "OSLO, 3 March 2025 (Agency) - ": a town in capitals, or any town with a date, then a dash."""
    town = _TOWN.match(text, start, stop)
    capitals = town is not None and (town.end() >= stop or not text[town.end()].isalpha())
    if not capitals:
        town = _MIXED_TOWN.match(text, start, stop)
    if town is None or town.end() - start > 60:
        return None
    end, value, dated = town.end(), None, False
    for _ in range(3):  # region, country, date
        found = read_date(text, _skip_comma(text, end), words)
        if found and found.end <= stop:
            end, value, dated = found.end, found.value, True
            break
        country = _COUNTRY.match(text, end, stop)
        if not country or date_pattern(words).match(text, _skip_comma(text, end)):
            break
        end = country.end()
    agency = _AGENCY.match(text, end, stop)
    end = agency.end() if agency else end
    dash = _DASH.match(text, end, stop)
    if not dash or not (dated or (capitals and ":" not in dash.group())):
        return None
    return Dated(value=value, end=dash.end())


def _skip_comma(text: str, offset: int) -> int:
    match = re.compile(r",?\s+").match(text, offset)
    return match.end() if match else offset
