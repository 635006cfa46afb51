"""Coreference that grammar alone decides: relative and reflexive pronouns, appositions."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.pronouns import relative_noun
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.trees import Token

__all__ = ["clause_subject", "link_structure"]

PERSON = "kg:Person"
POSITION = "kg:Position"
MAX_BETWEEN = 2  # tokens: a comma, a bracket


def link_structure(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    by_token = mention_by_token(profiles)
    for profile in profiles:
        if profile.pronoun:
            target = _grammatical_antecedent(profile, profiles, by_token, lists)
            if target is not None and target != profile.index:
                clusters.merge(profile.index, target, force=profile.person == "r")
        elif profile.nominal and profile.lemma in lists.governed:
            name = _governed_name(profile)
            if name is not None and name.i in by_token:
                clusters.merge(profile.index, by_token[name.i])
        elif (post := _post_before(profile, profiles)) is not None:
            clusters.merge(post, profile.index)
        elif profile.token.dep_ == "appos" and profile.token.head.i in by_token:
            host = profiles[by_token[profile.token.head.i]]
            if _is_apposition(host, profile):
                clusters.merge(host.index, profile.index)


def mention_by_token(profiles: Sequence[Profile]) -> dict[int, int]:
    """The mention that each token heads; a token inside a name leads to the name."""
    by_token: dict[int, int] = {}
    for profile in profiles:
        if profile.name:
            for i in range(profile.found.head_start, profile.found.head_end):
                by_token.setdefault(i, profile.index)
    by_token.update({profile.found.head: profile.index for profile in profiles if profile.links})
    return by_token


def _grammatical_antecedent(
    profile: Profile, profiles: Sequence[Profile], by_token: dict[int, int], lists: WordLists
) -> int | None:
    token = None
    if profile.person == "r":
        token = relative_noun(profile.token)
    elif profile.token.lower_ in lists.reflexive:
        token = clause_subject(profile.token)
    if token is None or token.i not in by_token:
        return None
    found = by_token[token.i]
    if profile.found.type != PERSON or profiles[found].found.type in {None, PERSON, "kg:Group"}:
        return found
    # "the chief executive of Acme, who left": who is no company
    post = by_token.get(token.head.head.i) if token.dep_ == "pobj" else None
    return post if post is not None and profiles[post].found.type in {PERSON, POSITION} else None


def clause_subject(token: Token) -> Token | None:
    """The subject of the verb that a word depends on, shared ones found again; of "forced Acme to pay" Acme."""
    verb, controlled = token.head, False
    for _ in range(8):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i != token.i and not controlled:
                return child
            if controlled and child.dep_ == "dobj" and child.i < token.i:
                return child
        if controlled:
            controlled = False
            continue
        if verb.head.i == verb.i:
            return None
        controlled = verb.dep_ == "xcomp" and verb.tag_ == "VB"
        verb = verb.head
    return None


def _governed_name(profile: Profile) -> Token | None:
    """The name that "of" gives to a kind of place: "the town of Ede" is Ede."""
    for child in profile.token.children:
        if child.lower_ == "of" and child.dep_ == "prep" and child.i == profile.token.i + 1:
            return next((word for word in child.children if word.dep_ == "pobj" and word.pos_ == "PROPN"), None)
    return None


def _post_before(profile: Profile, profiles: Sequence[Profile]) -> int | None:
    """The role noun that a name explains, though the parser hangs it elsewhere: "the owner of Acme, Ann Lee, left",
    "a customs officer, Ann Lee, near the border"."""
    doc, start = profile.token.doc, profile.found.start
    if not profile.name or profile.found.type != PERSON or start == 0:
        return None
    if doc[start - 1].lower_ == "and" and start < profile.found.head_start and doc[start].is_lower:
        return _first_post(profile, profiles)
    if doc[start - 1].text != "," or profile.token.dep_ not in {"appos", "npadvmod", "dep"}:
        return None
    for other in reversed(profiles[max(0, profile.index - 6) : profile.index]):
        if other.nominal and other.found.end == start - 1 and other.found.type == PERSON:
            return other.index
    return None


def _first_post(profile: Profile, profiles: Sequence[Profile]) -> int | None:
    """The first of two posts of one person: "company president and founder Ann Lee resigned"; not where the verb has both."""
    start = profile.found.start
    other = next((one for one in reversed(profiles[max(0, profile.index - 6) : profile.index]) if one.nominal), None)
    if other is None or other.found.end != start - 1 or other.found.type != PERSON or other.found.number == "plural":
        return None
    verb = other.token.head
    plural = verb.tag_ == "VBP" or any(word.lower_ in {"were", "are", "have"} for word in verb.children)
    return (
        None if plural or (other.found.start == other.found.head_start and other.token.dep_ == "conj") else other.index
    )


def _is_apposition(host: Profile, profile: Profile) -> bool:
    """Whether two are one thing: "Acme, a maker of pumps"; an office beside a name is its holder's, not the holder."""
    if POSITION in {host.found.type, profile.found.type} or not (host.links and profile.links):
        return False
    between = host.token.doc[host.found.end : profile.found.start]
    if len(between) > MAX_BETWEEN:
        return False
    if any(token.lower_ in {"and", "or", "not", "but"} for token in between):
        return False
    if profile.name and host.name:
        return False  # "Exeter, Devon"; acronyms in brackets are linked as names
    noun, other = (host, profile) if host.nominal else (profile, host)
    if noun.found.type is None and not noun.determiner and other.found.type == PERSON:
        return False  # "Ann Lee (tennis)"
    return host.found.number == profile.found.number or "" in {host.found.number, profile.found.number}
