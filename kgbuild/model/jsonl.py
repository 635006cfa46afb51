"""Readings as JSON Lines, one line a document: the hand-over between the text floor and the world floor.

The schema is the reading format's (tests/model/reading.schema.json). Optional keys that would be null
or empty are left out. `Document.preamble` is not in it: it says where reading starts, and the reading is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from kgbuild.errors import DocumentError
from kgbuild.model.rows import Row
from kgbuild.model.text import (
    Argument,
    Attribution,
    AttributionKind,
    Chain,
    Document,
    Extraction,
    Frame,
    Mention,
    MentionKind,
    Modality,
    Phrase,
    Polarity,
    Quantity,
    Reading,
    Source,
    Span,
    TimeFrom,
    Trigger,
)

__all__ = [
    "document_from_json",
    "format_reading",
    "read_readings",
    "reading_from_json",
    "reading_to_json",
    "write_readings",
]

Json = dict[str, object]


def write_readings(readings: Iterable[Reading], file: TextIO) -> int:
    """Writes one line a reading, in order; gives their number."""
    count = 0
    for reading in readings:
        file.write(format_reading(reading))
        count += 1
    return count


def read_readings(path: Path) -> Iterator[Reading]:
    """The readings of a file, in order. Raises DocumentError at the first line that is none."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            place = f"{path}, line {number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise DocumentError(place, f"not JSON ({error})", "Read the documents again.") from error
            if not isinstance(row, dict):
                raise DocumentError(place, "no object", "Read the documents again.")
            yield reading_from_json(row, place=place)


def format_reading(reading: Reading) -> str:
    """A reading as one line, line end included."""
    return json.dumps(reading_to_json(reading), ensure_ascii=False) + "\n"


# --- nouns to JSON --------------------------------------------------------------------------------------------------


def reading_to_json(reading: Reading) -> Json:
    """A reading in the reading format."""
    document = reading.document
    return {
        "id": document.id,
        **_given(
            title=document.title,
            published=document.published,
            language=document.language,
            url=document.url,
            publisher=document.publisher,
            byline=document.byline,
        ),
        "text": document.text,
        "sentences": _spans(reading.sentences),
        "mentions": [_mention(mention) for mention in reading.mentions],
        "chains": [_chain(chain) for chain in reading.chains],
        "frames": [_frame(frame) for frame in reading.frames],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
    }


def _given(**fields: object) -> Json:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value is not None and value != []}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [_span(span) for span in spans]


def _mention(mention: Mention) -> Json:
    value = _quantity(mention.value) if isinstance(mention.value, Quantity) else mention.value
    return {
        "id": mention.id,
        **_span(mention.span),
        "head": _span(mention.head),
        "kind": mention.kind.value,
        **_given(type=mention.type, chain=mention.chain, value=value, links=list(mention.links)),
    }


def _quantity(quantity: Quantity) -> Json:
    number = int(quantity.number) if quantity.number.is_integer() else quantity.number
    return {"number": number, **_given(unit=quantity.unit)}


def _chain(chain: Chain) -> Json:
    return {
        "id": chain.id,
        "representative": chain.representative,
        "type": chain.type,
        **_given(links=list(chain.links)),
    }


def _frame(frame: Frame) -> Json:
    trigger = {**_span(frame.trigger.span), "lemma": frame.trigger.lemma, **_given(pos=frame.trigger.pos)}
    return {
        "id": frame.id,
        "type": frame.type,
        "trigger": trigger,
        "arguments": [_argument(argument) for argument in frame.arguments],
        **_given(
            time=frame.time,
            time_from=frame.time_from.value if frame.time_from else None,
            place=frame.place,
            same=frame.same,
            confidence=frame.confidence,
        ),
        "polarity": frame.polarity.value,
        "modality": frame.modality.value,
        "attributions": list(frame.attributions),
        "extractions": [_extraction(extraction) for extraction in frame.extractions],
        **_given(extractor=frame.extractor),
    }


def _argument(argument: Argument) -> Json:
    return {
        "role": argument.role,
        **_span(argument.span),
        **_given(mention=argument.mention, frame=argument.frame),
    }


def _extraction(extraction: Extraction) -> Json:
    return {
        "subject": _phrase(extraction.subject),
        "relation": _phrase(extraction.relation),
        "arguments": [_phrase(argument) for argument in extraction.arguments],
        "confidence": extraction.confidence,
    }


