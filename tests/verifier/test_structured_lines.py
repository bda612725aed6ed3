"""A structured entry is read by itself: the line below says nothing of it. All patients are invented."""


def test_what_was_not_done_denies_nothing_above(flagged):
    done = {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": "Lumbar puncture"},
        "performedDateTime": "2025-05-06",
    }
    undone = done | {"status": "not-done", "code": {"text": "Bronchoscopy"}}
    kin = {
        "resourceType": "FamilyMemberHistory",
        "relationship": {"text": "Mother"},
        "condition": [{"code": {"text": "Gout"}}],
    }
    assert not flagged("A lumbar puncture was done in May 2025.", done, undone, kin)
    assert flagged("A bronchoscopy was done in May 2025.", done, undone, kin)
