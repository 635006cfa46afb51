"""What kgbuild knows before it reads: classes, predicates, words and names, from the files of ontology/."""

from __future__ import annotations

from kgbuild.ontology.check import Finding, Severity, check_ontology, prove_ontology
from kgbuild.ontology.cues import CueKind, Cues, ReportingCue, TopicCue, load_cues
from kgbuild.ontology.gazetteer import Entry, Gazetteer, Metonym, MetonymKind, load_gazetteer
from kgbuild.ontology.lexicon import Function, Lexicon, PartOfSpeech, Sense, load_lexicon
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.ontology import Ontology, load_ontology
from kgbuild.ontology.ownnames import OwnName
from kgbuild.ontology.page import ontology_page
from kgbuild.ontology.prefixes import Prefixes, load_prefixes
from kgbuild.ontology.schema import Schema, load_schema
from kgbuild.ontology.shapes import find_shapes
from kgbuild.ontology.terms import ClassTerm, Edge, PredicateTerm, Section, ValueTerm

__all__ = [
    "ClassTerm",
    "CueKind",
    "Cues",
    "Edge",
    "Entry",
    "Finding",
    "Function",
    "Gazetteer",
    "Lexicon",
    "Metonym",
    "MetonymKind",
    "Ontology",
    "OwnName",
    "PartOfSpeech",
    "PredicateTerm",
    "Prefixes",
    "ReportingCue",
    "Schema",
    "Section",
    "Sense",
    "Severity",
    "TopicCue",
    "ValueTerm",
    "check_ontology",
    "find_ontology",
    "find_shapes",
    "load_cues",
    "load_gazetteer",
    "load_lexicon",
    "load_ontology",
    "load_prefixes",
    "load_schema",
    "ontology_page",
    "prove_ontology",
]
