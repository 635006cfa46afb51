"""Whom "the two", "both officials", "the two sides" stand for."""

from __future__ import annotations

from kgbuild.reading.annotated import Annotated, Found

__all__ = ["find_members"]


def find_members(annotated: Annotated, found: tuple[Found, ...], chains: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    return {}
