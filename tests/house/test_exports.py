"""What modules offer: `__all__` names what exists, and the package's own names change on purpose only."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import kgbuild

MODULES = sorted(module.name for module in pkgutil.walk_packages(kgbuild.__path__, "kgbuild."))


def test_the_package_offers_four_names() -> None:
    assert kgbuild.__all__ == ["Graph", "__version__", "build", "read"]


@pytest.mark.parametrize("name", MODULES)
def test_names_offered_exist(name: str) -> None:
    module = import_module(name)
    offered = getattr(module, "__all__", [])
    assert [name for name in offered if not hasattr(module, name)] == []
    assert len(set(offered)) == len(offered)
