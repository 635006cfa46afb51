"""Files to documents: finding the inputs, and one format a file."""

from __future__ import annotations

from kgbuild.reading.documents.formats import Format, find_formats
from kgbuild.reading.documents.inputs import (
    STDIN,
    Input,
    Inputs,
    Skipped,
    find_inputs,
    load_all,
    load_documents,
)
from kgbuild.reading.documents.languages import Doubt, doubt_language
from kgbuild.reading.documents.plain import restore_document
from kgbuild.reading.documents.words import Words

__all__ = [
    "STDIN",
    "Doubt",
    "Format",
    "Input",
    "Inputs",
    "Skipped",
    "Words",
    "doubt_language",
    "find_formats",
    "find_inputs",
    "load_all",
    "load_documents",
    "restore_document",
]
