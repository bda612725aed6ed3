"""Text without identifiers, with a way back."""

import re
import secrets
from collections.abc import Sequence

from wardround.records import Record, Subject

from .contacts import contacts
from .dates import ages, dates, shifted
from .kinds import Detector, Found, PhiKind
from .names import names
from .numbers import numbers
from .places import places
from .surrogates import Surrogates

_RANK: dict[PhiKind, int] = {"email": 0, "url": 0, "ssn": 1, "record_number": 1, "plan_number": 1, "account_number": 1, "licence": 1, "vehicle": 1, "device": 1, "fax": 1, "age": 1, "date": 2, "phone": 3}  # fmt: skip
"""Where two overlap the more certain kind wins; the rest comes after, in the order of length."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


class Replacement(Record):
    """One identifier and what stands in its place; it holds the real one, so it must not leave the machine."""

    kind: PhiKind
    """What it identifies by."""
    start: int
    """First code point in the original."""
    end: int
    """One past the last."""
    new_start: int
    """First code point of the surrogate in the new text."""
    new_end: int
    """One past its last."""


class Deidentified(Record):
    """A text that may leave, and what was replaced in it."""

    text: str
    """With surrogates."""
    replacements: tuple[Replacement, ...]
    """In order, not overlapping."""


class Deidentifier:
    """Replaces identifiers of one case, each by the same surrogate wherever it stands.

    Args:
        secret: decides the surrogates and by how many days dates move; drawn anew for each case when not given. Whoever
            has it can test guesses, so it stays where the case stays.
        subjects: patients as the sources name them, whose names are found without any label.
        detectors: further ones; what they find is replaced too.
    """

    def __init__(
        self, *, secret: str | None = None, subjects: Sequence[Subject] = (), detectors: Sequence[Detector] = ()
    ) -> None:
        self._surrogates = Surrogates(secret or secrets.token_hex(32))
        self._known = tuple(subject.name for subject in subjects if subject.name)
        self._codes = tuple(
            number.rpartition("|")[2] for subject in subjects for number in subject.identifiers if len(number) > 3
        )
        self._detectors = tuple(detectors)
        self._back: dict[str, str] = {}

    def deidentify(self, text: str) -> Deidentified:
        """The text with surrogates.

        All dates move by the same number of whole weeks, so that intervals and weekdays stay; ages over 89 become `90+`;
        years and states stay, as the rule allows.
        """
        year = max((int(found) for found in _YEAR.findall(text)), default=2001)
        parts: list[str] = []
        replacements: list[Replacement] = []
        position = length = 0
        for found in self._found(text):
            kept, new = text[position : found.start], self._surrogate(found, text, min(year, 2100))
            length += len(kept)
            replacements.append(
                Replacement(
                    kind=found.kind, start=found.start, end=found.end, new_start=length, new_end=length + len(new)
                )
            )
            length += len(new)
            parts += [kept, new]
            position = found.end
        return Deidentified(text="".join([*parts, text[position:]]), replacements=tuple(replacements))

    def restore(self, text: str) -> str:
        """Real identifiers in the place of surrogates, in an answer to a text that was given away.

        Names and codes are found wherever they stand; a surrogate that the answer has changed stays as it is.
        """
        if not self._back:
            return text
        longest = sorted(self._back, key=len, reverse=True)
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest))
        return pattern.sub(lambda match: self._back[match[0]], text)

    def _found(self, text: str) -> list[Found]:
        """All identifiers, in order, without overlaps."""
        every = [*contacts(text), *numbers(text), *dates(text), *ages(text), *places(text), *names(text, self._known)]
        every += [
            Found("record_number", *match.span())
            for code in self._codes
            for match in re.finditer(re.escape(code), text)
        ]
        every += [found for detector in self._detectors for found in detector(text)]
        every.sort(key=lambda one: (_RANK.get(one.kind, 4), one.start - one.end, one.start))
        taken: list[Found] = []
        covered = bytearray(len(text))
        for found in every:
            if found.end > found.start and not any(covered[found.start : found.end]):
                covered[found.start : found.end] = b"\1" * (found.end - found.start)
                taken.append(found)
        return sorted(taken, key=lambda one: one.start)

    def _surrogate(self, found: Found, text: str, year: int) -> str:
        written = text[found.start : found.end]
        if found.kind == "age":
            return "90+"
        if found.kind == "date":
            new = shifted(written, self._surrogates.days, year)
        else:
            new = self._surrogates.of(found.kind, written)
        self._remember(new, written)
        return new

    def _remember(self, new: str, written: str) -> None:
        self._back.setdefault(new, written)
        pairs = zip(new.split(), written.split(), strict=False)
        if len(new.split()) == len(written.split()):
            for one, other in pairs:
                if one.isalpha():
                    self._back.setdefault(one, other)
