"""The page as a person uses it, without a browser: what it shows, and what its forms do."""

import io

import pytest

from wardround import api

from .conftest import ORIGIN, TEXT, client_of, send


def mark(client, run, target, decision, **fields):
    return send(client, f"/runs/{run.id}/marks", target=target, decision=decision, **fields)


def sign(client, run, **fields):
    values = {"decision": "approve", "draft_sha256": run.draft_sha256, "attest": "yes"} | fields
    return send(client, f"/runs/{run.id}/decision", **values)


def test_the_queue_lists_what_waits(client, waiting):
    page = client.get("/").text
    assert waiting.id in page
    assert "invented" in page
    assert waiting.id not in client.get("/?level=urgent").text
    assert waiting.id in client.get("/?level=required").text


def test_a_case_shows_claims_flags_in_words_omissions_and_marked_sources(client, waiting):
    page = client.get(f"/runs/{waiting.id}").text
    assert 'Metformin <em class="doubt">850 mg</em>.' in page
    assert "A dose is not the source" in page
    assert "the allergy to penicillin is missing" in page
    assert ">500 mg</mark>" in page
    assert "0 of 1 flagged looked at" in page


def test_the_marked_pieces_of_a_source_join_to_its_text(client, waiting):
    from html import unescape
    from re import search, sub

    page = client.get(f"/runs/{waiting.id}").text
    shown = search(r'<div class="text">(.*?)</div>', page, flags=16).group(1)
    assert unescape(sub(r"<[^>]*>", "", shown)) == TEXT


def test_nothing_is_signed_before_the_flagged_claims_were_looked_at(client, waiting):
    assert "must be looked at" in client.get(f"/runs/{waiting.id}/sign").text
    answer = sign(client, waiting)
    assert answer.status_code == 422
    assert "c1" in answer.text
    assert api.get_run(waiting.id).status == "awaiting_review"


def test_nothing_is_signed_without_the_attestation_or_a_name(client, app, waiting):
    mark(client, waiting, "c1", "looked")
    assert sign(client, waiting, attest="").status_code == 422
    assert sign(client_of(app, name=""), waiting).status_code == 403
    assert api.get_run(waiting.id).status == "awaiting_review"


def test_looked_at_then_signed(client, waiting):
    assert mark(client, waiting, "c1", "looked").json() == {"decision": "looked", "seen": 1, "must": 1}
    page = client.get(f"/runs/{waiting.id}/sign").text
    assert "I am <strong>Dr A. Example</strong>" in page
    assert "the allergy to penicillin is missing" in page  # left out, and said to whoever signs
    assert sign(client, waiting).status_code == 303
    done = api.get_run(waiting.id)
    assert (done.status, done.report.reviewer) == ("final", "Dr A. Example")
    assert done.reviews[0].looked_at == ("c1",)
    assert "Countersigned by Dr A. Example" in client.get(f"/runs/{waiting.id}").text


def test_edits_and_accepted_omissions_are_in_what_is_released(client, waiting):
    mark(client, waiting, "c1", "edit", text="Metformin 500 mg twice daily.")
    mark(client, waiting, "omission 1", "accept")
    assert "Metformin 850 mg." in client.get(f"/runs/{waiting.id}/sign").text
    sign(client, waiting)
    done = api.get_run(waiting.id)
    assert done.status == "final"
    assert "Metformin 500 mg twice daily" in done.report.markdown
    assert "Allergic to penicillin" in done.report.markdown
    assert api.audit(waiting.id) == []


def test_an_edit_that_is_flagged_comes_back(client, waiting):
    mark(client, waiting, "c1", "edit", text="Metformin 850 mg daily.")
    sign(client, waiting)
    again = api.get_run(waiting.id)
    assert again.status == "awaiting_review"
    page = client.get(f"/runs/{waiting.id}").text
    assert "something was flagged: look again" in page
    assert "0 of 1 flagged looked at" in page  # the new draft is another draft


def test_a_note_is_taken_back_and_the_look_stays(client, waiting):
    mark(client, waiting, "c1", "reject", reason="wrong")
    assert mark(client, waiting, "c1", "looked").json()["decision"] == "reject"
    assert mark(client, waiting, "c1", "clear").json()["decision"] == "looked"


def test_return_and_reject(client, waiting):
    values = {"draft_sha256": waiting.draft_sha256}
    assert send(client, f"/runs/{waiting.id}/decision", decision="return", **values).status_code == 422
    send(client, f"/runs/{waiting.id}/decision", decision="return", comment="the dose", **values)
    assert api.get_run(waiting.id).status == "awaiting_review"
    send(client, f"/runs/{waiting.id}/decision", decision="reject", comment="wrong case", **values)
    assert api.get_run(waiting.id).status == "rejected"


