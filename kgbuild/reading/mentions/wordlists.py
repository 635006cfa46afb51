"""The word lists of ontology/cues that mentions and chains are read with, looked up once for each ontology."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.ontology import Ontology
from kgbuild.ontology.gazetteer import Gazetteer

__all__ = ["WordLists", "begins_small", "longest_name", "read_word_lists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Lower-case words unless said otherwise.

    `nouns`: head lemma -> class; `name_words`: last word of a name, as written -> class; `given`: first name, as written ->
    gender ("" where it is either); `office_starts`, `office_ends`: first and last tokens of offices; `name_lengths`: letters
    that a name in the gazetteer begins with -> the most tokens of such a name; `small`: those of them in small letters;
    `kin`: nouns of relatives; `salience`: weights by group of pronouns and feature.
    """

    offices: frozenset[str]
    office_starts: frozenset[str]
    office_ends: frozenset[str]
    office_modifiers: frozenset[str]
    name_lengths: Mapping[str, int]
    small: frozenset[str]
    honorifics: frozenset[str]
    name_suffixes: frozenset[str]
    generations: frozenset[str]
    particles: frozenset[str]
    nouns: Mapping[str, str]
    name_words: Mapping[str, str]
    joiners: frozenset[str]
    openers: frozenset[str]
    possessed: frozenset[str]
    linking: frozenset[str]
    places_before: frozenset[str]
    inside: frozenset[str]
    posts: frozenset[str]
    spokespeople: frozenset[str]
    sportspeople: frozenset[str]
    belonging: frozenset[str]
    definite: frozenset[str]
    demonstrative: frozenset[str]
    indefinite: frozenset[str]
    contrasting: frozenset[str]
    holdings: Mapping[str, str]
    dealings: Mapping[str, str]
    deeds: Mapping[str, str]
    undergone: Mapping[str, str]
    generic_bodies: frozenset[str]
    agentive: frozenset[str]
    partners: frozenset[str]
    exchanges: frozenset[str]
    ordinary: frozenset[str]
    units: frozenset[str]
    captions: frozenset[str]
    used: frozenset[str]
    posting: frozenset[str]
    halves: frozenset[str]
    kin: frozenset[str]
    kinds: frozenset[str]
    occupations: frozenset[str]
    given: Mapping[str, str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    collective: frozenset[str]
    measures: frozenset[str]
    pairs: frozenset[str]
    sides: frozenset[str]
    either: frozenset[str]
    trades: frozenset[str]
    governed: frozenset[str]
    naming: frozenset[str]
    classifying: frozenset[str]
    numbers: Mapping[str, str]
    generic: frozenset[str]
    appointing: frozenset[str]
    former: frozenset[str]
    counterparts: frozenset[str]
    opponents: frozenset[str]
    wider_roles: Mapping[str, str]
    outcomes: Mapping[str, str]
    bodies: frozenset[str]
    pronoun_person: Mapping[str, str]
    pronoun_gender: Mapping[str, str]
    pronoun_number: Mapping[str, str]
    reflexive: frozenset[str]
    weather: frozenset[str]
    seeming: frozenset[str]
    speaking: frozenset[str]
    salience: Mapping[str, Mapping[str, float]]


_PARTS = re.compile(r"[ '-]")  # where the tokeniser may cut
_LETTERS = re.compile(r"\w+")
_TOKENS = re.compile(r"\w+|[^\w\s]")
_READ: dict[str, WordLists] = {}


def read_word_lists(ontology: Ontology) -> WordLists:
    """The lists of an ontology. Raises OntologyError where a list is missing."""
    found = _READ.get(ontology.version)
    if found is None:
        found = _READ[ontology.version] = _collect(ontology)
    return found


def _collect(ontology: Ontology) -> WordLists:
    cues = ontology.cues
    offices = cues.words("titles.offices")
    given = dict.fromkeys(cues.words("given-names.masculine"), "masculine")
    given |= dict.fromkeys(cues.words("given-names.feminine"), "feminine")
    given |= dict.fromkeys(cues.words("given-names.either"), "")
    return WordLists(
        offices=offices,
        office_starts=frozenset(part for office in offices for part in (office, _PARTS.split(office)[0])),
        office_ends=frozenset(part for office in offices for part in (office, _PARTS.split(office)[-1])),
        name_lengths=(lengths := _name_lengths(ontology.gazetteer)),
        small=frozenset(letters for letters in lengths if letters.islower()),
        office_modifiers=cues.words("titles.modifiers"),
        honorifics=cues.words("titles.honorifics"),
        name_suffixes=cues.words("titles.suffixes"),
        generations=cues.words("titles.generations"),
        particles=cues.words("titles.particles"),
        nouns=_classes(ontology, "nouns"),
        name_words=_classes(ontology, "name-words"),
        joiners=cues.words("names.joiners"),
        openers=cues.words("names.openers"),
        linking=cues.words("names.linking"),
        places_before=cues.words("names.places-before"),
        inside=cues.words("names.inside"),
        posts=cues.words("titles.posts"),
        spokespeople=cues.words("titles.spokespeople"),
        sportspeople=cues.words("titles.sportspeople"),
        belonging=cues.words("titles.belonging"),
        definite=cues.words("determiners.definite"),
        demonstrative=cues.words("determiners.demonstrative"),
        indefinite=cues.words("determiners.indefinite"),
        contrasting=cues.words("determiners.contrasting"),
        possessed=cues.words("names.possessed"),
        holdings=_named_classes(ontology, "names.holdings"),
        dealings=_named_classes(ontology, "names.dealings"),
        deeds=_named_classes(ontology, "names.deeds"),
        undergone=_named_classes(ontology, "names.undergone"),
        generic_bodies=cues.words("names.generic"),
        agentive=cues.words("names.agentive"),
        partners=cues.words("names.partners"),
        exchanges=cues.words("names.exchanges"),
        ordinary=cues.words("names.ordinary"),
        units=frozenset(cues.map("quantities.measures")),
        captions=cues.words("names.captions"),
        used=cues.words("names.used"),
        posting=cues.words("names.posting"),
        halves=cues.words("names.halves"),
        kin=_relatives(ontology),
        kinds=cues.words("people.kinds"),
        occupations=cues.words("titles.occupations"),
        given=given,
        masculine=cues.words("people.masculine"),
        feminine=cues.words("people.feminine"),
        collective=cues.words("people.collective"),
        measures=cues.words("people.measures"),
        pairs=cues.words("people.pairs"),
        sides=cues.words("people.sides"),
        either=cues.words("people.either"),
        trades=cues.words("people.trades"),
        governed=cues.words("names.governed"),
        naming=cues.words("names.naming"),
        classifying=cues.words("names.classifying"),
        numbers=cues.map("people.numbers"),
        generic=cues.words("people.generic"),
        appointing=cues.words("offices.appointing"),
        former=cues.words("offices.former"),
        counterparts=cues.words("people.counterparts"),
        opponents=cues.words("people.opponents"),
        wider_roles=cues.map("roles.wider"),
        outcomes=cues.map("roles.outcomes"),
        bodies=cues.words("people.bodies"),
        pronoun_person=cues.map("pronouns.person"),
        pronoun_gender=cues.map("pronouns.gender"),
        pronoun_number=cues.map("pronouns.number"),
        reflexive=cues.words("pronouns.reflexive"),
        weather=cues.words("pronouns.weather"),
        seeming=cues.words("pronouns.seeming"),
        speaking=frozenset(lemma for lemma, pos in cues.reporters if pos == "verb"),
        salience={group: _weights(ontology, group) for group in ("person", "thing", "several")},
    )


def _name_lengths(gazetteer: Gazetteer) -> Mapping[str, int]:
    lengths: dict[str, int] = {}
    for name in (*gazetteer.by_name, *gazetteer.by_capitals):
        letters = _first_letters(name)
        lengths[letters] = max(lengths.get(letters, 0), len(_TOKENS.findall(name)))
    return lengths


def longest_name(word: str, lists: WordLists) -> int:
    """The most tokens that a name in the gazetteer can have that begins with a token; 0 where none does."""
    return lists.name_lengths.get(_first_letters(word), 0)


def begins_small(word: str, lists: WordLists) -> bool:
    """Whether a name in the gazetteer that is written without a capital begins with a token."""
    return _first_letters(word) in lists.small


def _first_letters(word: str) -> str:
    first = _LETTERS.match(word)
    return first[0] if first else ""


def _relatives(ontology: Ontology) -> frozenset[str]:
    """The nouns that say what one person is to another: "brother"."""
    predicates, people = ontology.schema.predicates, ("kg:Person",)
    between = {name for name, term in predicates.items() if term.domain == people == term.range}
    return frozenset(sense.lemma for sense in ontology.lexicon.all if sense.pos == "noun" and sense.type in between)


def _weights(ontology: Ontology, group: str) -> Mapping[str, float]:
    return {feature: float(weight) for feature, weight in ontology.cues.map(f"salience.{group}").items()}


def _named_classes(ontology: Ontology, name: str) -> Mapping[str, str]:
    """Word -> CURIE from a map of words to local names of classes."""
    return {word: f"kg:{kind}" for word, kind in ontology.cues.map(name).items()}


def _classes(ontology: Ontology, file: str) -> Mapping[str, str]:
    """Word -> CURIE from a file with one table a class; of two tables that hold a word the first by name counts."""
    classes: dict[str, str] = {}
    for name in sorted(ontology.cues.lists):
        stem, _, table = name.partition(".")
        if stem == file:
            for word in ontology.cues.words(name):
                classes.setdefault(word, f"kg:{table}")
    return classes
