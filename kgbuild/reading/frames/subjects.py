"""Who does what a clause tells, and of which noun a relative clause tells it: subjects of the clause's own, shared or implied."""

from __future__ import annotations

from kgbuild.ontology.cues import Cues
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["antecedent", "has_relative", "is_passive", "surface_subject"]

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_PARTIES = frozenset({"by", "between", "among"})  # before those who take part in what a noun names
_MAX_CLIMB = 8  # how far a subject is looked for up the tree


def is_passive(verb: Token) -> bool:
    """Passive voice, with an auxiliary or as a bare participle."""
    if verb.tag_ in {"VBD", "VBN"} and _is_headline_passive(verb):
        return True
    labels = {child.dep_ for child in verb.children}
    if verb.tag_ in {"VBD", "VBN"} and verb.dep_ == "conj" and not labels & {"nsubj", "aux"} and _costs(verb):
        return any(child.dep_ == "auxpass" for child in verb.head.children)  # "was found guilty and fined 90 euros"
    if verb.tag_ != "VBN" or _tells_main(verb):
        return False
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if labels & {"nsubj", "aux"}:
        return False  # "have spoken by telephone"
    if "agent" in labels:
        return True
    if "dobj" in labels:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "relcl", "xcomp"}


def _costs(verb: Token) -> bool:
    """Whether all that a verb has for an object is an amount."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return bool(objects) and all(any(one.dep_ == "nummod" for one in child.children) for child in objects)


def _is_headline_passive(verb: Token) -> bool:
    """ "Acme swamped by orders", which leaves out the auxiliary."""
    if verb.dep_ != "ROOT" or verb.sent[-1].is_punct or verb.i + 1 >= verb.sent.end:
        return False
    following = verb.nbor(1)
    agents = [child for child in following.children if child.dep_ == "pobj"]
    return (
        following.lower_ == "by"
        and following.head is verb
        and all(child.dep_ in {*SUBJECTS, "prep", "agent", "npadvmod", "punct"} for child in verb.children)
        and any(child.pos_ in {"NOUN", "PROPN", "PRON"} and child.ent_type_ not in _MEASURES for child in agents)
    )


def _tells_main(verb: Token) -> bool:
    """Whether a participle is the verb of its sentence: in "Clubs from two towns planted and watered trees" the parse
    sees planted towns, and no verb."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or not any(c.dep_ == "conj" and c.tag_ == "VBD" for c in verb.children):
        return False
    root = verb.sent.root
    return root.pos_ in {"NOUN", "PROPN"} and root.i < verb.i and not any(c.dep_ == "nsubj" for c in root.children)


