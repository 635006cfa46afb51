"""Prefixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.ontology import Prefixes, load_prefixes


def test_expand_and_shrink(prefixes: Prefixes) -> None:
    assert prefixes.expand("kg:met") == "https://w3id.org/kgbuild/ns#met"
    assert prefixes.shrink("https://w3id.org/kgbuild/open/dock-with") == "open:dock-with"
    assert prefixes.shrink("https://example.org/kg/person/una-berg") == "https://example.org/kg/person/una-berg"


def test_what_is_no_curie_stays(prefixes: Prefixes) -> None:
    assert prefixes.expand("https://example.org/a") == "https://example.org/a"
    assert prefixes.expand("nobody:knows") == "nobody:knows"


def test_a_local_name_that_needs_escapes_stays_an_iri(prefixes: Prefixes) -> None:
    assert prefixes.shrink("https://w3id.org/kgbuild/ns#a/b") == "https://w3id.org/kgbuild/ns#a/b"


def test_sparql_header(prefixes: Prefixes) -> None:
    assert "PREFIX kg: <https://w3id.org/kgbuild/ns#>\n" in prefixes.sparql()


def test_a_line_that_is_no_prefix_is_named(tmp_path: Path) -> None:
    path = tmp_path / "prefixes.ttl"
    path.write_text("# ours\nprefix kg: nonsense\n")
    with pytest.raises(OntologyError, match="line 2"):
        load_prefixes(path)
