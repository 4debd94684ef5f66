"""Where things stand on a picture. Pure: numbers only, no Django and no markup.

Imports the standard library, sources.dates and claims.comparison alone; views
may import it. Lengths are units of the picture's own viewBox, y downwards;
templates draw what is returned, and style sheets choose the colours.
"""
