"""Which reasons count as right for an error: generous where a careful reader could name it in two ways."""

from wardround.records import FlagCode

_SPANS: frozenset[FlagCode] = frozenset({"number_mismatch", "duration_mismatch", "date_mismatch", "unit_mismatch"})
BESIDE = frozenset({"anatomy", "allergy"})
"""Classes whose recall is told by operator only: upper for lower, medial for lateral are counted with no class that a
goal was set for, and allergies are spoken of in too few dialogues to make a class of them."""
REASONS: dict[str, frozenset[FlagCode]] = {
    "negation": frozenset({"negation_mismatch"}),
    "laterality": frozenset({"laterality_mismatch", "anatomy_mismatch"}),
    "anatomy": frozenset({"laterality_mismatch", "anatomy_mismatch"}),
    "number": _SPANS | {"dose_mismatch", "severity_mismatch"},
    "dose": frozenset({"dose_mismatch", "unit_mismatch", "number_mismatch"}),
    "frequency": frozenset({"frequency_mismatch", "dose_mismatch", "number_mismatch", "duration_mismatch"}),
    "temporality": _SPANS | {"temporality_mismatch", "negation_mismatch", "comparison_mismatch"},
    "drug": frozenset({"drug_mismatch", "allergy_conflict"}),
    "allergy": frozenset({"allergy_conflict", "allergy_mismatch", "drug_mismatch", "negation_mismatch"}),
    "age": frozenset({"age_mismatch"}),
    "sex": frozenset({"sex_mismatch"}),
    "severity": frozenset({"severity_mismatch", "comparison_mismatch", "negation_mismatch"}),
    "certainty": frozenset({"certainty_mismatch"}),
    "experiencer": frozenset({"experiencer_mismatch"}),
    "stranger": frozenset(
        {
            "unsupported", "identity_mismatch", "sex_mismatch", "age_mismatch", "drug_mismatch", "anatomy_mismatch",
            "laterality_mismatch", "dose_mismatch", "negation_mismatch", "frequency_mismatch", "severity_mismatch",
            "comparison_mismatch", "temporality_mismatch", "experiencer_mismatch",
        }
    ) | _SPANS,
}  # fmt: skip
"""A sentence of another patient can differ in anything. `unsupported` alone is a right reason only there: a verifier
that cannot say what is wrong with a dose does not know it."""


def of_operators(names: set[str]) -> dict[str, frozenset[FlagCode]]:
    """The same for names like `dose.tenfold`."""
    return {name: REASONS[name.partition(".")[0]] for name in names}
