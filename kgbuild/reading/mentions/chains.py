"""Chains."""
from __future__ import annotations
from collections.abc import Sequence
from kgbuild.model.text import MentionKind
from kgbuild.reading.annotated import Annotated, Found, Speech
__all__ = ["find_members", "link_mentions"]
def link_mentions(annotated: Annotated, found: tuple[Found, ...], speeches: Sequence[Speech]) -> tuple[int, ...]:
    return tuple(-1 if m.kind in {MentionKind.TIME, MentionKind.QUANTITY} else i for i, m in enumerate(found))
def find_members(annotated: Annotated, found: tuple[Found, ...], chains: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    return {}
