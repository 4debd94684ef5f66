"""A file or an address becomes a text: pure Python, for the desk and its workers.

`files.read` and `fetch.fetch` are what others call. The readers of a kind (html, pdf,
docx) are imported in a child process alone, which has little memory and little time.
"""
