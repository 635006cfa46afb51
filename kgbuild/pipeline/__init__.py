"""The only joiner of the rooms: one function per command.

    reads       read
    builds      build, add, remove, review --apply
    reviews     review
    queries     query, export, push
    answers     show, explain, conflicts, path, neighbours, rank, stats
    gazetteers  gazetteer add, list, remove
    checks      doctor
    vocabulary  ontology check, doc, open

Each module imports only the floors that its commands need: a question to a graph loads no spaCy.
"""
