"""Memory: the garbage collector is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from kgbuild.memory import uncollected


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_as_it_was_whatever_happens(running: bool) -> None:
    (gc.enable if running else gc.disable)()
    try:
        with pytest.raises(ValueError, match="odd"), uncollected(), uncollected():
            assert not gc.isenabled()
            raise ValueError("odd")
        assert gc.isenabled() is running
    finally:
        gc.enable()
