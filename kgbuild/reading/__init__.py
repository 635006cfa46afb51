"""The text floor: files -> documents -> readings."""

from __future__ import annotations

from kgbuild.reading.reader import Reader

__all__ = ["Reader"]
