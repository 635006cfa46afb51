"""The shipped ontology, and parts of it that need no lexicon."""

from __future__ import annotations

import pytest

from kgbuild.ontology import (
    Gazetteer,
    Ontology,
    Prefixes,
    Schema,
    find_ontology,
    load_gazetteer,
    load_ontology,
    load_prefixes,
    load_schema,
)


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="session")
def prefixes() -> Prefixes:
    return load_prefixes(find_ontology() / "prefixes.ttl")


@pytest.fixture(scope="session")
def schema(prefixes: Prefixes) -> Schema:
    return load_schema(find_ontology() / "kg.ttl", prefixes)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(find_ontology())
