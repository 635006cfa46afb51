"""Describing: the entity that a chain stands for, by what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.knowledge.linking import find_entry
from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.names import (
    fold_name,
    key_kind,
    key_title,
    name_kind,
    name_title,
    strip_determiners,
    tidy,
)
from kgbuild.knowledge.quantities import count_members
from kgbuild.knowledge.survey import Survey
from kgbuild.model.ids import slug
from kgbuild.model.text import Chain, Mention, MentionKind
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.gazetteer import Entry

__all__ = ["describe_entity", "describe_named_event"]

MAX_TITLE = 60
# Things spoken of in general: the same word is the same node everywhere.
KINDS = frozenset({"kg:Topic", "kg:Disease", "kg:Weapon"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a chain refers: by true names, by names of something else, by descriptions."""

    names: tuple[str, ...]
    metonyms: tuple[str, ...]
    titles: tuple[str, ...]


def describe_entity(chain: Chain, mentions: Sequence[Mention], kind: str, survey: Survey) -> LocalEntity:
    """The local entity of a chain that stands for no event."""
    if kind == "kg:Position":
        return _describe_position(chain, mentions, survey)
    links = _list_links(chain, mentions)
    texts = [tidy(survey.head_text(m)) for m in mentions if m.kind is MentionKind.NAME]
    wordings = tuple(dict.fromkeys((tidy(chain.representative), *texts))) if texts else ()
    entry = find_entry(wordings, links, kind, survey.ontology.gazetteer, survey.ontology.schema)
    if entry is not None and _is_of_another_country(entry, mentions, survey):
        entry, links = None, ()
    called = _sort_wordings(mentions, entry, survey)
    names = tuple(sorted(called.names, key=lambda name: (-len(name), name)))
    if entry is not None:
        # Of "Norwegian troops" the gazetteer alone knows what the country is called.
        label = names[0] if names else entry.name
        return _make(chain, survey, entry.type, label, Standing.NAME, called, names, entry, links)
    if names and kind in KINDS:
        key = key_kind(names[0], survey.ontology.cues)
        return _make(chain, survey, kind, names[0], Standing.KIND, called, names, links=links, key=key)
    if names:
        return _make(chain, survey, kind, names[0], Standing.NAME, called, names, links=links)
    name = _name_unnamed(chain, mentions, survey)
    if _is_anaphoric(name, survey):
        return _make(chain, survey, kind, name, Standing.LOCAL, called, passing=True)
    if kind in KINDS:
        return _make(chain, survey, kind, name, Standing.KIND, called, key=key_kind(name, survey.ontology.cues))
    counted = count_members(mentions, survey.text, survey.ontology.cues) if kind == "kg:Group" else ()
    return _make(chain, survey, kind, name, Standing.LOCAL, called, properties=counted)


def _is_of_another_country(entry: Entry, mentions: Sequence[Mention], survey: Survey) -> bool:
    """Whether the text says that it is of a country where the gazetteer's namesake is not: "Norway's Congress"."""
    gazetteer, schema = survey.ontology.gazetteer, survey.ontology.schema
    inside = {outer.key for outer in gazetteer.within(entry.key) if outer.type == "kg:Country"}
    for owner in survey.countries_of(mentions) if inside else ():
        country = find_entry((tidy(survey.head_text(owner)),), owner.links, "kg:Country", gazetteer, schema)
        if country is not None and country.type == "kg:Country" and country.key not in inside:
            return True
    return False


def _is_anaphoric(name: str, survey: Survey) -> bool:
    # "the two", "some of them": words that mean nothing outside of their text
    words = name.lower().split()
    return bool(words) and words[-1] in survey.ontology.cues.words("world.anaphors")


def describe_named_event(chain: Chain, mentions: Sequence[Mention], kind: str, survey: Survey) -> LocalEntity | None:
    """The event that a chain names ("Hurricane Ada", "the Alder summit"); None where it only describes one."""
    names = [name for mention in mentions if (name := _read_event_name(mention, kind, survey))]
    if not names:
        return None
    ranked = tuple(sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), -len(name), name)))
    called = Called(names=ranked, metonyms=(), titles=())
    return _make(chain, survey, kind, ranked[0], Standing.NAME, called, ranked, links=_list_links(chain, mentions))


def _read_event_name(mention: Mention, kind: str, survey: Survey) -> str | None:
    if mention.kind is MentionKind.PRONOUN:
        return None
    if mention.kind is MentionKind.NAME:
        name = tidy(survey.head_text(mention))
        return name if any(word[:1].isupper() for word in name.split()) else None
    # "the Alder summit": definite, and what stands before the noun is a name of no person and no nation's adjective.
    whole = survey.full_text(mention)
    front = strip_determiners(whole[: max(mention.head.end - mention.span.start, 0)], survey.ontology.cues).split()
    classes = survey.ontology.cues.words("world.named-events")
    if kind not in classes or not whole.lower().startswith("the ") or len(front) < 2:
        return None
    modifiers = front[:-1]
    if not all(word[:1].isupper() and word.isalnum() for word in modifiers) or _is_personal(mention, survey):
        return None
    return " ".join(front)


