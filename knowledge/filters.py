"""What a search may be narrowed to."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, ValidationError

from wardround.records import KnowledgeError, Record

from .catalogue import StoredPassage

Standing = Literal["current", "superseded", "retracted"]
"""`current` unless the document's metadata has `superseded` or `retracted`."""


class Filters(Record):
    """Conditions that a passage's document must meet, all of them."""

    source: tuple[str, ...] = ()
    """The source contains one of these."""
    licence: tuple[str, ...] = ()
    """The licence is one of these."""
    since: str | None = None
    """Published on or after this date (ISO 8601, any precision); undated documents fail."""
    until: str | None = None
    """Published on or before this date; undated documents fail."""
    standing: tuple[Standing, ...] = ("current",)
    """Of the document; superseded and retracted ones only when asked for."""
    per_document: int = Field(default=1, ge=1)
    """How many passages of a document may come before all documents had their turn."""
    metadata: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By key of the documents' metadata: the value is one of these."""

    @classmethod
    def of(cls, given: Mapping[str, object]) -> "Filters":
        """Filters from keyword arguments; a name that is no field here is a key of the metadata.

        Raises:
            KnowledgeError: a value of the wrong kind.
        """
        named = {name: _listed(name, value) for name, value in given.items() if value is not None}
        own = {name: value for name, value in named.items() if name in cls.model_fields}
        extras = {name: value for name, value in named.items() if name not in cls.model_fields}
        try:
            return cls.model_validate({"metadata": extras, **own})
        except ValidationError as error:
            names = ", ".join(sorted({str(part["loc"][0]) for part in error.errors()}))
            raise KnowledgeError(f"filter without meaning: {names}", hint="see wardround.knowledge.Filters") from error

    def let_through(self, stored: StoredPassage) -> bool:
        """Whether a passage meets all conditions."""
        passage = stored.passage
        return (
            stored.standing in self.standing
            and (not self.source or any(part in passage.source for part in self.source))
            and (not self.licence or passage.licence in self.licence)
            and self._in_time(passage.date)
            and all(passage.metadata.get(name) in values for name, values in self.metadata.items())
        )

    def _in_time(self, date: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if date is None:
            return False
        # Compared with the coarser one's precision: 2024 is neither before nor after 2024-05.
        after = self.since is None or date[: len(self.since)] >= self.since[: len(date)]
        return after and (self.until is None or date[: len(self.until)] <= self.until[: len(date)])


def _listed(name: str, value: object) -> object:
    """A single word as a list of one, for those fields that take several."""
    alone = isinstance(value, str) and name not in ("since", "until")
    return (value,) if alone else value
