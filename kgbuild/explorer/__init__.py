"""The SPARQL endpoint: a graph asked over HTTP, on this machine alone.

negotiation    media types and what of them a client accepts
gate           whom to let in: the Host header, the token
queries        SPARQL 1.1 Protocol
graphs         SPARQL 1.1 Graph Store HTTP Protocol
description    what the endpoint offers, in RDF
app            the routes, and errors as texts
serving        the server
"""
