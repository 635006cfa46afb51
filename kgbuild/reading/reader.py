"""Document -> Reading: parse, mentions, frames, attributions, chains, and ids for all of them; or an explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from kgbuild.memory import uncollected
from kgbuild.model.text import Document, MentionKind, Reading
from kgbuild.ontology import Ontology
from kgbuild.reading.annotated import Annotated, Found, Speech
from kgbuild.reading.assembly import assemble
from kgbuild.reading.casing import recase
from kgbuild.reading.explanation import Explanation, explain
from kgbuild.reading.frames import Attributed, Context, Draft, evoke_frames, find_attributions
from kgbuild.reading.language import AUTO, load_pipeline
from kgbuild.reading.layout import PREAMBLE
from kgbuild.reading.mending import mend
from kgbuild.reading.mentions import find_members, find_mentions, link_mentions
from kgbuild.reading.mentions.wordlists import read_word_lists
from kgbuild.reading.quotes import find_quotes
from kgbuild.reading.times import find_quantities, find_times
from kgbuild.reading.trees import read_doc
from kgbuild.reading.version import rules_version

__all__ = ["Reader"]

BATCH = 16  # documents parsed at once


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    """All that was found in a document, over tokens. `chains`: the chain of each mention."""

    context: Context
    drafts: tuple[Draft, ...]
    attributions: tuple[Attributed, ...]
    chains: tuple[int, ...]


class Reader:
    """Reads documents with one model and one ontology. Reading is pure: the same document gives the same reading."""

    def __init__(self, ontology: Ontology, *, model: str = AUTO) -> None:
        self.ontology = ontology
        self.pipeline = load_pipeline(model)

    @property
    def model(self) -> str:
        return f"{self.pipeline.name} ({self.pipeline.version})"

    @property
    def version(self) -> str:
        """What a reading depends on besides its document: rules, model and ontology."""
        versions = f"spacy {spacy_version}, {self.pipeline.version}, ontology {self.ontology.version}"
        return f"rules {rules_version()}, {versions}"

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order."""
        pairs = ((self._tokenise(document), document) for document in documents)
        # the matrices are small: more threads than one only wait for each other
        with threadpool_limits(limits=1, user_api="blas"):
            for doc, document in self.pipeline.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
                yield self.interpret(doc, document)

    def _tokenise(self, document: Document) -> Doc:
        # one character for one, so offsets stay: the models know "it's" better than "it’s"
        text = recase(document.text.replace("’", "'"), self.pipeline.english.is_word, self._is_name)
        doc = self.pipeline.nlp.make_doc(text)
        doc.user_data[PREAMBLE] = document.preamble
        return doc

    def _is_name(self, words: str) -> bool:
        """Whether the ontology knows a name that is not more likely to be an ordinary word."""
        gazetteer, english = self.ontology.gazetteer, self.pipeline.english
        if gazetteer.demonym(words) is not None:
            return True
        known = bool(gazetteer.lookup(words)) or words in read_word_lists(self.ontology).given
        return known and (not english.is_word(words.lower()) or english.is_noun_only(words.lower()))

    def explain(self, document: Document) -> Explanation:
        """A document's reading, and for each frame what it was chosen by."""
        findings = self._find(self.pipeline.nlp(self._tokenise(document)), document)
        return explain(findings.context, findings.drafts, _assembled(findings))

    def interpret(self, doc: Doc, document: Document) -> Reading:
        """The reading of a parsed document."""
        with uncollected():
            findings = self._find(doc, document)
            reading = _assembled(findings)
            findings.context.annotated.doc.release()
        return reading

    def _find(self, doc: Doc, document: Document) -> _Findings:
        tree = read_doc(doc)
        mend(tree)
        annotated = Annotated(
            document=document, doc=tree, ontology=self.ontology, quotes=find_quotes(tree, document.preamble)
        )
        times = tuple(
            sorted((*find_times(annotated), *find_quantities(annotated)), key=lambda one: (one.start, one.end))
        )
        found = _readable(find_mentions(annotated, times), annotated)
        context = Context(annotated=annotated, found=found, members={})
        attributions = find_attributions(context)
        speeches = tuple(
            Speech(
                source=None if one.source is None else context.by_head.get(one.source),
                addressee=None if one.addressee is None else context.by_head.get(one.addressee),
                contents=one.contents,
            )
            for one in attributions
            if one.claimed
        )
        chains = link_mentions(annotated, found, speeches)
        members = find_members(annotated, found, chains)
        context = Context(annotated=annotated, found=_told(found, chains), members=members)
        return _Findings(context=context, drafts=evoke_frames(context), attributions=attributions, chains=tuple(chains))


def _assembled(findings: _Findings) -> Reading:
    return assemble(findings.context, findings.drafts, findings.attributions, findings.chains)


def _told(found: Sequence[Found], chains: Sequence[int]) -> tuple[Found, ...]:
    """The mentions, "it" and "they" with the class of the nearest noun before them in their chain, nouns for several that take
    up one name ("the winners") with the class of the name."""
    told: list[Found] = []
    kinds: dict[int, str | None] = {}
    named = {chain: one.type for one, chain in zip(found, chains, strict=True) if one.kind is MentionKind.NAME}
    for one, chain in zip(found, chains, strict=True):
        if one.kind is MentionKind.NOMINAL and one.type == "kg:Group":
            one = replace(one, type=named.get(chain) or one.type)
        if one.kind is not MentionKind.PRONOUN:
            kinds[chain] = one.type or kinds.get(chain)
        elif one.type is None and chain >= 0:
            one = replace(one, type=kinds.get(chain))
        told.append(one)
    return tuple(told)


def _readable(found: Iterable[Found], annotated: Annotated) -> tuple[Found, ...]:
    """The mentions after the preamble."""
    start = annotated.document.preamble
    return tuple(one for one in found if annotated.doc[one.start].idx >= start)
