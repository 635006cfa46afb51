"""The graphs of the articles: no node breaks a shape, and no statement costs more triples than it may."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kgbuild import Graph, build
from kgbuild.graph.validate import VIOLATION, validate
from kgbuild.ontology.ontology import load_ontology

HERE = Path(__file__).parent
ARTICLES = sorted(HERE.glob("*/article.*"))
SEEDS = HERE.parent.parent / "seeds"
MOST_IN_LAYER = 22


@pytest.mark.parametrize("article", [*ARTICLES, SEEDS], ids=lambda path: path.parent.name if path.suffix else path.name)
def test_an_article_breaks_no_shape(article: Path, tmp_path: Path) -> None:
    build([article], out=tmp_path)
    with Graph.open(tmp_path) as graph:
        # A text may give a part to what has none, as who "told a news conference": that is a warning.
        assert [one for one in validate(graph, load_ontology()) if one.severity == VIOLATION] == []
        assert graph.stats().layer_most <= MOST_IN_LAYER


def test_a_statement_costs_at_most_thirty_triples(tmp_path: Path) -> None:
    for article in [*ARTICLES, *SEEDS.glob("*.txt")]:
        # By its folder's name: a document's id is its path, and all are called the same.
        shutil.copy(article, tmp_path / f"{article.parent.name}{article.suffix}")
    build([tmp_path], out=tmp_path / "out")
    with Graph.open(tmp_path / "out") as graph:
        found = graph.stats()
        assert found.documents == len(ARTICLES) + 1
        assert found.graph_mean <= 30 and found.layer_most <= MOST_IN_LAYER
