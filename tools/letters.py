"""Names said letter by letter, as transcripts of speech have them: `M R I`."""

import re

_SPELT = re.compile(r"(?<![\w'’-])(?:[A-Z](?: [A-Z]){2,}|(?!I (?!V)|A )[A-Z] [A-Z])(?![\w'’-])")
"""`I` and `A` alone are words."""
_MAY_BE_SPELT = re.compile(r"[A-Z] [A-Z](?![\w'’-])")
"""Looked for first: `re` goes from capital to capital."""


def closed_up(text: str) -> str:
    """Such names as one word that starts where they did; the length stays (`a D V T.` → `a DVT  .`)."""
    if not _MAY_BE_SPELT.search(text):
        return text
    return _SPELT.sub(lambda match: match.group().replace(" ", "").ljust(len(match.group())), text)
