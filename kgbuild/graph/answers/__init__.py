"""Answers: what a reader asks of a graph, as plain data: show, explain, conflicts, path, neighbours, rank, stats."""
