"""Names of medicines that charts cut short: `nifed MR 30`, `atorva`, `warf 3 mg`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LEAST = 4
"""Letters of a name cut short, right before an amount."""
_LEAST_ALONE = 5
"""Letters from which a beginning stands for its name anywhere, unless it is among other words."""
_ALONE = "apix|cloz|dalt|enox|omep|tacr|teic|tinz|valp|warf"
"""Shorter ones that charts write alone, and that are no words: `Tinz at 20:00`."""
_LEAST_LEFT = 2
"""Letters cut off, at least: a name without its last letter is a slip, and is read as one elsewhere."""
_WHOLE = re.compile(r"[a-z]{7,}")
"""A name that is cut short: one generic word, since beginnings of brands are often words."""
_LONG_NAME, _LEAST_OF_LONG = re.compile(r"[a-z]{12,}"), 8
"""Another name of it that is cut short too, and letters of it: no brand is so long."""
_DOSE_NEXT = re.compile(r"\.? (?:(?:MR|XL|SR|ER|CR|LA|IV|PO|SC|IM|NG) )?\d")
_WORD = re.compile(
    rf"(?<![\w-])(?P<alone>[A-Za-z]{{{_LEAST_ALONE},}}|(?i:{_ALONE}))(?![\w-])"
    rf"|(?<![\w-])(?P<dosed>[A-Za-z]{{{_LEAST},{_LEAST_ALONE - 1}}})(?={_DOSE_NEXT.pattern})"
)
_OTHER_WORDS = frozenset(
    "adeno alfa amin aura basil beth cape caps chol chole clin clot code coli cyst diet digit dimer done drop ever fine form"
    " gastro glucos glucosa gran incl lact land line lyme mela metre multi natal nemo papa perf peri perm phenyl pipe poly prob probe"
    " prom pseudo quiz race radio repo rise rope scop spar sparse stir surf tape test trip trop vert".split()
)
"""Beginnings that are another word, or what a laboratory measures: `Trop 14` is troponin."""
_OTHER_WORDS_ALONE = frozenset(
    "adapa albu album amino benzo carba chori cycli cyste flavo folli gastr gluco glyco guana hydra mani metap metro micro monte"
    " morph pancr perin piper polyh prima propo pseud salsa scopo spiro testo trama tropi".split()
)
"""Those that are a medicine only where an amount stands beside them: `Metro General`, and `metro 400 tds`."""


class CutShort(NamedTuple):
    """A name cut short in a text."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    ingredient: str
    """The one that begins so."""


class Beginnings:
    """Beginnings that only one of some ingredients has.

    Args:
        names: each name with its ingredient, as medicines are listed; those of one word count, and no whole name is
            a beginning.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        found: dict[str, set[str]] = {}
        listed = list(names)
        for name, ingredient in listed:
            form, least = (_WHOLE, _LEAST) if name == ingredient else (_LONG_NAME, _LEAST_OF_LONG)
            for letters in range(least, len(name) - _LEAST_LEFT + 1) if form.fullmatch(name) else ():
                found.setdefault(name[:letters], set()).add(ingredient)
        others = _OTHER_WORDS | {name.casefold() for name, _ in listed}
        self._of = {short: min(of) for short, of in found.items() if len(of) == 1 and short not in others}

    def find(self, text: str) -> Iterator[CutShort]:
        """The names cut short in a text, from left to right; short ones only before an amount."""
        for match in _WORD.finditer(text):
            short = match.group().casefold()
            if match["alone"] and short in _OTHER_WORDS_ALONE and not _DOSE_NEXT.match(text, match.end()):
                continue
            if ingredient := self._of.get(short):
                yield CutShort(match.start(), match.end(), ingredient)
