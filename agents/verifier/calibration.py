"""What signals are worth: a softmax over the classes of error, fitted once, kept as a table that can be read.

Each class of error (negation, dose, another patient, ...) has a score, the sum of what signals say for it; "no error"
has the score 0. The risk is the share of all classes together. So two faint doubts of different kinds make no strong
one, as they would in one sum.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from .check import Signal, strongest


class ErrorClass(NamedTuple):
    """What speaks for one class of error."""

    bias: float
    """Log of its odds against no error, for a claim without any signal."""
    weights: dict[str, float]
    """What a signal at full strength adds to that; none is below 0, so that more doubt is never less risk."""


class Calibration(NamedTuple):
    """The table."""

    classes: dict[str, ErrorClass]
    """By name of the class."""
    models: dict[str, float]
    """Log-odds that the scorers' signals, and what is weighed by hand, add to whatever the classes say."""
    own: float
    """The same for a signal under a name of its scorer's own."""
    review: float
    """Risk from which a person must look."""
    urgent: float
    """Risk from which the doubt is grave."""


class Weighed(NamedTuple):
    """Signals of one claim with what they come to."""

    risk: float
    """In [0, 1]; matters of fact are at least 0.95."""
    shares: dict[str, float]
    """How the classes share that risk: which error it would be. Their sum is 1."""
    table: Calibration
    """By which they were weighed."""

    def worth(self, signal: Signal) -> float:
        """How much a signal counts here: its weights for the classes, by how far the claim is suspected of each."""
        if signal.certain:
            return math.inf
        classes = self.table.classes
        own = sum(share * classes[name].weights.get(signal.name, 0.0) for name, share in self.shares.items())
        return (self.risk * own + _of_model(self.table, signal.name)) * signal.strength


_OF_MODELS = {
    "judged_absent": 0.45,
    "judged_contradicted": 1.0,
    "looked_again": 1.0,
    "nli_contradicted": 1.0,
    "nli_unsupported": 0.45,
    "samples_differ": 0.45,
}
"""Weights of the scorers' signals, as shares of what brings a claim to a person, set by hand: a contradiction does by
itself, an absence only beside other doubts. They were fitted to nothing, since no real model was at hand."""

BY_HAND = {
    "age_unsaid": 0.3,
    "ago_unsaid": 0.4,
    "condition_turned": 0.4,
    "denied_outright": 0.5,
    "finding_each_time": 0.55,
    "frequency_unsaid": 0.4,
    "help_denied": 0.4,
    "otherwise_each_time": 0.4,
    "told_and_denied": 0.4,
    "unsaid_aggravation": 0.4,
    "unsaid_poor": 0.4,
    "unsaid_steady": 0.4,
}
"""The same, of what the fit must not see, or has not seen. An age where talk tells none: clinicians have it from the
chart, and planters change it as often as any other, which says nothing of drafts. It is told in a note, and counts
beside other doubts. A denial against all talk: the fit saw it on no true sentence and would trust it more than any
other, but on visits that nobody read it stood on as many true ones (6) as wrong ones (6), since notes do deny what talk
told. The others stood on none of the true sentences of tuning notes in sight of which they were made, but on too
many that nobody had read to flag a claim by themselves: four of them on 23 of 5,086, another four (help, and three of
degree) on 9 of 4,810, with 15 errors that only they told. A finding that is told otherwise each time stood alone on 8
of these, with 110 errors."""

