"""Cue words: word lists and small maps by name, and the reporting words that attribute what they introduce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.model.text import Modality, Polarity
from kgbuild.ontology.lexicon import PartOfSpeech, read_lemmas, read_type
from kgbuild.ontology.tables import Table, read_tables

__all__ = ["CueKind", "Cues", "ReportingCue", "TopicCue", "load_cues"]

REPORTING_KEYS = ("lemma", "pos", "kind", "type", "polarity", "modality", "direct")
TOPIC_KEYS = ("lemma", "pos", "kind", "functions", "unnamed")


class CueKind(StrEnum):
    """Whether the source says it or thinks it."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCue:
    """A word that attributes a content to a source.

    `polarity` and `modality` are what it makes of the content (None: as the content itself has it); `direct`: it can
    introduce a bare quotation.
    """

    lemma: str
    pos: str
    kind: CueKind
    type: str
    polarity: Polarity | None = None
    modality: Modality | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCue:
    """A word that says what a source speaks of or has a view on: "criticised the strike", "talks about it".

    `functions` are those whose fillers that is: object, infinitive, gerund, prepositions by their words. `unnamed`: nobody in
    particular, and the word's subject is part of it ("seems to").
    """

    lemma: str
    pos: str
    kind: CueKind
    functions: frozenset[str]
    unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Word lists and maps by "file.table"; reporting and topic cues by lemma and part of speech."""

    lists: Mapping[str, frozenset[str]]
    maps: Mapping[str, Mapping[str, str]]
    reporters: Mapping[tuple[str, str], ReportingCue]
    topics: Mapping[tuple[str, str], tuple[TopicCue, ...]]

    def words(self, name: str) -> frozenset[str]:
        """The words of a list, e.g. "factuality.negators". Raises OntologyError where there is no such list."""
        if name not in self.lists:
            raise missing_list(name, tuple(self.lists))
        return self.lists[name]

    def map(self, name: str) -> Mapping[str, str]:
        """The entries of a map, e.g. "factuality.modals". Raises OntologyError where there is no such map."""
        if name not in self.maps:
            raise missing_list(name, tuple(self.maps))
        return self.maps[name]

    def reporting(self, lemma: str, pos: str) -> ReportingCue | None:
        """What the word is as a reporting cue, None where it is none."""
        return self.reporters.get((lemma, pos))

    def topic(self, lemma: str, pos: str) -> tuple[TopicCue, ...]:
        """What the word is as a cue of what somebody speaks of; nothing where it is none."""
        return self.topics.get((lemma, pos), ())


def load_cues(directory: Path) -> Cues:
    """The cues of an ontology folder: every cues/*.toml, by file name. A bad entry is an OntologyError."""
    lists: dict[str, frozenset[str]] = {}
    maps: dict[str, Mapping[str, str]] = {}
    reporters: dict[tuple[str, str], ReportingCue] = {}
    topics: dict[tuple[str, str], tuple[TopicCue, ...]] = {}
    for stem, file in read_tables(directory / "cues"):
        for name in sorted(file.fields.keys() - {"reporting", "topic"}):
            table = file.table(name)
            table.check_keys(("words", "map"))
            if "words" in table.fields:
                lists[f"{stem}.{name}"] = frozenset(table.texts("words"))
            if "map" in table.fields:
                entries = table.table("map")
                maps[f"{stem}.{name}"] = MappingProxyType({key: entries.text(key) for key in entries.fields})
        for place, cue in read_reporting(file):
            if (cue.lemma, cue.pos) in reporters:
                raise place.fail(f"{cue.pos} {cue.lemma!r} stands twice", "Keep one of its entries.")
            reporters[cue.lemma, cue.pos] = cue
        for topic in read_topics(file):
            topics[topic.lemma, topic.pos] = (*topics.get((topic.lemma, topic.pos), ()), topic)
    return Cues(
        lists=MappingProxyType(lists),
        maps=MappingProxyType(maps),
        reporters=MappingProxyType(reporters),
        topics=MappingProxyType(topics),
    )


def read_reporting(file: Table) -> Iterator[tuple[Table, ReportingCue]]:
    """One cue for each lemma of each [[reporting]] of a file, with the table it stands in."""
    for table in file.tables("reporting"):
        table.check_keys(REPORTING_KEYS)
        for lemma in read_lemmas(table, "lemma"):
            yield (
                table,
                ReportingCue(
                    lemma=lemma,
                    pos=table.choice("pos", PartOfSpeech).value,
                    kind=table.choice("kind", CueKind),
                    type=read_type(table),
                    polarity=table.optional_choice("polarity", Polarity),
                    modality=table.optional_choice("modality", Modality),
                    direct=table.flag("direct"),
                ),
            )


def read_topics(file: Table) -> Iterator[TopicCue]:
    """One cue for each lemma of each [[topic]] of a file."""
    for table in file.tables("topic"):
        table.check_keys(TOPIC_KEYS)
        for lemma in read_lemmas(table, "lemma"):
            yield TopicCue(
                lemma=lemma,
                pos=table.choice("pos", PartOfSpeech).value,
                kind=table.choice("kind", CueKind),
                functions=frozenset(table.texts("functions")),
                unnamed=table.flag("unnamed"),
            )


def missing_list(name: str, known: tuple[str, ...]) -> OntologyError:
    close = get_close_matches(name, sorted(known), n=1)
    remedy = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(sorted(known)) or 'none'}."
    return OntologyError(f"ontology/cues has no {name!r}", remedy)
