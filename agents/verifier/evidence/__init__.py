"""The record, indexed once: a claim finds its closest units by weighted words."""

from functools import cached_property

from ..clauses import Clauses
from ..holders import Holders
from ..usual import Usual, shipped
from .words import Words


class Evidence(Words):
    """A case, its readings and its passages, as the checks ask about them."""

    @cached_property
    def usual(self) -> Usual:
        """What clinicians deny as a rule; the fit sets what others than the note's own writer deny."""
        return shipped()

    @cached_property
    def clauses(self) -> Clauses:
        """The case's clauses."""
        return Clauses(self.units)

    @cached_property
    def written(self) -> "Evidence":
        """What was written of a record, without its transcripts."""
        return self._part(is_spoken=False)

    @cached_property
    def spoken(self) -> "Evidence":
        """Its transcripts alone."""
        return self._part(is_spoken=True)

    def _part(self, *, is_spoken: bool) -> "Evidence":
        documents = tuple(d for d in self.case.documents if (d.id in self._transcripts) == is_spoken)
        return Evidence(self.case.model_copy(update={"documents": documents}), self.readings, self.passages)

    @cached_property
    def holders(self) -> Holders:
        """Whose the things are that its units speak of."""
        return Holders(self.all, speech=frozenset(self._transcripts), companion=self.has_companion)


__all__ = ["Evidence"]
