"""Graph floor: Knowledge -> quads -> store -> SPARQL, networkx, files."""
