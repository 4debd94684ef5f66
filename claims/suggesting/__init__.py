"""What the machine reads in texts, kept as suggestions that editors decide on.

`payload` says a candidate in plain data, `keeping` writes the suggestions of a
text, `reading` goes through many texts. Run by workers and commands; spaCy is
loaded by claims.extraction when the first text is read, never in a web process.
"""
