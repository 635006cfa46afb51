"""The page of the ontology."""

from __future__ import annotations

from html.parser import HTMLParser

from kgbuild.ontology import Ontology, ontology_page


class Anchors(HTMLParser):
    """The ids of a page and the links within it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.outside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                (self.targets.add(value[1:]) if value.startswith("#") else self.outside.append(value))


def test_every_term_is_there_and_every_link_leads_somewhere(ontology: Ontology) -> None:
    anchors = Anchors(ontology_page(ontology))
    terms = {*ontology.schema.classes, *ontology.schema.predicates, *ontology.schema.values}
    assert {curie.replace(":", "-") for curie in terms} <= set(anchors.ids)
    assert anchors.targets <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))


def test_nothing_is_loaded_from_elsewhere(ontology: Ontology) -> None:
    assert Anchors(ontology_page(ontology)).outside == []


def test_roles_edges_and_codes_are_shown(ontology: Ontology) -> None:
    page = ontology_page(ontology)
    card = page[page.index('<article id="kg-Visit">') :].partition("</article>")[0]
    assert "kg:visitor" in card
    assert "kg:visited" in card
    assert "PLOVER CONSULT" in card
    assert "Queen Astrid visited Lima." in card
