"""Tables of patterns under headings: a heading is a scale, and each line below it, set in, is a value of the scale."""

import re
from collections.abc import Iterator


def compiled(table: str, *, behind: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Each line of a table: its scale, itself, and the pattern for it as whole words.

    Args:
        table: the lines.
        behind: class of characters of which none may follow.
    """
    scale = ""
    for line in table.strip().splitlines():
        if line.startswith(" "):
            yield scale, line.strip(), re.compile(rf"(?<![\w-])(?:{line.strip()})(?!{behind})", re.IGNORECASE)
        else:
            scale = line