BY_THEMSELVES = (
    "ability_denied",
    "action_drug_rival",
    "action_listed",
    "altered_meaning",
    "asserted_outright",
    "begun_anew",
    "bygone_as_now",
    "citation_cut",
    "citation_elsewhere",
    "count_nowhere",
    "danger_denied",
    "date_near_rival",
    "date_part_nowhere",
    "date_written_rival",
    "decider_otherwise",
    "degree_reversed",
    "denial_gone",
    "denied_twice",
    "device_nowhere",
    "dose_bare_rival",
    "dose_bound_rival",
    "dose_nowhere",
    "doubt_dropped",
    "drug_barred",
    "drug_group_unknown",
    "drug_must_go_on",
    "end_limb",
    "end_rival",
    "end_unsaid",
    "equal_on_one",
    "grade_otherwise",
    "hand_rival",
    "head_nowhere",
    "history_otherwise",
    "holder_relatives",
    "kept_and_changed",
    "kept_as_ended",
    "kin_counted_otherwise",
    "level_otherwise",
    "number_impossible",
    "number_plain_rival",
    "open_ruled_out",
    "opposite_amount",
    "opposite_extent",
    "opposite_growth",
    "opposite_level",
    "opposite_merit",
    "opposite_onset",
    "opposite_pace",
    "opposite_size",
    "order_as_done",
    "patient_otherwise",
    "questions_left",
    "relatives_condition",
    "sex_plain",
    "side_limb_rival",
    "side_of_both",
    "side_of_pair",
    "side_of_part_and_words",
    "side_word_unsaid",
    "standing_otherwise",
    "taken_still",
    "time_bygone_rival",
    "time_planned_rival",
    "told_in_confidence",
    "told_plainly_asserted",
    "told_plainly_denied",
    "trouble_untold",
    "unknown_at_home",
    "unsaid_already_done",
    "unsaid_certain",
    "unsaid_deteriorating",
    "unsaid_doubled",
    "unsaid_doubt_of_finding",
    "unsaid_doubted",
    "unsaid_end_stage",
    "unsaid_extreme",
    "unsaid_in_care",
    "unsaid_known",
    "unsaid_lasting",
    "unsaid_lifelong",
    "unsaid_negligible",
    "unsaid_no_longer",
    "unsaid_noncompliant",
    "unsaid_onset",
    "unsaid_rare",
    "unsaid_since_youth",
    "unsaid_stopped",
    "unsaid_suspected",
    "unsaid_undecided",
    "verdict_at_odds",
    "verdict_each_time",
    "weekday_nowhere",
    "written_agent",
    "written_asserted",
    "written_balance",
    "written_broader",
    "written_cause",
    "written_chamber",
    "written_change",
    "written_compared",
    "written_consent",
    "written_contrary",
    "written_count",
    "written_course",
    "written_culture",
    "written_day",
    "written_degree",
    "written_denied",
    "written_destination",
    "written_dose",
    "written_ever",
    "written_family",
    "written_forbidden",
    "written_former",
    "written_habit",
    "written_kin_denied",
    "written_kind",
    "written_level",
    "written_marker",
    "written_nature",
    "written_need",
    "written_normal",
    "written_not_done",
    "written_nowhere",
    "written_number",
    "written_of_side",
    "written_organism",
    "written_pending",
    "written_reaction",
    "written_regardless",
    "written_relative",
    "written_resumed",
    "written_route",
    "written_schedule",
    "written_site",
    "written_span",
    "written_stage",
    "written_standing",
    "written_status",
    "written_still",
    "written_sureness",
    "written_susceptibility",
    "written_target",
    "written_treatment",
    "written_trend",
    "written_turn",
    "written_unrecorded",
    "written_until",
    "written_value",
    "written_when",
)
"""For review whatever the fit says: it saw them on no true sentence, or saw them too seldom. Planters seldom reverse
an order or a value, and the notes of the fit cite nothing and rest on speech, not on written lists and dates.
What is asserted against all talk (`asserted_outright`) stood on 17 of 3,240 true sentences of visits by other hands
and on 99 of 2,430 wrong ones, half of which nothing else told; in notes on longer talk it tips the scale as often for
true sentences as for wrong ones, but in a short one (`Do you smoke?` `No.`) nothing else tells.
`opposite_cause` is not among them: on visits that nobody read it stood on more true sentences than wrong ones, since
talk names two causes to tell them apart.
A dose that stands nowhere, or beside another of its drug, is one: on 66 visits that no check was made with it was seen
on 15 true sentences and 129 wrong ones. Another date than the closest place has (`date_near_rival`) stood on 4 of 7,847
true sentences of tuning notes and on 37 of 933 wrong ones; `number_impossible` on none.
High for low, more for less, partial for complete or large for small in the same words stood at full strength on none
of 5,391 true sentences of tuning notes, 2,805 of them by language models, and better for worse or a morning for a night
(`degree_reversed`) on none either. Of 14,170 true sentences, 5,080 of them read by nobody, these stood together on 5:
histories, who is at home, levels of results, what is taken or begun, denials gone, and the turns that were added with
them (`extreme`, `negligible`, `lifelong`, `undecided` and their like). Counts in short talk and the side of a part
that the words bear out stood on one each of those that nobody had read.
One thing told plainly otherwise (`told_plainly`) stood alone on one true sentence of some 30,000, and on 13 errors;
where a long talk told what a note denies, it is a doubt like `told_and_denied`."""
IN_WRITING = (
    "action_rival",
    "both_part_rival",
    "drug_unknown",
    "finding_rival",
    "findings_exchanged",
    "frequency_bound_rival",
    "holder_kin",
    "holder_patients",
    "holder_patients_word",
    "life_nowhere",
    "number_nowhere_rival",
    "number_rival",
    "one_of_pair",
    "opposite_cause",
    "opposite_change",
    "opposite_degree",
    "opposite_ease",
    "opposite_function",
    "opposite_help",
    "opposite_integrity",
    "part_is_well",
    "sex_draft",
    "side_part_rival",
    "side_word_rival",
    "tense_already_absent",
    "time_done_rival",
)
"""For review by themselves where no talk is in the record. The fit saw them on a few true sentences of talk, and
weighs them there, or notes that nobody had read had as many true sentences with them as there were errors that only
they told; of written records the fit knows nothing. Another number, dose or frequency of the very thing is one there:
of 1,238 true sentences on 39 written records four had such a sign at full strength, of 1,436 wrong ones 34."""
OWN = "own:"
"""Begins the names of signals that only a user's scorer knows."""
_LESS_IN_WRITING = 0.6
"""Log-odds by which the fit's classes count less where no talk is in the record: it was fitted to talk, and of what it
flagged at less than that on charts that nobody had read, 14 sentences were true and 15 wrong."""
_RARE = -9.0
"""Bias of the class that these make up."""
_MARGIN = 0.5
"""Log-odds above the threshold for review, at most; half the way to the urgent one where that is less."""


