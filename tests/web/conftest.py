"""The review page over cases of our own, without a network."""

import pytest

from wardround import api
from wardround.records import Case, Citation, Claim, ClaimVerdict, Document, Draft, Flag, Omission, Source, Verification

HOST = "127.0.0.1:8765"
ORIGIN = {"origin": f"http://{HOST}"}

TEXT = "Patient Invented.\nMetformin 500 mg twice daily.\nAllergic to penicillin.\nNo fever.\n"


def cite(quote):
    start = TEXT.index(quote)
    return Citation(source_id="d1", start=start, end=start + len(quote), quote=quote)


@pytest.fixture
def flagged(monkeypatch, tmp_path) -> Case:
    """A case whose draft has one wrong dose, one good claim, and leaves an allergy out, whatever the checks know."""
    from wardround.graphs import nodes

    document = Document(id="d1", kind="note", title="note", text=TEXT, source=Source(path="note.txt", sha256="0" * 64))
    claims = (
        Claim(
            id="c1",
            text="Metformin 850 mg.",
            kind="medication",
            section="Medications",
            citations=(cite("Metformin 500 mg twice daily."),),
        ),
        Claim(id="c2", text="No fever.", kind="finding", section="Findings", citations=(cite("No fever."),)),
    )
    draft = Draft(task="summary", title="Summary", claims=claims, engine="test")
    monkeypatch.setattr(nodes, "write_draft", lambda *_, **__: (draft, ()))
    monkeypatch.setattr(nodes, "verify_draft", lambda draft, *_, **__: check(draft))
    return Case(id="invented", task="summary", root=str(tmp_path), documents=(document,))


def check(draft):
    """Flags 850 mg, and a missing allergy."""
    verdicts = tuple(verdict(claim) for claim in draft.claims)
    told = any("penicillin" in claim.text for claim in draft.claims)
    missing = Flag(
        code="omitted_allergy",
        severity="urgent",
        message="the allergy to penicillin is missing",
        check="test",
        citations=(cite("Allergic to penicillin."),),
    )
    omissions = () if told else (Omission(flag=missing, rank=1),)
    return Verification(verdicts=verdicts, omissions=omissions, level="required", policy="test")


def verdict(claim):
    wrong = "850" in claim.text
    flag = Flag(
        code="dose_mismatch",
        severity="review",
        message="850 mg against 500 mg",
        words="850 mg",
        check="test",
        claim_id=claim.id,
        citations=(cite("500 mg"),),
    )
    return ClaimVerdict(
        claim_id=claim.id,
        verdict="contradicted" if wrong else "supported",
        risk=0.9 if wrong else 0.1,
        flags=(flag,) if wrong else (),
        text=claim.text,
    )


@pytest.fixture
def waiting(flagged):
    """A run of that case, waiting."""
    return api.run(flagged)


@pytest.fixture
def app(settings):
    pytest.importorskip("fastapi")
    from wardround.web.app import close, create_app

    app = create_app(settings, hosts=(HOST,))
    yield app
    close(app)


@pytest.fixture
def client(app):
    return client_of(app)


def client_of(app, name="Dr A. Example"):
    """A browser that has given its name."""
    from fastapi.testclient import TestClient

    client = TestClient(app, base_url=f"http://{HOST}", headers={"accept": "text/html"})
    if name:
        send(client, "/reviewer", name=name)
    return client


def csrf(client, path="/"):
    page = client.get(path).text
    return page.split('name="csrf" value="')[1].split('"')[0]


def send(client, path, *, headers=ORIGIN, **fields):
    return client.post(path, data={"csrf": csrf(client), **fields}, headers=headers, follow_redirects=False)