def _is_personal(mention: Mention, survey: Survey) -> bool:
    inside = [m for m in survey.reading.mentions if m.id != mention.id and mention.span.covers(m.span)]
    modifying = [m for m in inside if m.span.end <= mention.head.end]
    demonym = survey.ontology.gazetteer.demonym
    return any(m.type in ("kg:Person", "kg:Group") or demonym(survey.head_text(m)) is not None for m in modifying)


def _describe_position(chain: Chain, mentions: Sequence[Mention], survey: Survey) -> LocalEntity:
    cues = survey.ontology.cues
    wordings: list[str] = []
    titles: list[str] = []
    for mention in mentions:
        if mention.kind is not MentionKind.PRONOUN:
            office = survey.find_office(mention)
            own = office is mention
            # of somebody else's office the words alone: whose it is does not belong to them
            wordings.append(name_title(mention, survey.text, cues) if own else tidy(survey.head_text(office)))
            owner = survey.mentions.get(survey.owners.get(office.id, ""))
            titles.append(key_title(office, owner, survey.text, cues))
    name = min(wordings, key=lambda w: (-wordings.count(w), -len(w), w), default=tidy(chain.representative))
    owned = any(mention.id in survey.owners for mention in mentions)
    return LocalEntity(
        entity=Entity(id=_make_id(chain, survey), type="kg:Position", name=name),
        document_id=survey.reading.document.id,
        standing=Standing.POSITION,
        key=titles[0] if titles and owned else slug(name),
        passing=not owned and not any(_is_office(wording, survey) for wording in wordings),
    )


def _is_office(title: str, survey: Survey) -> bool:
    words = title.lower().split()
    offices = survey.ontology.cues.words("world.offices")
    return any(" ".join(words[-count:]) in offices for count in (1, 2, 3))


def _make(
    chain: Chain,
    survey: Survey,
    kind: str,
    name: str,
    standing: Standing,
    called: Called,
    names: tuple[str, ...] = (),
    entry: Entry | None = None,
    links: tuple[str, ...] = (),
    *,
    key: str | None = None,
    passing: bool = False,
    properties: tuple[tuple[str, Literal], ...] = (),
) -> LocalEntity:
    return LocalEntity(
        entity=Entity(
            id=_make_id(chain, survey),
            type=kind,
            name=name,
            names=names,
            metonyms=called.metonyms,
            titles=called.titles if names or entry else (),
            properties=properties,
        ),
        document_id=survey.reading.document.id,
        standing=standing,
        entry=entry.key if entry else None,
        links=links,
        key=key,
        passing=passing,
    )


def _make_id(chain: Chain, survey: Survey) -> str:
    return f"{survey.reading.document.id}#{chain.id}"


def _list_links(chain: Chain, mentions: Sequence[Mention]) -> tuple[str, ...]:
    # A metonym's mention may link to the city that it is not: the chain's own links go first.
    return chain.links or tuple(dict.fromkeys(link for mention in mentions for link in mention.links))


def _sort_wordings(mentions: Sequence[Mention], entry: Entry | None, survey: Survey) -> Called:
    names: list[str] = []
    metonyms: list[str] = []
    titles: list[str] = []
    gazetteer = survey.ontology.gazetteer
    for mention in mentions:
        text = tidy(survey.head_text(mention))
        if mention.kind is MentionKind.NOMINAL:
            title = " ".join(survey.full_text(mention).split())
            titles.extend([title] if len(title) <= MAX_TITLE else [])
        elif mention.kind is MentionKind.NAME and text:
            if entry is None or _is_name_of(text, entry):
                names.append(text)
                names.extend(_name_body(mention, survey))
            elif gazetteer.demonym(text) is None:
                metonyms.append(text)
    return Called(
        names=tuple(dict.fromkeys(names)),
        metonyms=tuple(sorted(set(metonyms))),
        titles=tuple(sorted(set(titles))),
    )


def _is_name_of(text: str, entry: Entry) -> bool:
    folded = fold_name(text)
    names = [fold_name(known) for known in (entry.name, *entry.aliases)]
    # Of what users name not all short forms need be listed: "Holt" for Mira Holt.
    return folded in names or (entry.own and any(set(folded.split()) < set(name.split()) for name in names))


def _name_body(mention: Mention, survey: Survey) -> list[str]:
    # "Ruritania's Foreign Ministry": the bare name is that of many ministries, the whole phrase is its name too.
    if mention.type != "kg:GovernmentBody" or mention.id not in survey.owners or mention.span == mention.head:
        return []
    whole = strip_determiners(tidy(survey.full_text(mention)), survey.ontology.cues)
    return [whole] if len(whole.split()) <= 8 else []


def _name_unnamed(chain: Chain, mentions: Sequence[Mention], survey: Survey) -> str:
    nominals = [m for m in mentions if m.kind is MentionKind.NOMINAL]
    names = [name for m in nominals if (name := name_kind(m, survey.text, survey.ontology.cues))]
    return names[0] if names else tidy(chain.representative) or "?"
