"""The plug-in points: what another package can add by an entry point of the group's name.

    [project.entry-points."kgbuild.formats"]
    ".rtf" = "kgbuild_rtf:read_rtf"

Built-ins stand in a dict of the room that owns the point; plug-ins are laid over them. Nothing registers itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib.metadata import entry_points
from types import MappingProxyType

from kgbuild.errors import PluginError

__all__ = ["Point", "load_plugins"]


class Point(StrEnum):
    """The complete list of plug-in points: entry point groups."""

    FORMATS = "kgbuild.formats"  # suffix -> kgbuild.reading.documents.Format


def load_plugins(point: Point) -> Mapping[str, object]:
    """What installed packages offer at a point, by name. PluginError: two of one name, or one that does not load."""
    loaded: dict[str, object] = {}
    for entry in sorted(entry_points(group=point.value), key=lambda entry: (entry.name, entry.value)):
        if entry.name in loaded:
            raise PluginError(
                f"two plug-ins offer {entry.name!r} at {point}", f"Uninstall one; {entry.value} is one of them."
            )
        try:
            loaded[entry.name] = entry.load()
        except (ImportError, AttributeError) as error:
            raise PluginError(
                f"the plug-in {entry.name!r} at {point} does not load ({error})", f"Repair or uninstall {entry.value}."
            ) from error
    return MappingProxyType(loaded)
