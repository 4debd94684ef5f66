"""Tagging a text: what its words are cut into, found by, and read as before anybody decides.

Used by the desk. `attributions`, `draft_words`, `event_days`, `marked`, `selected`,
`sentences`, `statement_draft` and `told` know nothing of Django; spaCy is never
imported here, for a web process reads these.
"""
