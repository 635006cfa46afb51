"""Remote: a graph pushed to any store that speaks SPARQL 1.1, the second time only what differs.

client       queries and updates over HTTP
difference   what to delete and what to insert
record       what is known to be there, in the output folder
pushing      the push itself
"""

from kgbuild.graph.remote.client import Client, Credentials
from kgbuild.graph.remote.pushing import Pushed, push_graph

__all__ = ["Client", "Credentials", "Pushed", "push_graph"]
