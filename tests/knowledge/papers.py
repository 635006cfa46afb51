"""Papers: readings written by hand that several tests share."""

from __future__ import annotations

from kgbuild.model.text import MentionKind
from tests.knowledge.writing import Writing


def write_meeting(id: str = "paper/1", *, place: bool = True) -> Writing:
    """A meeting of two ministers, where, when and on what occasion."""
    where = " in Oslo" if place else ""
    writing = Writing(f"Ada Moss met Bo Lind{where} on 3 March 2025 during the Alder summit. It rained.", id)
    moss = writing.mention("Ada Moss", "kg:Person")
    lind = writing.mention("Bo Lind", "kg:Person")
    day = writing.mention("3 March 2025", None, kind=MentionKind.TIME, value="2025-03-03")
    alder = writing.mention("Alder", "kg:Organization")
    summit = writing.mention("the Alder summit", "kg:Gathering", kind=MentionKind.NOMINAL, head="summit")
    assert alder
    roles: dict[str, str | tuple[str, ...]] = {"participant": (moss, lind), "time": day, "occasion": summit}
    if place:
        roles["place"] = writing.mention("Oslo", "kg:City")
    writing.frame("met", "kg:Meeting", lemma="meet", when="2025-03-03", **roles)
    return writing


def write_person(id: str, name: str, *others: str, office: tuple[str, str] | None = None) -> Writing:
    """A paper that names a person and others, and perhaps the office (title, country) that the person holds."""
    held = f" {office[0]} of {office[1]}." if office else ""
    writing = Writing(f"{name} spoke.{held} {' '.join(f'{other} listened.' for other in others)}", id)
    person = writing.mention(name, "kg:Person")
    for other in others:
        writing.mention(other, "kg:Person")
    if office is not None:
        title = writing.mention(f"{office[0]} of {office[1]}", "kg:Position", kind=MentionKind.NOMINAL, head=office[0])
        country = writing.mention(office[1], "kg:Country")
        writing.frame(office[0], "kg:holdsPosition", subject=person, object=title)
        writing.frame(office[0], "kg:positionIn", subject=title, object=country)
    return writing
