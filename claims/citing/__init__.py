"""How a published record is cited, in each format that people ask for."""

from claims.citing.bibtex import bibtex
from claims.citing.csl import csl
from claims.citing.prose import markdown, plain
from claims.citing.ris import ris
from claims.citing.work import Work

__all__ = ["Work", "bibtex", "csl", "markdown", "plain", "ris"]
