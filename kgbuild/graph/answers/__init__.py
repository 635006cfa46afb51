"""Answers: what a reader asks of a graph, as plain data: show, explain, path, neighbours, rank, stats."""
