"""What was said, what was seen, what we make of it. Imports sources, never config."""
