"""A chart beside a transcript is read as a chart, and what the talk tells as talk."""

import pytest

from wardround import load_case
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.views import in_view
from wardround.agents.verifier.whole import Whole

TALK = "Doctor: How have you been?\nPatient: My wrist is sore.\nDoctor: Any falls?\nPatient: No, none.\n"
CHART = "INVENTED PATIENT\nOperations: carpal tunnel release 2019, right wrist\nEcho 2021: LVEF 55%, no valve disease\n"


@pytest.mark.parametrize(
    ("claim", "files", "is_chart"),
    [
        ("Echo in 2021 showed no valve disease.", {"chart.txt": CHART, "talk.txt": TALK}, True),
        ("Her wrist is sore and she denies falls.", {"chart.txt": CHART, "talk.txt": TALK}, False),
        ("Echo in 2021 showed no valve disease.", {"talk.txt": TALK}, False),
        ("Her wrist is sore and she denies falls.", {"chart.txt": CHART}, True),
    ],
)
def test_a_claim_is_held_against_what_tells_it(claim, files, is_chart):
    context = ClaimInContext(claims_in(claim)[0][0], Evidence(load_case(files)), Whole((claim,)))
    assert in_view(context).evidence.is_all_written is is_chart


@pytest.mark.parametrize(
    "claim", ["Wrist operation in 2019; she takes digoxin.", "Wrist operation in 2019, as her aunt had."]
)
def test_a_claim_that_names_what_only_the_talk_names_is_held_against_both(claim):
    files = {"chart.txt": CHART, "talk.txt": f"{TALK}Patient: I take digoxin, and my aunt had that operation too.\n"}
    context = ClaimInContext(claims_in(claim)[0][0], Evidence(load_case(files)), Whole((claim,)))
    assert not in_view(context).evidence.is_all_written
