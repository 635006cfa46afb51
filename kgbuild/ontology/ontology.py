"""Ontology: everything that a folder such as ontology/ knows, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.ontology.cues import Cues, load_cues
from kgbuild.ontology.gazetteer import Gazetteer, load_gazetteer
from kgbuild.ontology.lexicon import Lexicon, load_lexicon
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.prefixes import Prefixes, load_prefixes
from kgbuild.ontology.schema import Schema, load_schema

__all__ = ["Ontology", "load_ontology"]

_KNOWLEDGE = {".ttl", ".csv", ".toml"}
_PARTS = ("prefixes.ttl", "kg.ttl", "gazetteer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """What kgbuild knows before it reads; `version` changes when any file of knowledge does."""

    schema: Schema
    lexicon: Lexicon
    cues: Cues
    gazetteer: Gazetteer
    prefixes: Prefixes
    directory: Path
    version: str


def load_ontology(directory: Path | None = None) -> Ontology:
    """The ontology of a folder, our own by default; one folder is loaded once a process."""
    return _load((directory or find_ontology()).resolve())


@cache
def _load(directory: Path) -> Ontology:
    for part in _PARTS:
        if not (directory / part).exists():
            raise OntologyError(
                f"{directory} is no ontology: it has no {part}",
                "Name a folder such as kgbuild's own ontology/, or a changed copy of it.",
            )
    prefixes = load_prefixes(directory / "prefixes.ttl")
    return Ontology(
        schema=load_schema(directory / "kg.ttl", prefixes),
        lexicon=load_lexicon(directory),
        cues=load_cues(directory),
        gazetteer=load_gazetteer(directory),
        prefixes=prefixes,
        directory=directory,
        version=_hash_files(directory),
    )


def _hash_files(directory: Path) -> str:
    # Names and lengths go in too, so that text moved from one file to the next is a change.
    digest = sha256()
    for path in sorted(path for path in directory.rglob("*") if path.suffix in _KNOWLEDGE):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(directory).as_posix()}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
