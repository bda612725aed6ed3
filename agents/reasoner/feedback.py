"""What the next draft must heed, from what the checks found."""

from wardround.records import Flag, FlagCode, Verification

CORRECTABLE: frozenset[FlagCode] = frozenset(
    {
        "citation_missing",
        "citation_unresolved",
        "quote_mismatch",
        "unsupported",
        "negation_mismatch",
        "certainty_mismatch",
        "temporality_mismatch",
        "experiencer_mismatch",
        "laterality_mismatch",
        "anatomy_mismatch",
        "number_mismatch",
        "unit_mismatch",
        "dose_mismatch",
        "frequency_mismatch",
        "duration_mismatch",
        "date_mismatch",
        "drug_mismatch",
        "age_mismatch",
        "sex_mismatch",
        "severity_mismatch",
        "comparison_mismatch",
        "image_claim_unread",
        "image_claim_mismatch",
        "omitted_allergy",
        "omitted_medication",
        "omitted_result",
        "omitted_impression",
        "omitted_follow_up",
        "omitted_code_status",
        "omitted_precaution",
        "omitted_history",
        "omitted_statement",
        "phi_in_letter",
    }
)
"""Where a check can say what is wrong. The rest (a conflict between sources, an allergy to a drug in use) is true of
the case, and rewriting the draft would only hide it."""


def corrections(verification: Verification) -> list[str]:
    """One line for each thing that another draft could put right, gravest first; empty when there is nothing."""
    flags = [flag for flag in verification.all_flags() if flag.code in CORRECTABLE and flag.severity != "note"]
    flags.sort(key=lambda flag: flag.severity != "urgent")
    return [_line(flag) for flag in flags]


def _line(flag: Flag) -> str:
    return f"{flag.claim_id or 'draft'}: {flag.code}: {flag.message}"
