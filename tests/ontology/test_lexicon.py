"""The lexicon: its loader, and what every entry of ours must keep."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.ontology import load_ontology
from kgbuild.ontology.lexicon import Lexicon, Sense, load_lexicon

SENSE = """
[[sense]]
lemma = ["praise", "laud"]
pos = "verb"
type = "kg:Praise"
roles = { subject = "speaker", object = "target", for = "topic" }
needs = ["object"]
types = { object = ["kg:Agent"] }
strict = true
example = "The mayor praised the firefighters for their courage in the night of the flood."
"""


def write_lexicon(directory: Path, text: str) -> Path:
    folder = directory / "lexicon"
    folder.mkdir()
    (folder / "words.toml").write_text('prepositions = ["for", "with", "because of"]\n' + text, encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def ours() -> Lexicon:
    return load_ontology().lexicon


def test_a_sense_is_found_by_each_of_its_lemmas(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path, SENSE))
    (sense,) = lexicon.senses("laud", "verb")
    assert sense.id == "verb/laud/1"
    assert sense.type == "kg:Praise"
    assert sense.roles == {"subject": "speaker", "object": "target", "for": "topic"}
    assert sense.needs == {"object"}
    assert sense.types == {"object": ("kg:Agent",)}
    assert sense.strict
    assert lexicon.senses("laud", "noun") == ()
    assert len(lexicon.all) == 2


def test_a_lemma_has_its_own_example_or_that_of_the_entry(tmp_path: Path) -> None:
    own = '[sense.examples]\nlaud = "A bishop lauded the nurses for their work."\nhail = "Hail them all."\n'
    lexicon = load_lexicon(write_lexicon(tmp_path, SENSE + own))
    assert [(sense.lemma, sense.example.split()[0]) for sense in lexicon.all] == [
        ("praise", "The"),
        ("laud", "A"),
        ("hail", "Hail"),
    ]


def test_general_senses_come_last_those_with_more_conditions_first(tmp_path: Path) -> None:
    general = re.sub(r"(roles|types|strict).*\n", "", SENSE)
    texts = (general.replace("kg:Praise", "kg:Use"), general.replace('["object"]', '["object", "with"]'), SENSE)
    lexicon = load_lexicon(write_lexicon(tmp_path, "".join(texts)))
    found = [(sense.type, len(sense.needs), len(sense.roles)) for sense in lexicon.senses("laud", "verb")]
    assert found == [("kg:Praise", 1, 3), ("kg:Praise", 2, 0), ("kg:Use", 1, 0)]


def test_senses_of_a_lemma_keep_the_order_of_the_file(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path, SENSE + SENSE.replace("kg:Praise", "kg:Support")))
    assert [(sense.id, sense.type) for sense in lexicon.senses("praise", "verb")] == [
        ("verb/praise/1", "kg:Praise"),
        ("verb/praise/2", "kg:Support"),
    ]


def test_light_verbs_take_the_nouns_listed_or_any_noun_with_a_sense(tmp_path: Path) -> None:
    noun = SENSE.replace('"verb"', '"noun"').replace('"praise", "laud"', '"attack"')
    lights = '[[light]]\nverb = ["hold", "have"]\nnouns = ["talk"]\n[[light]]\nverb = ["mount"]\n'
    lexicon = load_lexicon(write_lexicon(tmp_path, noun + lights))
    assert lexicon.is_light("have", "talk")
    assert not lexicon.is_light("have", "attack")
    assert lexicon.is_light("mount", "attack")
    assert not lexicon.is_light("mount", "stairs")
    assert not lexicon.is_light("see", "attack")


def test_some_asks_for_one_of_several_functions(tmp_path: Path) -> None:
    lexicon = load_lexicon(write_lexicon(tmp_path, SENSE.replace("needs =", 'some = ["for", "with"]\nneeds =')))
    assert lexicon.senses("laud", "verb")[0].some == {"for", "with"}


def test_an_at_sign_names_a_list(tmp_path: Path) -> None:
    text = SENSE.replace("strict = true", 'heads = { object = ["@people", "dog"] }')
    lexicon = load_lexicon(write_lexicon(tmp_path, '[lists]\npeople = ["man", "woman"]\n' + text))
    assert lexicon.senses("laud", "verb")[0].heads == {"object": {"man", "woman", "dog"}}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('pos = "verb"', 'pos = "adverb"', "adverb"),
        ('pos = "verb"', "", "'pos' must be"),
        ('type = "kg:Praise"', 'type = "Praise"', "no CURIE"),
        ("object = ", "onto = ", "'onto' is no grammatical function"),
        ('needs = ["object"]', 'needs = ["thing"]', "'thing' is no grammatical function"),
        ('needs = ["object"]', 'need = ["object"]', "unknown key 'need'"),
        ('["praise", "laud"]', '["Praise"]', "lower-case"),
        ('["praise", "laud"]', "[]", "lower-case"),
        ('["praise", "laud"]', '"praise"', "list of strings"),
        ("strict = true", 'strict = "yes"', "true or false"),
        ("strict = true", 'heads = { object = ["@nobody"] }', "no list 'nobody'"),
        ("[[sense]]", "[[sense]", "not TOML"),
    ],
)
def test_a_bad_entry_is_named_with_its_file_and_a_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(OntologyError) as caught:
        load_lexicon(write_lexicon(tmp_path, SENSE.replace(old, new)))
    assert problem in str(caught.value)
    assert "words.toml" in str(caught.value)
    assert caught.value.remedy


def test_ours_is_large_and_loads_fast(ours: Lexicon) -> None:
    directory = load_ontology().directory
    start = time.process_time()
    load_lexicon(directory)
    assert time.process_time() - start < 1  # 0.09 s on an idle machine
    assert len(ours.all) > 1500


def test_examples_have_the_length_of_sentences_in_the_news(ours: Lexicon) -> None:
    examples = {sense.example for sense in ours.all}
    assert [example for example in sorted(examples) if len(example.split()) < 12] == []
    assert len(examples) > 1500  # each stands for a sense of one lemma; tests/reading reads them all


def test_types_roles_and_classes_are_of_the_vocabulary(ours: Lexicon) -> None:
    schema = load_ontology().schema
    general = {"subject", "object"}
    wrong: list[tuple[str, str]] = []
    for sense in ours.all:
        if schema.is_event(sense.type):
            roles = {role.removeprefix("kg:") for role in schema.classes[sense.type].roles}
        else:
            roles = general if sense.type in schema.predicates else set()
        wrong.extend((sense.id, role) for role in sense.roles.values() if role not in roles)
        wrong.extend((sense.id, kind) for kinds in sense.types.values() for kind in kinds if kind not in schema.classes)
    assert wrong == []


def test_every_event_class_has_a_sense(ours: Lexicon) -> None:
    schema = load_ontology().schema
    types = {sense.type for sense in ours.all}
    assert [name for name in schema.classes if schema.is_event(name) and name not in types] == ["kg:Event"]


def test_no_sense_is_hidden_by_an_earlier_one(ours: Lexicon) -> None:
    hidden: list[tuple[str, str]] = []
    for sense in ours.all:
        senses = ours.senses(sense.lemma, sense.pos)
        earlier = senses[: senses.index(sense)]
        hidden.extend((other.id, sense.id) for other in earlier if hides(other, sense))
    assert hidden == []


def hides(earlier: Sense, later: Sense) -> bool:
    """Whether the earlier sense holds wherever the later one does."""
    return (
        earlier.needs <= later.needs
        and (not earlier.some or (bool(later.some) and later.some <= earlier.some) or bool(later.needs & earlier.some))
        and (later.strict or not earlier.strict)
        and all(later.types.get(function) == kinds for function, kinds in earlier.types.items())
        and all(
            function in later.heads
            and (later.heads[function] == heads if not heads else later.heads[function] <= heads)
            for function, heads in earlier.heads.items()
        )
    )


def test_the_nouns_of_light_verbs_have_senses(ours: Lexicon) -> None:
    nouns = {noun for listed in ours.lights.values() for noun in listed or ()}
    without = sorted(noun for noun in nouns if not ours.senses(noun, "noun"))
    assert without == []


@pytest.mark.parametrize(
    ("lemma", "pos", "types"),
    [
        ("meet", "verb", {"kg:Meeting", "kg:Match", "kg:Rejection", "kg:Concession", "kg:Success"}),
        ("strike", "verb", {"kg:Strike", "kg:Combat", "kg:Disaster", "kg:Contact"}),
        ("fire", "verb", {"kg:Combat", "kg:Attack", "kg:Coercion", "kg:Departure"}),
        (
            "win",
            "verb",
            {"kg:Election", "kg:Match", "kg:Award", "kg:Transaction", "kg:Support", "kg:Combat", "kg:War"},
        ),
        ("charge", "verb", {"kg:Charge", "kg:Accusation", "kg:Payment"}),
        ("criticize", "verb", {"kg:Criticism"}),
        ("frustrated", "adjective", {"kg:Emotion"}),
        ("phone call", "noun", {"kg:Call"}),
        ("carry out", "verb", set()),
    ],
)
def test_frequent_words_have_the_senses_that_news_gives_them(
    ours: Lexicon, lemma: str, pos: str, types: set[str]
) -> None:
    assert {sense.type for sense in ours.senses(lemma, pos)} == types
