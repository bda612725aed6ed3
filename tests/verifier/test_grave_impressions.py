"""What reports, specimens and cultures show that a draft must not leave out; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str, draft: str = "He was seen.") -> list[str]:
    found = wr.verify(draft, {"report.txt": record})
    return [one.flag.message for one in found.omissions if one.flag.code == "omitted_impression"]


def of_scan(impression: str) -> str:
    return f"CT REPORT\nDate: 2026-05-02\n\nIMPRESSION: {impression}\n"


GRAVE = [
    ("Acute right extradural haematoma with herniation.", "CT shows an acute EDH on the right with herniation."),
    ("Conus compression from a disc at L1.", "CT: compression of the spinal cord at L1."),
    ("Ruptured tubal ectopic pregnancy.", "She has a ruptured ectopic."),
    ("Fournier gangrene.", "Necrotising infection, Fournier gangrene."),
    ("Sigmoid volvulus.", "CT confirmed a volvulus."),
    ("Acute DVT of the right popliteal vein.", "Clot in the right popliteal vein."),
    ("Free intraperitoneal gas.", "CT shows a perforation."),
    ("Vertebral osteomyelitis at L3.", "Osteomyelitis of L3."),
    ("Left tension pneumothorax.", "The left lung has collapsed under tension: collapsed left lung."),
    ("Ruptured thoracic aneurysm.", "The thoracic aneurysm has ruptured."),
    ("Acute calculous cholecystitis.", "Acute cholecystitis with stones."),
]


@pytest.mark.parametrize(("impression", "draft"), GRAVE)
def test_a_grave_impression_is_surfaced_unless_it_is_carried_in_other_words(impression, draft):
    assert missing(of_scan(impression))
    assert missing(of_scan(impression), draft) == []


def test_a_fracture_elsewhere_does_not_carry_it():
    assert missing(of_scan("Displaced fracture of the left humerus."), "He had a rib fracture once.")
    assert missing(of_scan("Displaced fracture of the left humerus."), "Broken left arm, humerus.") == []


def test_a_heading_of_urgency_is_no_finding():
    assert missing(of_scan("CRITICAL RESULT called at 14:05. Urgent: none.")) == []


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Histology: poorly differentiated adenocarcinoma of the caecum, carcinoma.", "Cancer of the caecum."),
        ("PATHOLOGY REPORT\nDiagnosis: Skin of the back, excision: melanoma.\n", "Melanoma of the back was excised."),
        ("Blood cultures: Klebsiella pneumoniae in 2 of 2 bottles.", "Blood cultures grew Klebsiella."),
        ("CSF: Gram-positive diplococci.", "CSF had Gram-positive diplococci."),
    ],
)
def test_what_a_specimen_or_a_culture_shows_is_surfaced(record, draft):
    assert missing(record)
    assert missing(record, draft) == []


@pytest.mark.parametrize(
    "record",
    [
        "Biopsy to exclude carcinoma is booked.",
        "Histology: benign, no malignancy.",
        "Biopsy in 2014 showed melanoma.",
        "Blood cultures: no growth. Blood culture: coagulase-negative staphylococcus, likely contaminant.",
        "CSF negative for Listeria.",
    ],
)
def test_what_is_denied_awaited_or_past_is_not(record):
    assert missing(record) == []
