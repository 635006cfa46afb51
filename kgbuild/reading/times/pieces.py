"""A text as pieces: one letter for each word (or phrase, or number) that times are said with, "." for others.

"on July 10, 2025" is "iMN,Y". Line breaks are "\\n", which no pattern crosses; blanks have no piece.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.ontology.numerals import Count, read_count
from kgbuild.reading.times.figures import CLOCK, FULL_DATE, OTHER, clock, read_figures
from kgbuild.reading.times.words import Phrase, TimeWords
from kgbuild.reading.trees import Doc, Token

__all__ = ["BREAK", "Pieces", "read_pieces"]

BREAK = "\n"
NAME_TAGS = frozenset({"NNP", "NNPS"})
LAST_SHORT_YEAR = 50  # "'49" is 2049, "'50" 1950
UNITS = frozenset("Un")
LEADING = frozenset("iIfFtcM2k")  # before a year of two figures
LINKING = frozenset("kciI2")
YEAR_LIMITS = (1000, 2200)
# Letters beside a homograph that make it a date word; links may stand between.
FIGURES, LINKS, DATES = frozenset("YNO"), frozenset("-,&2|f"), frozenset("YNOMW")


@dataclass(slots=True)
class Pieces:
    """Parallel lists: the letter, the value, and the token range of each piece."""

    codes: str = ""
    values: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    def add(self, code: str, value: str, start: int, end: int) -> None:
        self.letters.append(code)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)


def read_pieces(doc: Doc, start: int, words: TimeWords) -> Pieces:
    """The pieces of a text from a token on."""
    lowers = [token.lower_ for token in doc]
    pieces, position, codes = Pieces(), start, words.codes
    while position < len(lowers):
        lower = lowers[position]
        entry = codes.get(lower)
        if entry is None and lower.isalpha() and lower not in words.phrases:
            pieces.add(OTHER, lower, position, position + 1)
            position += 1
        else:
            position = read_piece(doc, lowers, position, words, pieces)
    pieces.codes = "".join(pieces.letters)
    return pieces


def read_piece(doc: Doc, lowers: list[str], position: int, words: TimeWords, pieces: Pieces) -> int:
    """Adds the piece of a token that is no plain word; returns the position after it."""
    lower = lowers[position]
    phrase = find_phrase(lowers, position, words)
    if phrase and (phrase.code == "H" or is_phrase(doc, position, phrase, words)):
        end = position + len(phrase.words)
        code = phrase.code if phrase.code != "H" or is_holiday(doc, position, end, words) else OTHER
        pieces.add(code, phrase.value, position, end)
        return end
    entry = words.codes.get(lower)
    if is_short_year(doc, position, words):
        figures = lowers[position + 1]
        pieces.add("Y", f"{20 if int(figures) < LAST_SHORT_YEAR else 19}{figures}", position, position + 2)
        return position + 2
    if (entry is None or entry[0] == "N") and (count := read_count(lowers, position, words.cues)):
        return read_number(doc[position], lowers, count, words, pieces)
    if entry is not None:
        code, value = read_word(doc, doc[position], entry, words)
        pieces.add(code, value, position, position + 1)
    elif is_bracket(doc, position):  # "[Ten] years ago"
        pass
    elif lower.isspace():
        if "\n" in lower:
            pieces.add(BREAK, lower, position, position + 1)
    elif (match := CLOCK.fullmatch(lower)) and match[2] and not match[3] and position + 1 < len(lowers):
        half = words.map("clock_halves").get(lowers[position + 1], "")  # "9:30 a.m."
        end = position + 2 if half else position + 1
        pieces.add("K", clock(int(match[1]), int(match[2]), half), position, end)
        return end
    elif any(character.isdigit() for character in lower):
        for code, value in read_figures(lower, words):
            aged = code == "C" and is_age(doc, doc[position])
            pieces.add(OTHER if aged else code, value, position, position + 1)
    else:
        pieces.add(OTHER, lower, position, position + 1)
    return position + 1


def is_short_year(doc: Doc, position: int, words: TimeWords) -> bool:
    """ "(in) '98"; not "to '45 men'"."""
    if doc[position].text not in ("'", "’") or position + 1 == len(doc) or doc[position].whitespace_:
        return False
    figures, after = doc[position + 1], doc[position + 2] if position + 2 < len(doc) else None
    led = doc[position - 1].whitespace_ and code_of(doc, position - 1, words) in LEADING if position else False
    counts = after is not None and after.tag_ in ("NNS", "NNPS")
    return bool(led) and len(figures.text) == 2 and figures.text.isdecimal() and not counts


def is_bracket(doc: Doc, position: int) -> bool:
    """Whether a bracket sets in a word of the editor's: "[Ten] years ago", not a note, "[12]"."""
    inside = position + 1 if doc[position].text == "[" else position - 1
    return doc[position].text in "[]" and 0 <= inside < len(doc) and doc[inside].text.isalpha()


def find_phrase(lowers: list[str], position: int, words: TimeWords) -> Phrase | None:
    for phrase in words.phrases.get(lowers[position], ()):
        if tuple(lowers[position : position + len(phrase.words)]) == phrase.words:
            return phrase
    return None


def is_phrase(doc: Doc, position: int, phrase: Phrase, words: TimeWords) -> bool:
    """Whether a phrase means what it means alone: "the past", not "the past week"."""
    end = position + len(phrase.words)
    return phrase.code != "V" or stands_alone(doc, " ".join(phrase.words), end, words)


