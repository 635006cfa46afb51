"""Time expressions and quantities of a text, with their values."""

from kgbuild.reading.times.expressions import find_times
from kgbuild.reading.times.quantities import find_quantities

__all__ = ["find_quantities", "find_times"]
