"""What a text says and where: the nouns of the text floor.

All offsets are code points into `Document.text`, half open. Ids are unique inside their document. Types are CURIEs of
the ontology ("kg:Person"); roles are its local names ("speaker").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Argument",
    "Attribution",
    "AttributionKind",
    "Chain",
    "Document",
    "Extraction",
    "Frame",
    "Mention",
    "MentionKind",
    "Modality",
    "Phrase",
    "Polarity",
    "Quantity",
    "Reading",
    "Source",
    "Span",
    "TimeFrom",
    "Trigger",
]


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    TIME = "time"
    QUANTITY = "quantity"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"


class AttributionKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ATTITUDE = "attitude"


class TimeFrom(StrEnum):
    """Where a frame's time was taken from."""

    PHRASE = "phrase"
    CLAUSE = "clause"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """[start, end) in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def text(self, document_text: str) -> str:
        return document_text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its metadata. `published` is an ISO 8601 date or date-time; `preamble` ends before the first word
    that is read (a date or title line that an export left in front of the text)."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    preamble: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    number: float
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers. `head` is its head word, for a name the name without title and determiner.

    `value`: for a time, what it denotes as ISO 8601 ("2025-07-10", "2025-W28", "2024-01/..", "P2M", "PAST_REF"), None where
    the reader abstains; for a quantity its number and unit.
    """

    id: str
    span: Span
    head: Span
    kind: MentionKind
    type: str | None = None
    chain: str | None = None
    value: str | Quantity | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Coreferent mentions of one document; which they are, their `chain` says. One mention is a chain too."""

    id: str
    representative: str
    type: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of the text, joined by blanks where `spans` are several."""

    text: str
    spans: tuple[Span, ...] = ()
    mention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """A surface triple: `arguments` are the object first, then the rest in text order."""

    subject: Phrase
    relation: Phrase
    arguments: tuple[Phrase, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    span: Span
    lemma: str
    pos: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A filler of a role: a mention, another frame, or just words."""

    role: str
    span: Span
    mention: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One eventuality or state. `type` is a class of events or a predicate of states; None where the lexicon has no sense.

    `attributions`: outermost first. Empty is the publisher's own voice. `same` is an earlier frame of the same event.
    """

    id: str
    type: str | None
    trigger: Trigger
    arguments: tuple[Argument, ...] = ()
    time: str | None = None
    time_from: TimeFrom | None = None
    place: str | None = None
    same: str | None = None
    confidence: float | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.CERTAIN
    attributions: tuple[str, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    extractor: str | None = None

    def fillers(self, role: str) -> tuple[Argument, ...]:
        return tuple(argument for argument in self.arguments if argument.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    span: Span
    mention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (source) says (cue) what (content, quotation marks included). `within` is the attribution that holds this one."""

    id: str
    cue: Span
    content: tuple[Span, ...]
    source: Source | None = None
    kind: AttributionKind | None = None
    addressee: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    frames: tuple[Frame, ...] = ()
    attributions: tuple[Attribution, ...] = field(default=())
