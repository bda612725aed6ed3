"""Contractions as transcripts have them: `don't`, `don’t`, or `dont` where nothing is punctuated."""

import re

_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")


def loosely(pattern: str) -> str:
    """A pattern whose contractions are read with either apostrophe or without one."""
    return _APOSTROPHE.sub("['’]?", pattern)
