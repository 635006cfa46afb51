"""Assertion: the frames and attributions of a reading as events and statements over its local entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from kgbuild.knowledge.fillers import Fillers, Node
from kgbuild.knowledge.identities import Identities, is_eventive
from kgbuild.knowledge.local import Asserted, EventDraft, LocalEntity, Localised, Standing
from kgbuild.knowledge.speech import UNNAMED, VOICES, Utterance, Voices
from kgbuild.knowledge.timing import date_event, date_state
from kgbuild.model.ids import slug
from kgbuild.model.text import Frame, Modality, Polarity, Span
from kgbuild.model.world import Event, Evidence, Participant, Quoted, Statement
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.terms import Edge

__all__ = ["assert_reading"]

# Above so many participants no pairwise edges are written.
MAX_PAIRED = 6
# Said of an event elsewhere than in its participants.
APART = frozenset({"time", "content"})
PREPOSITION = "prep:"
WOULD_BE = "prov:specializationOf"


def assert_reading(localised: Localised, identities: Identities, ontology: Ontology) -> Asserted:
    """The events and statements of a reading, and the topics that only arguments name."""
    fillers = Fillers.of(localised, identities, ontology)
    voices = Voices.of(fillers)
    positions = {local.id: local for local in localised.entities if local.standing is Standing.POSITION}
    asserter = _Asserter(fillers=fillers, voices=voices, positions=positions)
    events: list[EventDraft] = []
    statements: list[Statement] = []
    for frame in localised.reading.frames:
        if is_eventive(frame, ontology.schema):
            events.append(asserter.make_event(frame))
        statements.extend(asserter.make_statements(frame))
    for utterance in voices.utterances():
        events.append(asserter.make_speech(utterance))
        statements.extend(asserter.state_speech(utterance))
    events.extend(asserter.make_bare(events, statements))
    return Asserted(events=tuple(events), statements=tuple(statements), entities=tuple(fillers.topics.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asserter:
    fillers: Fillers
    voices: Voices
    positions: Mapping[str, LocalEntity]
    exact: dict[Span, str] = field(default_factory=dict)

    def make_event(self, frame: Frame) -> EventDraft:
        event = self.fillers.identities.frames[frame.id]
        predicate = self._name_open(frame)[0] if self._is_open(frame) else None
        return EventDraft(
            event=Event(
                id=event,
                type=frame.type or "kg:Event",
                label="",
                participants=(*self._list_participants(frame), *self._name_event(event)),
                time=date_event(frame, self.fillers.localised.reading),
                predicate=predicate,
                quoted=self._quote(frame),
            ),
            phrase=self.fillers.localised.phrases.get(event),
        )

    def _name_event(self, event: str) -> Iterator[Participant]:
        """Of one that nobody asserts ("the Lake Summit will be held in May") which event with a name it would be."""
        localised = self.fillers.localised
        if event in localised.named and event not in localised.aliases:
            yield Participant(role=WOULD_BE, filler=localised.named[event])

    def make_bare(self, events: Iterable[EventDraft], statements: Iterable[Statement]) -> list[EventDraft]:
        """The events of nouns without a frame, as far as others need them: nobody states them."""
        needed = {participant.filler for draft in events for participant in draft.event.participants}
        needed |= {node for statement in statements for node in (statement.subject, statement.object)}
        localised = self.fillers.localised
        return [
            EventDraft(event=Event(id=node, type=kind, label=""), phrase=localised.phrases.get(node))
            for node, kind in localised.bare.items()
            if node in needed
        ]

    def make_speech(self, utterance: Utterance) -> EventDraft:
        event = Event(
            id=utterance.event,
            type=utterance.type,
            label="",
            participants=utterance.participants,
            quoted=utterance.quoted,
        )
        return EventDraft(event=event)

    def make_statements(self, frame: Frame) -> Iterator[Statement]:
        claimants, said_in = self.voices.claim(frame.attributions)
        event = self.fillers.identities.frames.get(frame.id)
        # Of an event with a name, which many papers tell of, each says when it is; when others were, their node says.
        named = self.fillers.localised.named
        for subject, predicate, target in self._list_triples(frame):
            yield Statement(
                id="",
                subject=subject,
                predicate=predicate,
                object=target,
                event=event,
                polarity=frame.polarity,
                modality=frame.modality,
                claimants=claimants,
                said_in=said_in,
                valid=date_state(frame) if event is None or (event in named and predicate == "rdf:type") else None,
                evidence=(self._make_evidence(frame),),
            )

    def state_speech(self, utterance: Utterance) -> Iterator[Statement]:
        """The statement that something was said, where no frame states it."""
        attribution = utterance.attribution
        if attribution.id in self.fillers.identities.reports:
            return
        claimants, said_in = self.voices.claim(self.voices.enclose(attribution))
        anchor = attribution.cue
        if all(sentence != self._find_sentence(anchor) for sentence in map(self._find_sentence, attribution.content)):
            anchor = min(attribution.content)
        yield Statement(
            id="",
            subject=utterance.event,
            predicate="rdf:type",
            object=utterance.type,
            event=utterance.event,
            polarity=Polarity.POSITIVE,
            modality=Modality.CERTAIN,
            claimants=claimants,
            said_in=said_in,
            evidence=(self._cite(attribution.id, anchor, utterance.quoted.cue, "attribution", None),),
        )

    def _list_triples(self, frame: Frame) -> Iterator[tuple[str, str, Node]]:
        event = self.fillers.identities.frames.get(frame.id)
        if event is None:
            yield from self._list_states(frame)
        else:
            edges = tuple(self._list_open(frame) if self._is_open(frame) else self._list_edges(frame, event))
            yield from dict.fromkeys(edge for edge in edges if edge[0] != edge[2])
            if all(edge[0] == edge[2] for edge in edges):
                yield event, "rdf:type", frame.type or "kg:Event"

    def _list_states(self, frame: Frame) -> Iterator[tuple[str, str, Node]]:
        predicate = frame.type or ""
        term = self.fillers.ontology.schema.predicates.get(predicate)
        if term is None:
            return
        subjects = [
            self.fillers.stand_in(argument, node, term.domain)
            for argument in frame.fillers("subject")
            if isinstance(node := self.fillers.fill(argument, "rdf:subject"), str)
        ]
        for one, other in product(dict.fromkeys(subjects), self._fill_role(frame, "object", predicate)):
            if one == other:
                continue
            occupation = self._find_occupation(predicate, one, other)
            if occupation is not None:
                yield one, *occupation
            elif self.fillers.fits(one, term.domain) and (term.datatype or self.fillers.fits(other, term.range)):
                yield one, predicate, other

    def _find_occupation(self, predicate: str, holder: str, position: Node) -> tuple[str, str] | None:
        """ "the lawyer Ada Moss": a title without a body is an occupation."""
        schema = self.fillers.ontology.schema
        held = predicate == "kg:holdsPosition" or schema.past("kg:holdsPosition") == predicate
        local = self.positions.get(position) if held and isinstance(position, str) else None
        if local is None or not local.passing or not self.fillers.fits(holder, ("kg:Person",)):
            return None
        past = schema.past("kg:occupation") if predicate != "kg:holdsPosition" else "kg:occupation"
        return (past, self.fillers.topic(local.entity.name)) if past else None

    def _list_edges(self, frame: Frame, event: str) -> Iterator[tuple[str, str, Node]]:
        schema = self.fillers.ontology.schema
        for edge in schema.edges(frame.type or "kg:Event"):
            term = schema.predicates[edge.predicate]
            for one, other in self._pair(frame, event, edge):
                if (
                    isinstance(one, str)
                    and self.fillers.fits(one, term.domain)
                    and self.fillers.fits(other, term.range)
                ):
                    yield one, edge.predicate, other

    def _pair(self, frame: Frame, event: str, edge: Edge) -> Iterable[tuple[Node, Node]]:
        subjects = self._fill_edge(frame, event, edge.subject_role)
        if edge.subject_role == edge.object_role:
            return combinations(sorted(subjects, key=str), 2) if len(subjects) <= MAX_PAIRED else ()
        objects = self._fill_edge(frame, event, edge.object_role)
        return product(subjects, objects) if max(len(subjects), len(objects)) <= MAX_PAIRED else ()

    def _fill_edge(self, frame: Frame, event: str, role: str) -> tuple[Node, ...]:
        return (event,) if role == "kg:event" else self._fill_role(frame, role.removeprefix("kg:"), role)

    def _fill_role(self, frame: Frame, local_name: str, predicate: str) -> tuple[Node, ...]:
        found = (self.fillers.fill(argument, predicate) for argument in frame.fillers(local_name))
        return tuple(dict.fromkeys(node for node in found if node is not None))

    def _is_open(self, frame: Frame) -> bool:
        """Whether the trigger names the direct edge: there is no sense, or one of a general class."""
        return frame.type is None or self.fillers.ontology.schema.is_general(frame.type)

    def _name_open(self, frame: Frame) -> tuple[str, str | None]:
        """The open predicate of a frame, and the role of its object: the patient, else the first preposition's."""
        lemma = f"open:{slug(frame.trigger.lemma)}"
        subject = self._choose_subject(frame)
        if not subject or (subject == "agent" and self._fill_role(frame, "patient", "kg:patient")):
            return lemma, "patient"
        for argument in sorted(frame.arguments, key=lambda argument: argument.span):
            if argument.role.startswith(PREPOSITION) and self.fillers.fill(argument, "") is not None:
                return f"{lemma}-{slug(argument.role.removeprefix(PREPOSITION))}", argument.role
        return lemma, None

    def _list_open(self, frame: Frame) -> Iterator[tuple[str, str, Node]]:
        predicate, target = self._name_open(frame)
        subject = self._choose_subject(frame)
        if target is None or subject is None or target == subject:
            return
        for one, other in product(
            self._fill_role(frame, subject, f"kg:{subject}"), self._fill_role(frame, target, "kg:patient")
        ):
            if isinstance(one, str):
                yield one, predicate, other

    def _choose_subject(self, frame: Frame) -> str | None:
        """The role of the subject of an open predicate: the agent, and of what just happens to something the patient."""
        if self._fill_role(frame, "agent", "kg:agent"):
            return "agent"
        happens = frame.trigger.lemma in self.fillers.ontology.cues.words("frames.undergoing")
        return "patient" if happens and self._fill_role(frame, "patient", "kg:patient") else None

    def _list_participants(self, frame: Frame) -> Iterator[Participant]:
        heard = False
        for argument in frame.arguments:
            role = self.fillers.name_role(argument.role)
            node = None if argument.role in APART else self.fillers.fill(argument, role)
            if node is not None:
                heard = heard or role in VOICES
                yield Participant(role=self._choose_role(role, node), filler=node)
        place = self.fillers.localised.nodes.get(frame.place or "")
        if place is not None:
            yield Participant(role=self._choose_role("kg:place", place), filler=place)
        voice = self._find_voice(frame)
        if voice is not None and not heard:
            yield Participant(role=voice, filler=UNNAMED)

    def _find_voice(self, frame: Frame) -> str | None:
        """The role of whoever says or thinks: somebody does, even if the text does not tell who."""
        roles = self.fillers.ontology.schema.classes[frame.type].roles if frame.type else ()
        return "kg:speaker" if "kg:speaker" in roles else "kg:holder" if frame.fillers("holder") else None

    def _choose_role(self, role: str, node: Node) -> str:
        """The role, or where the filler is of no class for it, the nearest that it can fill: nothing said is lost."""
        term = self.fillers.ontology.schema.predicates.get(role)
        if term is None or term.datatype or self.fillers.fits(node, term.range):
            return role
        if self.fillers.fits(node, ("kg:Event",)):
            # "in a Cabinet meeting": where it was is a happening
            return "kg:occasion" if role == "kg:place" else "kg:topic"
        return "kg:participant"

    def _quote(self, frame: Frame) -> Quoted | None:
        # A speech whose content no attribution has, such as "his remark that ...".
        content = [argument.span for argument in frame.fillers("content")]
        if not content:
            return None
        text = self.fillers.text
        words = " ".join(span.text(text) for span in sorted(content))
        return Quoted(content=words, quotation=None, cue=frame.trigger.span.text(text))

    def _make_evidence(self, frame: Frame) -> Evidence:
        words = frame.trigger.span.text(self.fillers.text)
        return self._cite(frame.id, frame.trigger.span, words, frame.extractor or "frame", frame.confidence)

    def _cite(self, name: str, span: Span, trigger: str, extractor: str, confidence: float | None) -> Evidence:
        sentence = self._find_sentence(span)
        return Evidence(
            document_id=self.fillers.localised.reading.document.id,
            frame_id=name,
            sentence=sentence,
            exact=self.exact.setdefault(sentence, sentence.text(self.fillers.text)),
            trigger=" ".join(trigger.split()),
            extractor=extractor,
            confidence=round(1.0 if confidence is None else confidence, 2),
        )

    def _find_sentence(self, span: Span) -> Span:
        sentences = self.fillers.localised.reading.sentences
        before = bisect_right(sentences, span.start, key=lambda sentence: sentence.start)
        return sentences[before - 1] if before and span.start < sentences[before - 1].end else span