@lru_cache(maxsize=2)
def calibration(*, is_all_written: bool = False) -> Calibration:
    """The table that ships with the library; `calibration.json` says how it was got.

    Args:
        is_all_written: for a record without talk.
    """
    table = json.loads(resources.files(__package__).joinpath("calibration.json").read_text(encoding="utf-8"))
    less = _LESS_IN_WRITING if is_all_written else 0.0
    classes = {name: ErrorClass(one["bias"] - less, one["weights"]) for name, one in table["classes"].items()}
    review, urgent = (math.log(table[name] / (1 - table[name])) for name in ("review", "urgent"))
    enough = review + min(_MARGIN, (urgent - review) / 2)
    models = {name: share * (enough - log_odds(classes, {})[0]) for name, share in (_OF_MODELS | BY_HAND).items()}
    alone = (*BY_THEMSELVES, *IN_WRITING) if is_all_written else BY_THEMSELVES
    classes["by itself"] = ErrorClass(_RARE, dict.fromkeys(alone, enough - _RARE))
    return Calibration(classes, models, enough - log_odds(classes, {})[0], table["review"], table["urgent"])


def weigh(signals: Sequence[Signal], *, is_all_written: bool = False) -> Weighed:
    """What signals come to, on talk or on a record without any."""
    table, strengths = calibration(is_all_written=is_all_written), strongest(signals)
    odds, shares = log_odds(table.classes, strengths)
    beside = sum(_of_model(table, name) * value for name, value in strengths.items())
    risk = 1 / (1 + math.exp(-(odds + beside)))
    return Weighed(round(max(risk, 0.95) if any(signal.certain for signal in signals) else risk, 4), shares, table)


def _of_model(table: Calibration, name: str) -> float:
    return table.own if name.startswith(OWN) else table.models.get(name, 0.0)


def log_odds(classes: Mapping[str, ErrorClass], strengths: Mapping[str, float]) -> tuple[float, dict[str, float]]:
    """The log-odds of an error of any class, and how the classes share it."""
    scores = {name: one.bias + _sum(one.weights, strengths) for name, one in classes.items()}
    top = max(scores.values())
    parts = {name: math.exp(score - top) for name, score in scores.items()}
    total = sum(parts.values())
    return top + math.log(total), {name: part / total for name, part in parts.items()}


def _sum(weights: Mapping[str, float], strengths: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in strengths.items())
