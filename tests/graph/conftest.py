"""The ontology's schema and prefixes, with which the graph floor is tested; no lexicon, no gazetteer, no model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kgbuild.graph.dataset import Graph
from kgbuild.graph.store import write_graph
from kgbuild.ontology.ontology import Ontology, load_ontology
from tests.graph.knowledge import KNOWLEDGE


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="session")
def out(ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the graph of KNOWLEDGE."""
    folder = tmp_path_factory.mktemp("out")
    write_graph(KNOWLEDGE, ontology, folder)
    return folder


@pytest.fixture
def graph(out: Path, ontology: Ontology) -> Iterator[Graph]:
    with Graph.open(out, ontology=ontology) as graph:
        yield graph