def antecedent(relative: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if relative.tag_ not in _RELATIVE and relative.lower_ != "that":
        return relative
    node = relative
    for _ in range(_MAX_CLIMB):
        if node.dep_ == "relcl":
            return _noun_behind(node.head, node, person=relative.lower_ == "who")
        if node.head == node or node.dep_ in {"ccomp", "ROOT"}:
            return relative
        node = node.head
    return relative


def _noun_behind(noun: Token, clause: Token, *, person: bool) -> Token:
    """What a clause after a comma is about: of "the chief executive of Brekke, who was dismissed" the executive, of "the takeover
    of Brekke by Nordkai, which would cost jobs" the takeover, of "a pact between the two, which ended it" the pact."""
    apart = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    if apart and not person and noun.dep_ == "pobj" and noun.head.lower_ in _PARTIES and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    if apart and noun.dep_ == "pobj" and noun.ent_type_ == "DATE":
        above = noun.head.head  # "a pact signed in 1991, which barred them": the pact
        above = above.head if above.dep_ == "acl" else above
        return above if above.pos_ == "NOUN" else noun
    if not person:
        return noun
    while apart and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.ent_type_ != "PERSON":
        if noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            break
        noun = noun.head.head
        if noun.dep_ == "appos":
            noun = noun.head
    return noun


def surface_subject(verb: Token, cues: Cues, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject as the clause has it, or shared from another one, and whether it is shared."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            if child.dep_ in {"csubj", "nsubj"} and child.tag_ in {"VBZ", "VBD"} and _bare(child):
                return surface_subject(child, cues, depth + 1)[0], True  # "Orla opens a mill, closes two"
            return antecedent(child), False
        if child.dep_ == "expl":
            return None, False  # "there were some ideas"
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:  # "the plan was, in fact, rejected": the parse hangs it there
            for inner in child.children:
                if inner.dep_ in SUBJECTS:
                    return antecedent(inner), False
    for child in verb.children:
        if child.dep_ == "amod" and child.lower_ == "old" and child.i < verb.i:
            return child, False  # "the 24-year-old said"
    if depth > _MAX_CLIMB:
        return None, True
    if _tells_main(verb):
        return verb.sent.root, False
    head, dep = verb.head, verb.dep_
    verbal = head.pos_ in {"VERB", "AUX"}
    if verbal and (dep in {"conj", "advcl"} or (dep == "parataxis" and verb.tag_ in {"VBN", "VBG"})):
        if dep == "advcl" and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
            return None, True
        return surface_subject(head, cues, depth + 1)[0], True
    if dep in {"xcomp", "ccomp"}:
        if _commands(verb):
            return None, True  # "saying, “Stop me”": whoever is spoken to
        if verbal and dep == "xcomp" and _names_no_doer(head, cues):
            return None, True
        if verbal:
            controller = None if _is_own_purpose(head, verb, cues) else _object(head)
            if controller is not None and dep == "xcomp" and not is_passive(head):
                return controller, True
        if verbal or head.dep_ in {"acomp", "attr", "oprd"}:
            return surface_subject(head if verbal else head.head, cues, depth + 1)[0], True
        return None, True
    if dep in {"acl", "relcl"}:
        troubles = cues.words("subjects.troubles")
        if dep == "acl" and verb.tag_ == "VBG" and head.lemma_ in troubles and head.dep_ == "dobj":
            return surface_subject(head.head, cues, depth + 1)[0], True  # "had trouble finding it"
        if verb.tag_ == "VB" and _ranks(head) and head.dep_ == "attr":
            return surface_subject(head.head, cues, depth + 1)[0], True  # "she was the first to land"
        if verb.tag_ == "VB" and (dep == "acl" or _tells_purpose(verb)):
            return _subject_of_purpose(verb, cues, depth), True
        return head, True
    if dep == "pcomp":
        if head.lower_ in {"like", "unlike"}:
            return None, True  # "it is like fighting a storm"
        governor = head.head
        if governor.lower_ == "away" and governor.dep_ == "advmod":
            governor = governor.head  # "warned him away from signing"
        if governor.dep_ == "dobj" and head.lower_ in {"of", "for", "from", "into"} and verb.tag_ == "VBG":
            if any(child.dep_ == "nummod" for child in governor.children):
                return _object(governor.head) or governor, True  # "fined the bank 90 million euros for hiding it"
            return governor, True  # "accused the referee of playing", with the preposition hung on the referee
        if governor.pos_ == "ADJ" and governor.dep_ == "amod":
            return governor.head, True  # "a boat capable of carrying cars"
        if governor.pos_ in {"VERB", "AUX"}:
            accused = _object(governor) if head.lower_ in {"of", "for", "from", "into"} else None
            return (accused or surface_subject(governor, cues, depth + 1)[0]), True
        for child in governor.children:
            if child.dep_ == "poss":
                return child, True
        return _climb_to_subject(governor, cues, depth), True
    return None, True


def _names_no_doer(governor: Token, cues: Cues) -> bool:
    """ "It costs ten dollars to join", "a pump used to drain fields": nobody is said to do it."""
    lemma = governor.lemma_
    return lemma in cues.words("subjects.undone") or (lemma == "use" and is_passive(governor))


def _is_own_purpose(governor: Token, verb: Token, cues: Cues) -> bool:
    """ "met the envoy to discuss it", "summoned him to complain": for what the subject does it, no matter whom to."""
    lemma = governor.lemma_
    if lemma in cues.words("subjects.contacting") or lemma in cues.words("subjects.using"):
        return True
    return lemma in cues.words("subjects.calling-in") and verb.lemma_ in cues.words("subjects.telling")


def _bare(clause: Token) -> bool:
    """Whether a clause has its own subject and no word that makes it part of another."""
    labels = {child.dep_ for child in clause.children}
    return "nsubj" in labels and not labels & {"mark", "aux"} and not has_relative(clause)


def _ranks(word: Token) -> bool:
    return word.ent_type_ == "ORDINAL" or word.lower_ in {"first", "only", "last", "next"}


def _commands(verb: Token) -> bool:
    """Whether an infinitive without "to" begins a quotation."""
    start = verb.left_edge.i
    bare = verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)
    return bare and start > 0 and verb.doc[start - 1].text in {'"', "“", "``", "‘"}


def _tells_purpose(verb: Token) -> bool:
    """ "came for a rally to protest": the parse takes the infinitive for a relative clause."""
    noun = verb.head
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return to and noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.pos_ == "VERB"


def _subject_of_purpose(verb: Token, cues: Cues, depth: int) -> Token | None:
    """Who is to do it: "the first woman to land" is the woman, "his plan to buy" he, "signed a deal to buy" who signed;
    nobody is named by "their demand to leave", which is made of others."""
    noun = verb.head
    for child in noun.children:
        if child.dep_ == "poss":
            return None if noun.lemma_ in cues.words("subjects.directives") else child
        if child.dep_ in {"amod", "nummod"} and _ranks(child):
            return noun
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and governor.pos_ in {"VERB", "AUX"}:
        return surface_subject(governor, cues, depth + 1)[0]  # "is in talks to buy", "signed a deal to buy"
    return None


def _climb_to_subject(token: Token, cues: Cues, depth: int) -> Token | None:
    node = token
    for _ in range(_MAX_CLIMB):
        if node.head == node:
            return None
        if node.head.pos_ in {"VERB", "AUX"} and node.dep_ not in SUBJECTS:
            return surface_subject(node.head, cues, depth + 1)[0]
        if node.dep_ in SUBJECTS:
            return None
        node = node.head
    return None


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return antecedent(child)
    return None


def has_relative(verb: Token) -> bool:
    """Whether a relative pronoun or adverb opens a clause: "the firm that he left"."""
    return any(
        token.tag_ in _RELATIVE or token.tag_ == "WRB" or (token.lower_ == "that" and token.dep_ != "mark")
        for token in verb.subtree
        if token.i < verb.i
    )
