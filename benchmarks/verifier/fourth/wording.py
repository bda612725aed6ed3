"""How rules write: by template, by table, and with a list's parts."""

import re
from collections.abc import Sequence
from random import Random

from benchmarks.verifier.third.edit import New

LEAD = r"^(?P<lead>(?:[-•*] *|\d+[.)] *)?(?:[A-Z][\w ,/&()-]{2,40}: *)?)"
"""What stands before a line's first word: a bullet, a number, a label."""
_DENIED = re.compile(r"\b(?:no|not|never|denies|denied|without|nor|n't)\b[^,;.]{0,40}$", re.IGNORECASE)
_CUT = re.compile(r",? (?:or|and|nor) (?:any )?|, ")


def wrote(*templates: str) -> New:
    r"""One of these, with the match's groups where they say `\g<name>`."""
    return lambda match, rng: match.expand(rng.choice(templates))


def items(text: str) -> list[str]:
    """The parts of a list."""
    return [item.strip() for item in _CUT.split(text.strip()) if item.strip()]


def listed_as(parts: Sequence[str], joint: str) -> str:
    """A list again: `a, b, or c`."""
    if len(parts) < 3:
        return f" {joint} ".join(parts)
    return f"{', '.join(parts[:-1])}, {joint} {parts[-1]}"


def lowered(text: str) -> str:
    """With a small first letter, unless it is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def one_key(table: dict[str, str]) -> New:
    """What the table has for the group `word`, in place of it in the match; one of those that a `|` parts."""

    def new(match: re.Match[str], rng: Random) -> str | None:
        choices = table.get(match.group("word").casefold())
        if choices is None:
            return None
        before = match.string[: match.start("word")]
        fitting = [new for new in choices.split("|") if _article_fits(before, new)]
        begin, end = match.start("word") - match.start(), match.end("word") - match.start()
        return match.group(0)[:begin] + rng.choice(fitting) + match.group(0)[end:] if fitting else None

    return new


def unless_denied(new: New) -> New:
    """Not where it stands under a denial: what `not improving` becomes with `worsening` is no error."""
    return lambda match, rng: None if _DENIED.search(match.string[: match.start()]) else new(match, rng)


def _article_fits(before: str, new: str) -> bool:
    article = re.search(r"\b(an?) $", before, re.IGNORECASE)
    return article is None or (article.group(1).casefold() == "an") == (new[0].casefold() in "aeiou")


def alternatives(table: dict[str, str]) -> str:
    """A pattern of a table's keys as the group `word`, the longest first."""
    keys = sorted(map(re.escape, table), key=len, reverse=True)
    return rf"\b(?P<word>{'|'.join(keys)})\b"
