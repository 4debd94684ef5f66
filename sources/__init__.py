"""What was published: publishers, sources, revisions, citations. Imports no other app."""
