"""Whether kgbuild can work here: doctor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kgbuild import __version__
from kgbuild.errors import KgbuildError, StoreError
from kgbuild.ontology.check import prove_ontology
from kgbuild.ontology.ontology import load_ontology
from kgbuild.pipeline.queries import open_graph
from kgbuild.pipeline.record import READINGS
from kgbuild.reading.language import load_pipeline
from kgbuild.settings import Settings, load_settings

__all__ = ["Check", "check_installation"]

PACKAGES = ("spacy", "rdflib", "oxrdflib", "pyoxigraph", "pyshacl", "networkx", "typer", "rich", "trafilatura")
PYTHONS = ((3, 11), (3, 13))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: what was found, and where it is not well, what to do."""

    name: str
    found: str
    remedy: str | None = None


def check_installation(settings: Settings | None = None) -> Iterator[Check]:
    """What kgbuild needs, each as soon as it is looked at."""
    settings = settings or load_settings()
    yield Check(name="kgbuild", found=__version__)
    yield _check_python()
    for package in PACKAGES:
        yield _check_package(package)
    yield _check_model(settings)
    yield _check_ontology(settings)
    yield _check_out(Path(settings.out))
    if (Path(settings.out) / READINGS).is_file():
        yield _check_graph(settings)


def _check_python() -> Check:
    here = sys.version_info[:2]
    lowest, highest = (".".join(map(str, bound)) for bound in PYTHONS)
    remedy = None if PYTHONS[0] <= here <= PYTHONS[1] else f"Use a Python from {lowest} to {highest}."
    return Check(name="Python", found=".".join(map(str, sys.version_info[:3])), remedy=remedy)


def _check_package(package: str) -> Check:
    try:
        return Check(name=package, found=version(package))
    except PackageNotFoundError:
        return Check(name=package, found="missing", remedy="Install kgbuild again.")


def _check_model(settings: Settings) -> Check:
    try:
        pipeline = load_pipeline(settings.model)
    except KgbuildError as error:
        return Check(name="model", found=error.problem, remedy=error.remedy)
    return Check(name="model", found=pipeline.version)


def _check_ontology(settings: Settings) -> Check:
    try:
        ontology = prove_ontology(load_ontology(settings.ontology_directory, settings.gazetteer_directory))
    except KgbuildError as error:
        return Check(name="ontology", found=error.problem, remedy=error.remedy)
    classes, predicates = len(ontology.schema.classes), len(ontology.schema.predicates)
    own = sum(entry.own for entry in ontology.gazetteer.entries.values())
    names = f", {own} names of your own" if own else ""
    found = f"{ontology.directory}: {classes} classes, {predicates} predicates{names}"
    return Check(name="ontology", found=found)


def _check_out(out: Path) -> Check:
    place = out
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir() or not os.access(place, os.W_OK):
        return Check(name="out", found=f"{out} cannot be written", remedy="Permit it, or give another --out.")
    return Check(name="out", found=f"{out} can be written")


def _check_graph(settings: Settings) -> Check:
    try:
        with open_graph(settings) as graph:
            return Check(name="graph", found=f"{len(graph.oxigraph)} quads")
    except StoreError as error:
        return Check(name="graph", found=error.problem, remedy=error.remedy)
