"""A draft in other words than the chart's says the same, and may not say another thing; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Source

CHART = """INVENTED PATIENT
03/02 WR. SOBOE 2/52. Chest clear R, creps L base. JVP up. Ankle oedema. Abdo SNT. Icteric. N&V settled.
Obs: febrile, hypotensive. UO low. Low sodium. TWI in V4-V6. Echo: RWMA of the anterior wall.
CXR: consolidation LLL. OGD: DU, clean base. BMBx planned. LP not done. LSCS 2019. Gallbladder removed 2011.
PERLA, EOMI. Upgoing plantar on the left. R hip: NVI, WBAT. NPO from midnight.
"""


def _flags(sentence: str) -> set[str]:
    document = Document(
        id="d1", kind="letter", title="chart", text=CHART, source=Source(path="chart.txt", sha256="0" * 64)
    )
    case = Case(id="c", task="summary", root="/", documents=(document,))
    verdicts = verify_text(sentence, case, max_omissions=0).verdicts
    return {flag.check for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Crackles were present at the left base.",
        "He had exertional dyspnoea for two weeks.",
        "He was jaundiced.",
        "He was pyrexial with low blood pressure.",
        "He was oliguric and hyponatraemic.",
        "The ECG showed T-wave inversion in V4-V6.",
        "There was a regional wall motion abnormality of the anterior wall.",
        "The chest radiograph showed consolidation of the left lower lobe.",
        "Gastroscopy showed a duodenal ulcer with a clean base.",
        "A bone marrow biopsy is planned.",
        "She had a caesarean section in 2019.",
        "She had a cholecystectomy in 2011.",
        "The neck veins were distended.",
        "The ankles were swollen.",
    ],
)
def test_the_same_in_other_words_is_not_flagged(sentence):
    assert not _flags(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wheeze was present at the left base.",
        "Crackles were present at the right base.",
        "No crackles were present at the left base.",
        "He had haemoptysis for two weeks.",
        "Colonoscopy showed a duodenal ulcer with a clean base.",
        "The chest radiograph showed consolidation of the right lower lobe.",
        "The echocardiogram showed a pericardial effusion.",
        "A lumbar puncture was done.",
        "She had an appendectomy in 2011.",
        "He was afebrile.",
    ],
)
def test_another_thing_is_flagged(sentence):
    assert _flags(sentence)
