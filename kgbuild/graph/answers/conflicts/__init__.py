"""Conflicts: statements that cannot both hold, with both sides' evidence.

rules        which predicates and events allow of one value only, as kg.ttl says
rows         what an answer is made of
holding      when a state holds
exclusive    two where there can be one: holders of an office, birthplaces
denied       said and denied
differing    one event with two dates, or two numbers
"""

from __future__ import annotations

from kgbuild.graph.answers.conflicts.listing import list_conflicts
from kgbuild.graph.answers.conflicts.rows import Conflict, ConflictKind, Side, Standing, Testimony

__all__ = ["Conflict", "ConflictKind", "Side", "Standing", "Testimony", "list_conflicts"]
