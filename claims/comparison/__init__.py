"""How an outcome stands to a claim: in time, in place. Pure: no Django here.

Imports the standard library and sources.dates alone; anybody may import it.
Every function takes the claim first and answers for the outcome.
"""
