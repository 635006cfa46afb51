"""The ontology, loaded once for the tests of the world floor."""

from __future__ import annotations

import pytest

from kgbuild.ontology.ontology import Ontology, load_ontology


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()
