"""Where the ontology lies: packed in the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

from kgbuild.errors import OntologyError

__all__ = ["find_ontology"]

_PACKED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[2] / "ontology"


def find_ontology() -> Path:
    """The folder of our own ontology: the packed copy first, else the checkout's.

    Packed first, since a site-packages/ontology beside an installed kgbuild would be somebody else's.
    """
    for directory in (_PACKED, _CHECKOUT):
        if (directory / "kg.ttl").is_file():
            return directory
    raise OntologyError(
        f"no ontology in {_PACKED} or {_CHECKOUT}", "Install kgbuild again, or give one with --ontology DIR."
    )
