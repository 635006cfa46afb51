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
from kgbuild.ontology.ownnames import read_own_names
from kgbuild.ontology.prefixes import Prefixes, load_prefixes
from kgbuild.ontology.schema import Schema, load_schema

__all__ = ["Ontology", "load_ontology"]

_KNOWLEDGE = {".ttl", ".csv", ".toml"}
_PARTS = ("prefixes.ttl", "kg.ttl", "gazetteer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """What kgbuild knows before it reads; `version` changes when any file of knowledge does, or a name that users add."""

    schema: Schema
    lexicon: Lexicon
    cues: Cues
    gazetteer: Gazetteer
    prefixes: Prefixes
    directory: Path
    version: str


def load_ontology(directory: Path | None = None, own_names: Path | None = None) -> Ontology:
    """The ontology of a folder, our own by default, with the names in a folder of the user's, if there is one; each is loaded
    once a process unless those names change."""
    names = own_names.resolve() if own_names is not None and own_names.is_dir() else None
    return _load((directory or find_ontology()).resolve(), names, _hash_files(names) if names is not None else "")


@cache
def _load(directory: Path, own_names: Path | None, own_version: str) -> Ontology:
    for part in _PARTS:
        if not (directory / part).exists():
            raise OntologyError(
                f"{directory} is no ontology: it has no {part}",
                "Name a folder such as kgbuild's own ontology/, or a changed copy of it.",
            )
    prefixes = load_prefixes(directory / "prefixes.ttl")
    schema = load_schema(directory / "kg.ttl", prefixes)
    own = read_own_names(own_names, schema, prefixes)
    version = _hash_files(directory)
    return Ontology(
        schema=schema,
        lexicon=load_lexicon(directory),
        cues=load_cues(directory),
        gazetteer=load_gazetteer(directory, own),
        prefixes=prefixes,
        directory=directory,
        version=sha256(f"{version} {own_version}".encode()).hexdigest()[:16] if own else version,
    )


def _hash_files(directory: Path) -> str:
    # Names and lengths go in too, so that text moved from one file to the next is a change.
    digest = sha256()
    for path in sorted(path for path in directory.rglob("*") if path.suffix in _KNOWLEDGE):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(directory).as_posix()}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
