"""Contraries in the same words, times, hedges: what a note says otherwise than speech, about an invented patient."""

import pytest

from wardround.agents.verifier.ago import agos_in
from wardround.agents.verifier.check import ClaimInContext, strongest
from wardround.agents.verifier.checks.ago import agos_agree
from wardround.agents.verifier.checks.hedges import hedges_agree
from wardround.agents.verifier.checks.opposites import opposites_agree
from wardround.agents.verifier.checks.tenses import tenses_agree
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, Document, Source

VISIT = """INVENTED PATIENT
[doctor] yeah , so your blood pressure's a little high today
[doctor] and you have this chronic hip pain that we've been dealing with
[patient] yeah and the numbness is not getting worse
[doctor] there's moderate aortic stenosis
[doctor] any swelling that is worse in the morning ?
[doctor] your skin exam shows a small mole on the left forearm
[doctor] you had that gallbladder taken out a few years ago
[patient] i fell off a ladder yesterday while painting the porch
[doctor] i'm gon na go ahead and order a bone density scan
[patient] i'm still taking the zinc tablets
[doctor] and we may see some bruising around the ankle
"""


def signals(check, sentence):
    document = Document(
        id="d1", kind="dialogue", title="visit", text=VISIT, source=Source(path="visit.txt", sha256="0" * 64)
    )
    evidence = Evidence(Case(id="visit", task="summary", root="/", documents=(document,)))
    claim = Claim(id="c1", text=sentence, kind="finding", section="")
    return strongest(list(check(ClaimInContext(claim, evidence, Whole((sentence,))))))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Blood pressure: Low.", "opposite_level"),
        ("Blood pressure is elevated.", None),
        ("Acute hip pain.", "opposite_onset"),
        ("She has chronic pain of the hip.", None),
        ("Severe aortic stenosis.", "opposite_degree"),
        ("Mild aortic stenosis.", "opposite_degree"),
        ("Moderate aortic stenosis.", None),
        ("The numbness is worse.", None),  # `not worse` is held by the checks of denials
        ("Her weight is low.", None),  # nothing is said of it
        ("The swelling is better in the morning.", None),  # a question states nothing
    ],
)
def test_contraries_of_the_same_thing(sentence, name):
    assert set(signals(opposites_agree, sentence)) == ({name} if name else set())


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Awaiting gallbladder surgery.", "time_planned_rival"),
        ("Status post removal of the gallbladder.", None),
        ("We previously ordered a bone density scan.", "time_done_rival"),
        ("We will order a bone density scan.", None),
        ("She was previously taking zinc tablets.", "time_bygone_rival"),
        ("She is taking zinc tablets.", None),
        ("Her limp is due to the fall a year ago.", None),
    ],
)
def test_plans_and_habits_have_their_time(sentence, name):
    assert set(signals(tenses_agree, sentence)) == ({name} if name else set())


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("She fell off a ladder last month while painting the porch.", {"ago_rival", "ago_nowhere", "ago_unsaid"}),
        ("She fell off a ladder last night.", set()),  # may be the same
        ("Her gallbladder was removed several years ago.", set()),
        ("Her gallbladder was removed a few weeks ago.", {"ago_rival", "ago_nowhere", "ago_unsaid"}),
        ("She comes in today.", set()),
    ],
)
def test_how_long_ago_without_a_number(sentence, names):
    assert set(signals(agos_agree, sentence)) == names


def test_spans_of_time_that_meet_are_the_same_time():
    (few,), (couple,), (many,) = map(agos_in, ("a few weeks ago", "a couple of weeks ago", "many years ago"))
    assert few.meets(couple)
    assert not few.meets(many)


@pytest.mark.parametrize(
    ("sentence", "is_noticed"),
    [
        ("The skin exam possibly shows a small mole on the left forearm.", True),
        ("The skin exam shows a small mole on the left forearm.", False),
        ("There may be some bruising around the ankle.", False),
    ],
)
def test_hedges_of_what_is_stated(sentence, is_noticed):
    assert bool(signals(hedges_agree, sentence)) is is_noticed
