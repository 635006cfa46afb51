"""Frames, attributions and factuality of a parsed text."""

from kgbuild.reading.frames.anaphors import ANAPHOR
from kgbuild.reading.frames.attributed import Attributed
from kgbuild.reading.frames.attribution import find_attributions
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.evoking import evoke_frames

__all__ = ["ANAPHOR", "Attributed", "Context", "Draft", "Filler", "evoke_frames", "find_attributions"]
