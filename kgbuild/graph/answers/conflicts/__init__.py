"""Conflicts: statements that cannot both hold, with both sides' evidence.

rules        which predicates and events allow of one value only, as kg.ttl says
rows         what an answer is made of
holding      when a state holds
changing     the events by which a state begins or ends
exclusive    two where there can be one: holders of an office, birthplaces
ended        a state that holds, and one that is over
denied       said and denied
differing    one event with two dates, or two numbers
dating       one event with a name, dated differently
"""

from __future__ import annotations

from kgbuild.graph.answers.conflicts.listing import list_conflicts
from kgbuild.graph.answers.conflicts.rows import Conflict, ConflictKind, Side, Standing, Testimony

__all__ = ["Conflict", "ConflictKind", "Side", "Standing", "Testimony", "list_conflicts"]
