"""Checks of what was written: a letter means what it says, so that one plain contradiction is enough.

None is asked where a transcript is among the documents (`checks_for`). Their signals are for review by themselves
(`agents/verifier/calibration.py`): the fit rests on speech and never sees them.
"""

from ...check import Check
from .acts import acts_are_somewhere
from .again import nothing_denied_comes_again
from .agents import agents_are_the_records
from .appointments import appointments_are_the_records
from .as_needed import need_is_the_records
from .avoided import the_avoided_are_the_records
from .balance import balances_are_the_records
from .baseline import baselines_are_reached
from .beside_former import values_go_as_told
from .beyond import values_are_beyond
from .blood_groups import blood_groups_are_the_records
from .borne import what_harmed_was_not_borne
from .broader import nothing_broader_is_denied
from .called_normal import studies_are_not_normal
from .causes import causes_are_the_records
from .chambers import chambers_are_the_records
from .changes import changes_are_the_records, doses_are_of_the_medicine
from .compared import comparisons_are_the_records
from .confidences import confidences_are_kept
from .consent import consent_is_the_records
from .contrary import statements_are_not_turned_round
from .corrected_sides import corrected_sides_are_kept
from .counts import counts_are_the_records, shares_are_the_records
from .course_lengths import courses_end_as_told
from .cultures import cultures_are_the_records
from .dated import events_are_of_their_days
from .deciders import deciders_are_the_records
from .degrees import degrees_are_the_records
from .denied import findings_are_not_denied
from .destinations import destinations_are_the_records
from .devices import devices_are_in_place
from .discharge_list import medicines_are_taken_home
from .dose_order import doses_are_in_their_order
from .ever import histories_are_not_denied
from .exchanged import cells_are_in_their_places
from .families import relatives_are_not_exchanged
from .family_denials import families_are_not_denied
from .former import doses_are_todays
from .given import gifts_are_the_records
from .gone import what_goes_on_is_not_over
from .gravida import births_are_the_records
from .habits import habits_are_the_records
from .how_long import courses_are_of_their_doses
from .kinds import kinds_are_the_records
from .levels import levels_are_the_records
from .markers import markers_agree
from .meant import findings_are_not_denied_by_name
from .medicines import medicines_are_in_use
from .natures import lesions_are_of_their_nature
from .not_done import done_is_not_refused
from .nowhere import nothing_is_from_nowhere
from .of_sides import sides_are_of_the_thing
from .once import what_was_is_not_told_as_now
from .organisms import organisms_are_the_records
from .pending import results_are_there
from .problem_status import problems_stand_as_recorded
from .prohibited import what_is_forbidden_is_not_ordered
from .reactions import reactions_are_the_records
from .regardless import conditions_are_not_dropped
from .relatives import conditions_are_whose
from .resumed import doses_are_resumed
from .roles import roles_are_the_records
from .routes import routes_are_the_records
from .ruled_out import nothing_open_is_ruled_out
from .schedules import schedules_are_the_records
from .sites import sites_are_the_records
from .spans import spans_are_in_their_units
from .spared_limbs import spared_arms_are_the_records
from .stages import stages_are_the_records
from .standings import standings_are_the_records
from .stay import admitted_and_discharged_then, stays_are_as_long
from .still import what_is_back_is_not_held, what_is_over_does_not_go_on
from .sureness import sureness_is_the_records
from .susceptibility import susceptibility_agrees
from .switches import switches_are_the_records
from .targets import targets_are_the_records
from .treated import treatments_are_the_records
from .trends import directions_are_the_records
from .turns import turns_are_the_records
from .undone import tests_were_done
from .unrecorded import nothing_recorded_is_denied
from .until import courses_end_then
from .until_what import conditions_are_of_their_sort
from .values import bounds_are_the_records, values_are_from_somewhere, values_are_the_records
from .values_when import values_are_of_their_time
from .weight import weight_changed_as_told

WRITTEN_CHECKS: tuple[Check, ...] = (
    findings_are_not_denied,
    findings_are_not_denied_by_name,
    histories_are_not_denied,
    families_are_not_denied,
    statements_are_not_turned_round,
    medicines_are_in_use,
    organisms_are_the_records,
    habits_are_the_records,
    stages_are_the_records,
    degrees_are_the_records,
    conditions_are_whose,
    done_is_not_refused,
    directions_are_the_records,
    susceptibility_agrees,
    levels_are_the_records,
    kinds_are_the_records,
    markers_agree,
    nothing_is_from_nowhere,
    results_are_there,
    turns_are_the_records,
    baselines_are_reached,
    standings_are_the_records,
    causes_are_the_records,
    destinations_are_the_records,
    agents_are_the_records,
    roles_are_the_records,
    relatives_are_not_exchanged,
    sites_are_the_records,
    what_is_over_does_not_go_on,
    devices_are_in_place,
    what_was_is_not_told_as_now,
    values_are_the_records,
    bounds_are_the_records,
    values_are_beyond,
    targets_are_the_records,
    values_are_of_their_time,
    weight_changed_as_told,
    balances_are_the_records,
    studies_are_not_normal,
    treatments_are_the_records,
    sureness_is_the_records,
    cultures_are_the_records,
    consent_is_the_records,
    what_is_forbidden_is_not_ordered,
    the_avoided_are_the_records,
    nothing_broader_is_denied,
    doses_are_of_the_medicine,
    changes_are_the_records,
    doses_are_resumed,
    doses_are_todays,
    doses_are_in_their_order,
    medicines_are_taken_home,
    courses_end_as_told,
    courses_end_then,
    conditions_are_of_their_sort,
    switches_are_the_records,
    counts_are_the_records,
    shares_are_the_records,
    events_are_of_their_days,
    appointments_are_the_records,
    admitted_and_discharged_then,
    stays_are_as_long,
    spans_are_in_their_units,
    what_is_back_is_not_held,
    reactions_are_the_records,
    what_harmed_was_not_borne,
    conditions_are_not_dropped,
    routes_are_the_records,
    problems_stand_as_recorded,
    nothing_recorded_is_denied,
    values_are_from_somewhere,
    schedules_are_the_records,
    blood_groups_are_the_records,
    tests_were_done,
    acts_are_somewhere,
    sides_are_of_the_thing,
    values_go_as_told,
    births_are_the_records,
    need_is_the_records,
    courses_are_of_their_doses,
    gifts_are_the_records,
    comparisons_are_the_records,
    chambers_are_the_records,
    nothing_denied_comes_again,
    cells_are_in_their_places,
    deciders_are_the_records,
    confidences_are_kept,
    spared_arms_are_the_records,
    nothing_open_is_ruled_out,
    lesions_are_of_their_nature,
    what_goes_on_is_not_over,
    corrected_sides_are_kept,
)

CHART_CHECKS: tuple[Check, ...] = (
    medicines_are_in_use,
    what_is_back_is_not_held,
    switches_are_the_records,
    deciders_are_the_records,
    confidences_are_kept,
    spared_arms_are_the_records,
    nothing_open_is_ruled_out,
)
"""Those of them that read charts beside a talk too: what became of a medicine is told in both."""

__all__ = ["CHART_CHECKS", "WRITTEN_CHECKS"]