def _phrase(phrase: Phrase) -> Json:
    return {"text": phrase.text, **_given(spans=_spans(phrase.spans), mention=phrase.mention)}


def _attribution(attribution: Attribution) -> Json:
    source = attribution.source
    return {
        "id": attribution.id,
        "source": {**_span(source.span), **_given(mention=source.mention)} if source else None,
        "cue": _span(attribution.cue),
        **_given(
            kind=attribution.kind.value if attribution.kind else None,
            addressee=attribution.addressee,
            within=attribution.within,
        ),
        "content": _spans(attribution.content),
    }


# --- JSON to nouns --------------------------------------------------------------------------------------------------


def reading_from_json(fields: Mapping[str, object], *, place: str = "reading") -> Reading:
    """The reading that an object of the reading format describes; DocumentError where it does not hold one."""
    row = Row(fields, place)
    return Reading(
        document=document_from_json(row),
        sentences=tuple(_to_span(item) for item in row.rows("sentences")),
        mentions=tuple(_to_mention(item) for item in row.rows("mentions")),
        chains=tuple(_to_chain(item) for item in row.rows("chains")),
        frames=tuple(_to_frame(item) for item in row.rows("frames")),
        attributions=tuple(_to_attribution(item) for item in row.rows("attributions")),
    )


def document_from_json(row: Row) -> Document:
    """The document alone of such an object; what was read in it is not looked at."""
    return Document(
        id=row.text("id"),
        text=row.text("text"),
        title=row.optional("title"),
        published=row.optional("published"),
        publisher=row.optional("publisher"),
        byline=row.optional("byline"),
        language=row.optional("language"),
        url=row.optional("url"),
    )


def _to_span(row: Row) -> Span:
    return Span(row.whole("start"), row.whole("end"))


def _to_mention(row: Row) -> Mention:
    quantity = row.inner("value") if row.holds_object("value") else None
    return Mention(
        id=row.text("id"),
        span=_to_span(row),
        head=_to_span(row.inner("head")),
        kind=row.choice("kind", MentionKind),
        type=row.optional("type"),
        chain=row.optional("chain"),
        value=Quantity(number=quantity.number("number"), unit=quantity.optional("unit"))
        if quantity
        else row.optional("value"),
        links=row.texts("links"),
    )


def _to_chain(row: Row) -> Chain:
    return Chain(
        id=row.text("id"),
        representative=row.text("representative"),
        type=row.optional("type"),
        links=row.texts("links"),
    )


def _to_frame(row: Row) -> Frame:
    trigger = row.inner("trigger")
    return Frame(
        id=row.text("id"),
        type=row.optional("type"),
        trigger=Trigger(span=_to_span(trigger), lemma=trigger.text("lemma"), pos=trigger.optional("pos")),
        arguments=tuple(_to_argument(item) for item in row.rows("arguments")),
        time=row.optional("time"),
        time_from=row.optional_choice("time_from", TimeFrom),
        place=row.optional("place"),
        same=row.optional("same"),
        confidence=row.optional_number("confidence"),
        polarity=row.choice("polarity", Polarity),
        modality=row.choice("modality", Modality),
        attributions=row.texts("attributions"),
        extractions=tuple(_to_extraction(item) for item in row.rows("extractions")),
        extractor=row.optional("extractor"),
    )


def _to_argument(row: Row) -> Argument:
    return Argument(
        role=row.text("role"), span=_to_span(row), mention=row.optional("mention"), frame=row.optional("frame")
    )


def _to_extraction(row: Row) -> Extraction:
    return Extraction(
        subject=_to_phrase(row.inner("subject")),
        relation=_to_phrase(row.inner("relation")),
        arguments=tuple(_to_phrase(item) for item in row.rows("arguments")),
        confidence=row.number("confidence"),
    )


def _to_phrase(row: Row) -> Phrase:
    spans = tuple(_to_span(item) for item in row.rows("spans"))
    return Phrase(text=row.text("text"), spans=spans, mention=row.optional("mention"))


def _to_attribution(row: Row) -> Attribution:
    source = row.inner("source") if row.holds_object("source") else None
    return Attribution(
        id=row.text("id"),
        cue=_to_span(row.inner("cue")),
        content=tuple(_to_span(item) for item in row.rows("content")),
        source=Source(span=_to_span(source), mention=source.optional("mention")) if source else None,
        kind=row.optional_choice("kind", AttributionKind),
        addressee=row.optional("addressee"),
        within=row.optional("within"),
    )
