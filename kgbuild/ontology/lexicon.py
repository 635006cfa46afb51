"""The lexicon: which verbs, nouns and adjectives evoke which events and states, and who fills which role.

Terms as in OntoLex-Lemon: a lemma has senses, a sense maps grammatical functions to roles of a class. A sense says when
it holds (`needs`, `types`, `heads`); where none holds the reader keeps the open predicate: no sense beats a wrong one.
A general sense ("build" is a creation) names no roles and keeps those of open predicates; it is tried after all others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kgbuild.ontology.tables import Table, read_tables

__all__ = ["Function", "Lexicon", "PartOfSpeech", "Sense", "load_lexicon"]

SENSE_KEYS = ("lemma", "pos", "type", "roles", "needs", "some", "types", "heads", "strict", "example", "examples")
LIGHT_KEYS = ("verb", "nouns", "subject")
GENERAL = 100  # more than any sense has conditions
CURIE = re.compile(r"[a-z]+:[A-Za-z]+")


class PartOfSpeech(StrEnum):
    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PREPOSITION = "preposition"


class Function(StrEnum):
    """What a word's dependents can be to it; prepositions, by their word, are the others.

    Deep functions: the by-agent of a passive is the subject. `attribute` is what follows "as" or a copula; `figure` an amount
    beside the object ("fined it 90 million euros").
    `possessor` ("Russia's attack"), `adjective` ("Russian attack"), `compound` ("drug price") belong to nouns; a noun's
    `subject` is that of its light verb ("Russia launched an attack"), its `self` what it refers to ("its founder, Ana").
    """

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT = "indirect"
    FIGURE = "figure"
    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    QUOTE = "quote"
    ATTRIBUTE = "attribute"
    POSSESSOR = "possessor"
    ADJECTIVE = "adjective"
    COMPOUND = "compound"
    SELF = "self"


FUNCTIONS = frozenset(function.value for function in Function)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of one lemma. `roles`: function -> local name of the role, none in a general sense; `place`: file and
    entry that it stands in.

    It holds where every function of `needs` is filled and one of `some` if there are any, the fillers of `types` have one
    of the classes (fillers of no known class pass unless `strict`), and the fillers of `heads` have one of the head lemmas.
    """

    id: str
    lemma: str
    pos: str
    type: str
    roles: Mapping[str, str]
    needs: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    types: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    heads: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    strict: bool = False
    example: str
    place: str = ""

    @property
    def general(self) -> bool:
        """Whether it keeps the roles of an open predicate."""
        return not self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All senses, and which verbs leave the event to their noun ("hold talks"): None is any noun. `light_subjects`: the role of
    such a verb's subject where the noun has none for it, "attend" -> participant.

    Senses are in the order of the files, general ones last, those with more conditions first.
    """

    all: tuple[Sense, ...]
    lights: Mapping[str, frozenset[str] | None]
    light_subjects: Mapping[str, str]
    prepositions: frozenset[str]
    index: Mapping[tuple[str, str], tuple[Sense, ...]]

    def senses(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """The senses to try in turn, more specific first; () where the lexicon has none."""
        return self.index.get((lemma, pos), ())

    def is_light(self, verb: str, noun: str) -> bool:
        """Whether `noun` carries the event in "verb a noun": "hold talks", "launch an attack"."""
        if verb not in self.lights:
            return False
        nouns = self.lights[verb]
        return bool(self.senses(noun, PartOfSpeech.NOUN)) if nouns is None else noun in nouns


def load_lexicon(directory: Path) -> Lexicon:
    """The lexicon of an ontology folder: every lexicon/*.toml, by file name. A bad entry is an OntologyError."""
    files = [table for _, table in read_tables(directory / "lexicon")]
    for table in files:
        table.check_keys(("sense", "light", "prepositions", "lists"))
    lists = {name: table.table("lists").texts(name) for table in files for name in table.table("lists").fields}
    prepositions = frozenset(word for table in files for word in table.texts("prepositions"))
    read = [sense for table in files for sense in read_senses(table, prepositions, lists)]
    senses = tuple(number_senses(sorted(read, key=rank)))
    index: defaultdict[tuple[str, str], list[Sense]] = defaultdict(list)
    for sense in senses:
        index[sense.lemma, sense.pos].append(sense)
    return Lexicon(
        all=senses,
        lights=MappingProxyType(collect_lights(files)),
        light_subjects=MappingProxyType(collect_light_subjects(files)),
        prepositions=prepositions,
        index=MappingProxyType({key: tuple(found) for key, found in index.items()}),
    )


def read_senses(file: Table, prepositions: frozenset[str], lists: Mapping[str, tuple[str, ...]]) -> Iterator[Sense]:
    """One sense for each lemma of each [[sense]] of a file, not yet numbered."""
    for table in file.tables("sense"):
        table.check_keys(SENSE_KEYS)
        functions = FUNCTIONS | prepositions
        pos, kind = table.choice("pos", PartOfSpeech), read_type(table)
        roles = {function: table.table("roles").text(function) for function in table.table("roles").fields}
        needs, some = frozenset(table.texts("needs")), frozenset(table.texts("some"))
        types = {function: table.table("types").texts(function) for function in table.table("types").fields}
        heads = {
            function: read_heads(table.table("heads"), function, lists) for function in table.table("heads").fields
        }
        check_functions(table, (*roles, *needs, *some, *types, *heads), functions)
        for lemma, example in read_examples(table).items():
            yield Sense(
                id=f"{pos.value}/{lemma}",
                lemma=lemma,
                pos=pos.value,
                type=kind,
                roles=MappingProxyType(roles),
                needs=needs,
                some=some,
                types=MappingProxyType(types),
                heads=MappingProxyType(heads),
                strict=table.flag("strict"),
                example=example,
                place=f"lexicon/{Path(table.place).name}",
            )


def read_examples(table: Table) -> Mapping[str, str]:
    """The lemmas with their examples: [sense.examples] gives a lemma its own, `example` is that of the others."""
    own = table.table("examples")
    examples = {lemma: own.text(lemma) for lemma in own.fields}
    lemmas = read_lemmas(table, "lemma") if "lemma" in table.fields or not examples else ()
    for lemma in examples:
        check_lemma(table, lemma)
    return {lemma: examples.get(lemma) or table.text("example") for lemma in dict.fromkeys((*lemmas, *examples))}


def rank(sense: Sense) -> int:
    """Where a sense is tried: general ones last, those with more conditions first."""
    conditions = len(sense.needs) + len(sense.some) + len(sense.types) + len(sense.heads)
    return GENERAL - conditions if sense.general else 0


def number_senses(senses: Iterable[Sense]) -> Iterator[Sense]:
    """The senses with ids like "verb/criticise/1", counted by part of speech and lemma."""
    counts: Counter[str] = Counter()
    for sense in senses:
        counts[sense.id] += 1
        yield replace(sense, id=f"{sense.id}/{counts[sense.id]}")


def collect_lights(files: Iterable[Table]) -> dict[str, frozenset[str] | None]:
    """Light verbs and their nouns, entries of the same verb united; None, any noun, wins."""
    lights: dict[str, frozenset[str] | None] = {}
    for table in (light for file in files for light in file.tables("light")):
        table.check_keys(LIGHT_KEYS)
        nouns = frozenset(table.texts("nouns"))
        for verb in read_lemmas(table, "verb"):
            before = lights.get(verb, frozenset())
            lights[verb] = None if before is None or not nouns else before | nouns
    return lights


def collect_light_subjects(files: Iterable[Table]) -> dict[str, str]:
    tables = (light for file in files for light in file.tables("light"))
    return {
        verb: table.text("subject") for table in tables if "subject" in table.fields for verb in table.texts("verb")
    }


def read_lemmas(table: Table, key: str) -> tuple[str, ...]:
    lemmas = table.texts(key)
    if not lemmas:
        raise table.fail(f"{key!r} must be a list of lower-case lemmas", f'Write {key} = ["criticise"].')
    for lemma in lemmas:
        check_lemma(table, lemma)
    return lemmas


def check_lemma(table: Table, lemma: str) -> None:
    if lemma != lemma.lower().strip():
        raise table.fail(f"{lemma!r} is no lower-case lemma", 'Write lemma = ["criticise"].')


def read_heads(table: Table, function: str, lists: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The head lemmas of a function, "@people" standing for the list of that name."""
    heads: set[str] = set()
    for head in table.texts(function):
        name = head.removeprefix("@")
        if name == head:
            heads.add(head)
        elif name in lists:
            heads.update(lists[name])
        else:
            raise table.fail(f"no list {name!r}", f"Lists are declared under [lists]: {', '.join(sorted(lists))}.")
    return frozenset(heads)


def read_type(table: Table) -> str:
    curie = table.text("type")
    if not CURIE.fullmatch(curie):
        raise table.fail(f"type {curie!r} is no CURIE", 'Name a term of the vocabulary: type = "kg:Meeting".')
    return curie


def check_functions(table: Table, used: Iterable[str], known: frozenset[str]) -> None:
    for function in used:
        if function not in known:
            remedy = f"Write one of {', '.join(sorted(FUNCTIONS))}, or a word listed under prepositions."
            raise table.fail(f"{function!r} is no grammatical function", remedy)
