"""The only joiner of the rooms: one function per command.

    reads     read
    builds    build, add, remove
    answers   query, show, explain, path, neighbours, rank, export, stats
    checks    doctor, ontology check, doc, open

Each module imports only the floors that its commands need: a question to a graph loads no spaCy.
"""
