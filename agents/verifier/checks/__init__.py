"""All checks, in the order in which their flags are listed."""

from ..check import Check, ClaimInContext
from .abilities import abilities_are_told
from .actions import actions_are_the_sources
from .age import age_agrees
from .ago import agos_agree
from .allergens import allergens_are_recorded
from .allergy import allergy_conflict
from .altered import repetition_is_exact
from .amounts import (
    dates_are_the_sources,
    doses_are_the_sources,
    frequencies_are_the_sources,
    numbers_are_the_sources,
)
from .at_odds import claims_agree_with_themselves
from .axes import ends_agree
from .bare_trouble import trouble_is_told
from .barred import nothing_barred_begins, nothing_forbidden_is_allowed, what_must_go_on_does
from .begun import what_goes_on_is_not_begun
from .bygone import bygone_is_not_now
from .calendar import days_are_the_sources
from .certainty import sureness_agrees
from .citation import citations_resolve
from .clauses import clauses_agree
from .code_status import code_status_agrees
from .counted_kin import kin_are_counted_alike
from .cut import citations_are_whole
from .death_wish import dangers_are_not_denied
from .degrees import degrees_agree
from .denials import denials_are_the_sources
from .denied_twice import nothing_is_denied_twice
from .drugs import drugs_are_the_sources
from .each_time import said_otherwise_each_time
from .elsewhere import citations_support
from .experiencer import whose
from .graded import degrees_are_of_the_thing
from .handedness import handedness_agrees
from .hedges import hedges_agree
from .helped import help_is_told
from .histories import histories_are_told_alike
from .holders import holders_agree
from .if_clauses import conditions_agree
from .image import image_claims_agree, image_claims_were_read
from .invented import nothing_is_invented
from .kept import what_is_kept_does_not_end
from .laterality import sides_agree
from .levels_in_talk import levels_are_told_alike
from .moments import moments_are_the_sources
from .one_sided import one_side_is_told
from .opposites import opposites_agree
from .ordered import orders_are_not_results
from .parts import parts_are_well
from .patients import the_patient_is_the_records
from .pieces import pieces_are_said
from .plain import allergies_denied, plainly_denied
from .plausible import numbers_are_possible
from .polarity import polarity
from .questions_left import questions_are_left
from .reworded import wording_is_the_cited_one
from .sex import sex_agrees
from .sex_in_talk import sex_is_the_patients
from .standing_in_talk import standings_are_told
from .support import is_supported
from .supposed import doubts_are_kept
from .taken_still import what_is_taken_is_not_denied
from .tenses import tenses_agree
from .told_plainly import contrary_is_told_plainly
from .topics import topics_are_spoken_of
from .unsaid import turns_are_said
from .unsaid_ends import ends_are_said
from .unusual import any_is_denied, polarity_is_usual
from .wholly_denied import nothing_told_is_wholly_denied
from .written import CHART_CHECKS, WRITTEN_CHECKS

_ON_ANY_RECORD: tuple[Check, ...] = (
    citations_resolve,
    citations_are_whole,
    citations_support,
    repetition_is_exact,
    wording_is_the_cited_one,
    allergy_conflict,
    allergens_are_recorded,
    code_status_agrees,
    image_claims_were_read,
    image_claims_agree,
    drugs_are_the_sources,
    doses_are_the_sources,
    frequencies_are_the_sources,
    kin_are_counted_alike,
    numbers_are_the_sources,
    dates_are_the_sources,
    days_are_the_sources,
    moments_are_the_sources,
    actions_are_the_sources,
    what_is_taken_is_not_denied,
    what_is_kept_does_not_end,
    what_goes_on_is_not_begun,
    nothing_barred_begins,
    nothing_forbidden_is_allowed,
    what_must_go_on_does,
    numbers_are_possible,
    claims_agree_with_themselves,
    sides_agree,
    handedness_agrees,
    ends_agree,
    ends_are_said,
    one_side_is_told,
    the_patient_is_the_records,
    age_agrees,
    sex_agrees,
    sex_is_the_patients,
    whose,
    holders_agree,
    plainly_denied,
    allergies_denied,
    polarity,
    denials_are_the_sources,
    nothing_is_denied_twice,
    dangers_are_not_denied,
    clauses_agree,
    said_otherwise_each_time,
    contrary_is_told_plainly,
    standings_are_told,
    histories_are_told_alike,
    questions_are_left,
    nothing_told_is_wholly_denied,
    abilities_are_told,
    help_is_told,
    trouble_is_told,
    conditions_agree,
    parts_are_well,
    polarity_is_usual,
    any_is_denied,
    degrees_agree,
    degrees_are_of_the_thing,
    sureness_agrees,
    hedges_agree,
    doubts_are_kept,
    opposites_agree,
    levels_are_told_alike,
    tenses_agree,
    orders_are_not_results,
    bygone_is_not_now,
    agos_agree,
    turns_are_said,
    is_supported,
    nothing_is_invented,
    pieces_are_said,
    topics_are_spoken_of,
)


def checks_for(context: ClaimInContext) -> tuple[Check, ...]:
    """The checks that a claim goes through: those of writing only where no document is a transcript, few where one is."""
    if not context.is_checkable:
        return _ON_ANY_RECORD
    if context.evidence.is_all_written:
        return (*_ON_ANY_RECORD, *WRITTEN_CHECKS)
    return (*_ON_ANY_RECORD, *CHART_CHECKS) if context.evidence.is_partly_written else _ON_ANY_RECORD


__all__ = ["checks_for"]
