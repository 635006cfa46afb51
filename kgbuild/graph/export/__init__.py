"""Export: a graph as files for other tools, one format a module."""

from kgbuild.graph.export.formats import ExportFormat, export_graph

__all__ = ["ExportFormat", "export_graph"]
