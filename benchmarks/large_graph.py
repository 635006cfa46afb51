"""A large graph out of a small one: its documents many times over, each with events and statements of its own.

Of fifty copies each thing is the same, so that hubs grow as they do in the news; its name then has the number of the
fifty, as in "Ana Sorel 3". The ontology, the gazetteer and the predicates that texts make up stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHARED = 50
BASE = "https://example.org/kg/"
OWN = re.compile(rf"<{BASE}(document|event|statement)/")
THING = re.compile(rf"<{BASE}(?!document/|event/|statement/|gazetteer>|resolution>)([^>]*)>")
LABEL = re.compile(rf'(<{BASE}\S+ <http://www\.w3\.org/2000/01/rdf-schema#label> "[^"\\]*)"')
KEPT = ("<https://w3id.org/kgbuild/ns#> .", f"<{BASE}gazetteer> .")


def write_large_graph(nquads: Path, to: Path, quads: int) -> int:
    """Writes as many whole copies as give at least so many quads, sorted; their number."""
    lines = nquads.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.endswith(KEPT)]
    copied = [line for line in lines if not line.endswith(KEPT)]
    made = set(kept)
    copies = 0
    while len(made) < quads:
        made.update(copy_lines(copied, copies))
        copies += 1
    with to.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in sorted(made))
    return copies


def copy_lines(lines: Iterable[str], copy: int) -> Iterator[str]:
    group = copy // SHARED
    for line in lines:
        line = OWN.sub(rf"<{BASE}\1/{copy}-", line)
        line = THING.sub(rf"<{BASE}\1-{group}>", line)
        yield LABEL.sub(rf'\1 {group}"', line)