def test_a_run_is_with_one_reviewer_at_a_time(client, app, waiting):
    client.get(f"/runs/{waiting.id}")
    other = client_of(app, "Dr B. Example")
    assert "With Dr A. Example" in other.get(f"/runs/{waiting.id}").text
    assert mark(other, waiting, "c1", "looked").status_code == 409
    send(other, f"/runs/{waiting.id}/take")
    assert mark(other, waiting, "c1", "looked").status_code == 200
    assert mark(client, waiting, "c2", "looked").status_code == 409


@pytest.mark.parametrize(
    ("target", "decision", "text"),
    [("c9", "looked", ""), ("c1", "accept", ""), ("omission 1", "edit", "x"), ("c1", "edit", " "), ("c1", "burn", "")],
)
def test_notes_that_do_not_fit_are_refused(client, waiting, target, decision, text):
    assert mark(client, waiting, target, decision, text=text).status_code == 422


def test_a_decision_on_a_draft_that_has_changed_is_refused(client, waiting):
    mark(client, waiting, "c1", "looked")
    assert sign(client, waiting, draft_sha256="0" * 64).status_code == 409


def test_an_edit_is_checked_before_it_is_saved(client, case_folder):
    run = api.run(case_folder)
    claim = next(claim for claim in run.draft.claims if "500 mg" in claim.text)
    path = f"/runs/{run.id}/claims/{claim.id}/check"
    right = send(client, path, text=claim.text).json()
    wrong = send(client, path, text=claim.text.replace("500", "50")).json()
    assert right["verdict"] == "supported"
    assert wrong["verdict"] == "contradicted"
    assert wrong["flags"][0]["meaning"]


def test_an_image_is_shown_windowed(client):
    from pathlib import Path

    from PIL import Image

    run = api.run(Path(__file__).parents[2] / "examples" / "cases" / "pneumonia")
    answer = client.get(f"/runs/{run.id}/images/i1.png", headers=ORIGIN)
    assert answer.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert shown.mode == "L"
        low, high = shown.getextrema()
        assert high - low > 200
    assert client.get(f"/runs/{run.id}/images/i9.png").status_code == 404


def test_pages_of_a_pdf_are_shown_with_the_evidence_marked(client, tmp_path):
    import shutil
    from pathlib import Path

    folder = shutil.copytree(Path(__file__).parents[2] / "examples" / "cases" / "followup_letter", tmp_path / "case")
    run = api.run(api.load_case(folder, task="summary"))
    page = client.get(f"/runs/{run.id}").text
    assert f'data-base="/runs/{run.id}/pages/d1"' in page
    assert 'data-page="1" data-start=' in page
    claim = next(claim for claim in run.draft.claims if claim.citations[0].source_id == "d1")
    span = f"?start={claim.citations[0].start}&end={claim.citations[0].end}"
    answer = client.get(f"/runs/{run.id}/pages/d1/1.png{span}")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert 0 < client.get(f"/runs/{run.id}/pages/d1/1.json{span}").json()["top"] < 1
    for path in ("d1/2.png", "d2/1.png", "d9/1.png", "d1/0.png"):
        assert client.get(f"/runs/{run.id}/pages/{path}").status_code == 404
    assert client.get(f"/runs/{run.id}/pages/d1/x.png").status_code == 422
    (folder / "2026-04-10_echocardiography.pdf").write_bytes(b"%PDF-1.4 another")
    assert "changed since" in client.get(f"/runs/{run.id}/pages/d1/1.png").text


def test_the_queue_s_filters_and_reasons(client, waiting):
    page = client.get("/").text
    assert "dose mismatch" in page
    assert "omitted allergy" in page
    for query, shown in (
        ("reason=dose_mismatch", True),
        ("reason=date_mismatch", False),
        ("task=summary&level=required", True),
        ("task=letter", False),
        ("level=&task=&reason=", True),
    ):
        assert (waiting.id in client.get(f"/?{query}").text) == shown, query
    assert client.get("/?reason=nonsense").status_code == 422


def test_what_became_of_each_claim_stands_beside_the_document(client, waiting):
    mark(client, waiting, "c1", "edit", text="Metformin 500 mg twice daily.", reason="as the note says")
    sign(client, waiting)
    page = client.get(f"/runs/{waiting.id}").text
    assert "From draft to document" in page
    assert "Metformin 850 mg." in page
    assert "edited by Dr A. Example: as the note says" in page


def test_all_forms_of_a_signed_document_can_be_kept(client, waiting):
    from wardround.agents.review import ATTESTATION
    from wardround.files import FORMS

    mark(client, waiting, "c1", "looked")
    sign(client, waiting)
    for form in FORMS:
        answer = client.get(f"/runs/{waiting.id}/files/{form}")
        assert answer.headers["content-disposition"] == f'attachment; filename="{form}"'
        assert len(answer.content) > 100
    assert client.get(f"/runs/{waiting.id}/files/run.json").status_code == 404
    assert api.get_run(waiting.id).reviews[0].attestation == ATTESTATION


def test_an_unknown_run_is_not_found(client):
    assert client.get("/runs/none").status_code == 404
