"""How `kgbuild show` prints an entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from kgbuild.cli.pages import join_labels, print_citations, print_heading, print_line

if TYPE_CHECKING:
    from kgbuild.graph.answers.entity import ClaimRow, EntityAnswer, StateRow
    from kgbuild.graph.answers.happenings import EventRow, SpeechRow
    from kgbuild.graph.answers.items import Item

__all__ = ["describe_claim", "print_entity"]

Row = TypeVar("Row")


def print_entity(answer: EntityAnswer) -> None:
    """What it is, what it did, what it said, what is said and claimed of it, each with document and sentence."""
    print_line(f"{answer.item.label}, {kind_of(answer.item)}", indent=0)
    print_line(answer.item.iri, indent=0, dim=True)
    for what, words in (
        ("also called", answer.names),
        ("standing for it", answer.metonyms),
        ("referred to as", answer.titles),
        ("elsewhere", answer.links),
    ):
        if words:
            print_line(f"{what}: {', '.join(words)}", indent=0)
    print_rows("What it is", answer.states, print_state)
    print_rows("What happened", answer.events, print_event)
    print_rows("What it said", answer.said, print_speech)
    others = [row for row in answer.said_of if row.speaker != answer.item]
    print_rows("Where others speak of it", others, print_speech)
    print_rows("Claimed, planned or denied, not asserted", answer.claims, print_claim)


def print_rows(heading: str, rows: Sequence[Row], print_row: Callable[[Row], None]) -> None:
    if rows:
        print_heading(heading)
    for row in rows:
        print_row(row)


def kind_of(item: Item) -> str:
    """ "a person" """
    words = item.type.partition(":")[2] or item.kind.value
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in words).strip()


def print_state(row: StateRow) -> None:
    since = f" from {row.since}" if row.since else ""
    until = f" until {row.until}" if row.until else ""
    known = "" if row.citations else " (known from a gazetteer or a name)"
    print_line(f"{row.subject.label} {row.predicate} {row.object.label}{since}{until}{known}")
    print_citations(row.citations)


def print_event(row: EventRow) -> None:
    others = [f"{role}: {item.label}" for role, item in row.others]
    where = [f"in {join_labels(row.places)}"] if row.places else []
    occasion = [f"at {join_labels(row.occasions)}"] if row.occasions else []
    details = "; ".join([*others, *where, *occasion])
    known = not row.when.words or row.when.words in row.item.label
    when = "" if known else f"{row.when.words}  "
    print_line(f"{when}{row.item.label}{f'  ({details})' if details else ''}")
    print_citations(row.citations)


def print_speech(row: SpeechRow) -> None:
    details = ", ".join(describe_speech(row))
    print_line(f"{row.speaker.label}{f' ({details})' if details else ''}: {row.content}")
    print_citations(row.citations)


def describe_speech(row: SpeechRow) -> list[str]:
    """How, to whom, when it was said, and who says so: "said to Otto Lund", "2024-05-04", "as Rosa Vila reports"."""
    how = [row.cue] if any(map(str.isalpha, row.cue)) else []  # a colon says nothing
    to = [f"to {join_labels(row.addressees)}"] if row.addressees else []
    details = [" ".join([*how, *to])] if how or to else []
    details += [row.when.words] if row.when.words else []
    others = [item for item in row.reported_by if item != row.speaker]
    details += ["by own account"] if row.speaker in row.reported_by else []
    details += [f"as {join_labels(others)} {'report' if len(others) > 1 else 'reports'}"] if others else []
    details += [] if row.asserted or row.reported_by else ["which is not asserted"]
    return details


def print_claim(row: ClaimRow) -> None:
    print_line(describe_claim(row))
    print_citations(row.citations)


def describe_claim(row: ClaimRow) -> str:
    """ "Anna Berg met Otto Lund  [claimed by Rosa Vila; not; possible]" """
    marks = [f"claimed by {join_labels(row.claimants)}"] if row.claimants else ["the publisher's words"]
    marks += ["denied"] if row.polarity == "negative" else []
    marks += [row.modality.value] if row.modality != "certain" else []
    return f"{row.words}  [{'; '.join(marks)}]"
