"""Layout: nodes on a plane, joined ones near each other, the parts of a network side by side; fast for many thousands.

Each part is placed by its distances to a few pivots (PivotMDS: Brandes and Pich, 2006), then evened out by forces between
nodes that are near. The same network gives the same places on one machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import connected_components, shortest_path
from scipy.spatial import cKDTree

__all__ = ["place_nodes"]

PIVOTS = 50
ROUNDS = 60
NEAR = 12  # so many of the nearest are kept away from
SPREAD = 40.0  # between two nodes that are joined
Places = npt.NDArray[np.float64]


def place_nodes(simple: nx.Graph) -> dict[str, tuple[float, float]]:
    """A place for each node, to a tenth."""
    nodes = list(simple)
    if not nodes:
        return {}
    matrix = nx.to_scipy_sparse_array(simple, nodelist=nodes, weight=None, dtype=float, format="csr")
    number, labels = connected_components(matrix, directed=False)
    parts = sorted((np.flatnonzero(labels == one) for one in range(number)), key=lambda part: (-len(part), part[0]))
    places = np.zeros((len(nodes), 2))
    for part, offset in zip(parts, _pack([_measure(len(part)) for part in parts]), strict=True):
        places[part] = _place_part(matrix[part][:, part]) + offset
    return {node: (round(x, 1) + 0.0, round(y, 1) + 0.0) for node, (x, y) in zip(nodes, places.tolist(), strict=True)}


def _measure(size: int) -> float:
    """The radius that a part of so many nodes takes."""
    return float(SPREAD * np.sqrt(size))


def _pack(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Centres of the parts, the largest first: rows about as wide as the whole is high."""
    width = max(2 * radii[0], float(np.sqrt(sum(4 * radius * radius for radius in radii))))
    centres, x, y, height = [], 0.0, 0.0, 0.0
    for radius in radii:
        if x and x + 2 * radius > width:
            x, y, height = 0.0, y + height, 0.0
        centres.append((x + radius, y + radius))
        x, height = x + 2 * radius, max(height, 2 * radius)
    return centres


def _place_part(matrix: object) -> Places:
    size = matrix.shape[0]  # type: ignore[attr-defined]
    if size == 1:
        return np.zeros((1, 2))
    places = _place_by_pivots(matrix, size)
    radius = _measure(size)
    for turn in range(ROUNDS):
        places = _even_out(places, matrix, step=SPREAD * (1 - turn / ROUNDS) / 2)
    places -= places.mean(axis=0)
    reach = np.sqrt((places**2).sum(axis=1)).max()
    return places * (0.9 * radius / reach) if reach > 0 else places


def _place_by_pivots(matrix: object, size: int) -> Places:
    pivots = [0]
    nearest = np.full(size, np.inf)
    distances = []
    for _ in range(min(PIVOTS, size)):
        found = shortest_path(matrix, directed=False, unweighted=True, indices=pivots[-1])
        distances.append(found)
        nearest = np.minimum(nearest, found)
        pivots.append(int(nearest.argmax()))
    squared = np.array(distances).T ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :2] if vectors.shape[1] > 1 else np.hstack([vectors, vectors])
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), range(2)] < 0, -1, 1)  # an eigenvector has no sign
    places = np.asarray(-centred @ axes / 2, dtype=float)
    scale = np.abs(places).max()
    places = places * (_measure(size) / scale) if scale > 0 else places
    # Twins have one place; a spiral moves each a little, the same way every time.
    turns = np.arange(size) * 2.399963
    return places + np.column_stack([np.cos(turns), np.sin(turns)]) * np.sqrt(np.arange(size) / size)[:, None] * SPREAD


def _even_out(places: Places, matrix: object, step: float) -> Places:
    """Places after one round: what is joined pulls, what is near pushes."""
    rows, columns = matrix.nonzero()  # type: ignore[attr-defined]
    move = np.zeros_like(places)
    pull = places[columns] - places[rows]
    length = np.sqrt((pull**2).sum(axis=1, keepdims=True)) + 1e-9
    np.add.at(move, rows, pull * (length / SPREAD / 4) / length)
    move /= np.maximum(np.bincount(rows, minlength=len(places)), 1)[:, None] ** 0.5
    gaps, near = cKDTree(places).query(places, k=min(NEAR + 1, len(places)))
    for one in range(1, near.shape[1]):
        away = places - places[near[:, one]]
        move += away * (SPREAD**2 / (gaps[:, one] ** 2 + 1.0))[:, None] / 4
    length = np.sqrt((move**2).sum(axis=1, keepdims=True)) + 1e-9
    moved: Places = places + move * np.minimum(1.0, step / length)
    return moved