def is_holiday(doc: Doc, start: int, end: int, words: TimeWords) -> bool:
    """Not of another calendar ("Lunar New Year"), nor in a name ("the Good Friday Agreement")."""
    before, after = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
    other = before is not None and before.pos_ in ("ADJ", "PROPN") and before.lower_ not in words.codes
    named = after is not None and after.tag_ in NAME_TAGS and after.lower_ not in words.codes
    if doc[start].text == "new" and end - start == 2:  # "before new year"; not "in the new year", "new year parties"
        return before is not None and words.codes.get(before.lower_, ("",))[0] in LINKING
    return not (other or named)


def stands_alone(doc: Doc, text: str, end: int, words: TimeWords) -> bool:
    if end >= len(doc) or text not in words.list("vague_alone"):
        return True
    after = doc[end]
    if after.lower_ in words.list("vague_end"):
        return False
    return text == "soon" or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def read_number(token: Token, lowers: list[str], count: Count, words: TimeWords, pieces: Pieces) -> int:
    """Adds a number: a clock, a year, an ordinal, or a count."""
    if token.i and (token.nbor(-1).tag_ == "$" or token.nbor(-1).lower_ in words.list("signs")):
        pieces.add(OTHER, lowers[token.i], token.i, count.end)
        return count.end
    half = words.map("clock_halves").get(lowers[count.end]) if count.end < len(lowers) else None
    if count.ordinal:
        pieces.add("O", f"{count.value:g}", token.i, count.end)
    elif half and count.value <= 12:
        pieces.add("K", clock(int(count.value), 0, half), token.i, count.end + 1)
        return count.end + 1
    elif is_year(token, count):
        pieces.add("Y", f"{count.value:g}", token.i, count.end)
    elif len(token.text) == 8 and FULL_DATE.fullmatch(token.text):
        pieces.add("D", token.text, token.i, count.end)
    else:
        pieces.add("N", f"{count.value:.10g}", token.i, count.end)
    return count.end


def is_year(token: Token, count: Count) -> bool:
    if not YEAR_LIMITS[0] <= count.value < YEAR_LIMITS[1] or count.value % 1 or (count.power and count.figure):
        return False
    return count.year or (count.figure and len(token.text) == 4)


def read_word(doc: Doc, token: Token, entry: tuple[str, str], words: TimeWords) -> tuple[str, str]:
    """Letter and value of a listed word here: "may" is a month or a verb, "last" an adjective or a verb."""
    code, value = entry
    tag = token.tag_
    if code in "MWH" and token.lower_ in words.list("homographs") and not is_name(doc, token, words):
        return OTHER, value
    if code == "r" and tag.startswith("VB") and not is_after_article(doc, token, words):
        return OTHER, value
    if code == "c" and token.lower_ == "following" and is_direction(doc, token, words):
        return "r", words.map("directions")["following"]
    if code == "S" and (tag.startswith(("VB", "NNP")) or token.dep_ == "compound"):  # "spring to", "winter wheat"
        return OTHER, value
    if code == "H" and is_person(token):
        return OTHER, value
    if code == "x" and tag != "DT":  # "said that two weeks were enough"
        return OTHER, value
    if code == "C" and is_age(doc, token):
        return OTHER, value
    if code == "V" and not stands_alone(doc, token.lower_, token.i + 1, words):
        return OTHER, value
    return code, value


def is_direction(doc: Doc, token: Token, words: TimeWords) -> bool:
    """ "the following day", "following Friday"; not "following the vote"."""
    return is_after_article(doc, token, words) or code_of(doc, token.i + 1, words) in "WMU"


def is_after_article(doc: Doc, token: Token, words: TimeWords) -> bool:
    return token.i > 0 and doc[token.i - 1].lower_ in words.list("articles") | {"this"}


def is_age(doc: Doc, token: Token) -> bool:
    """ "in her (late) twenties", "in his 30s"."""
    return any(before.tag_ == "PRP$" for before in doc[max(token.i - 2, 0) : token.i])


def is_name(doc: Doc, token: Token, words: TimeWords) -> bool:
    """Whether a homograph is the month or weekday: beside a figure or another date word, or a name that is nobody's."""
    beside = [code_of(doc, token.i + step, words) for step in (-2, -1, 1, 2)]
    if beside[1] == "I" and beside[2] in "!,\n":  # "in may."
        return True
    if token.tag_.startswith(("MD", "VB")):  # "may 9", not "march 10 miles"
        return beside[2] in FIGURES and (token.tag_ == "MD" or token.text[:1].isupper())
    if beside[1] in FIGURES or beside[2] in FIGURES or (beside[2] in "fI,." and beside[3] == "Y"):
        return True
    if beside[2] == "t" and beside[3] == "O":  # "April the ninth"
        return True
    if (beside[1] in LINKS and beside[0] in DATES) or (beside[2] in LINKS and beside[3] in DATES):
        return beside[1] != "t"
    if beside[1] == "f" and beside[0] in UNITS:  # "the third week of Jan"
        return True
    if token.lower_ in words.list("homographs_bare"):
        return beside[1] == "W" or beside[2] == "W"
    if token.tag_ not in NAME_TAGS:
        return token.tag_.startswith("NN") and beside[1] in "iIrmxfFB2kc"
    return token.text[:1].isupper() and not is_person(token) and token.dep_ != "nsubj"


def is_person(token: Token) -> bool:
    """Whether a name is the last name of somebody: "Theresa May"."""
    return token.ent_type_ == "PERSON" or any(child.dep_ == "compound" and child.tag_ == "NNP" for child in token.lefts)


def code_of(doc: Doc, position: int, words: TimeWords) -> str:
    """The letter that a word has by itself; Y for any figure of four."""
    if not 0 <= position < len(doc):
        return BREAK
    text = doc[position].lower_
    if text[0].isdigit():
        return (
            "Y" if len(text) == 4 and text.isdigit() else "O" if text[-1].isalpha() else "N" if len(text) < 3 else OTHER
        )
    return words.codes.get(text, (OTHER, ""))[0]
