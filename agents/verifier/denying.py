"""Words that deny in notes and in speech alike; each check adds those of the text that it reads."""

DENYING = r"no|not|denie[sd]|without|never|none|nothing|absent|negative|cannot|nor|neither|unable"
"""Whole words, as alternatives of a pattern."""
CONTRACTED = r"n['’]t\b"
"""The `n't` of a verb."""
