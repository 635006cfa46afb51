"""Asking: questions and changes put to a store in child processes, whose limits on time and memory hold.

requests   what can be asked, and what comes back
limits     how long and how large
worker     the child: opens the store, answers one request after the other
asker      the parent: starts children, puts requests to them, replaces those that passed their limits
"""

from kgbuild.graph.asking.asker import Asker
from kgbuild.graph.asking.limits import Limits
from kgbuild.graph.asking.requests import Change, Deletion, Dump, Form, Load, NamedQuestion, Question, Reply

__all__ = ["Asker", "Change", "Deletion", "Dump", "Form", "Limits", "Load", "NamedQuestion", "Question", "Reply"]
