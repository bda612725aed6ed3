"""Whether a structured fact still stands, as far as its own status says; one without a status stands."""

from wardround.records import Fact

_ENDED = frozenset({"stopped", "completed", "cancelled", "entered-in-error", "not-taken", "inactive", "ended", "draft"})
_VOID = frozenset({"entered-in-error", "refuted", "inactive", "resolved"})


def is_in_use(medication: Fact) -> bool:
    """Whether a medication is taken: not stopped, not only drafted, not denied."""
    return not medication.negated and medication.status not in _ENDED


def is_in_force(allergy: Fact) -> bool:
    """Whether a recorded allergy, or the statement that there are none, holds: not refuted, not resolved."""
    return allergy.status not in _VOID
