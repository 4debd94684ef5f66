"""Tagging a text: what its words are cut into, found by, and read as before anybody decides.

Used by the desk. `sentences`, `marked`, `selected` and `told` know nothing of Django;
spaCy is never imported here, for a web process reads these.
"""
