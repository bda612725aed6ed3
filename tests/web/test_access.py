"""Who may ask, and what a hostile case can do: nothing."""

from re import fullmatch

import pytest

from wardround import api
from wardround.records import Case, Document, MissingExtraError, RunError, Source

from . import hostile as made
from .conftest import HOST, ORIGIN, client_of, csrf, send

fastapi = pytest.importorskip("fastapi")

STRINGS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE runs; --",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "</title></textarea><svg onload=alert(1)>",
)


def test_every_answer_has_the_headers_and_no_inline_script(client, waiting):
    for path in ("/", f"/runs/{waiting.id}", f"/runs/{waiting.id}/sign", "/runs/none", "/static/review.css"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert "HttpOnly; SameSite=Strict" in answer.headers["set-cookie"]
        assert "<script>" not in answer.text
        assert " onclick" not in answer.text
        assert " style=" not in answer.text


def test_another_name_for_the_server_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("headers", [{}, {"origin": "http://evil.example"}, {"origin": "null"}])
def test_a_post_from_elsewhere_is_refused(client, waiting, headers):
    answer = send(client, f"/runs/{waiting.id}/marks", target="c1", decision="looked", headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "guess", "é"])
def test_a_post_without_the_csrf_token_is_refused(client, waiting, token):
    fields = {"csrf": token, "decision": "reject", "draft_sha256": waiting.draft_sha256}
    answer = client.post(f"/runs/{waiting.id}/decision", data=fields, headers=ORIGIN)
    assert answer.status_code == 403
    assert api.get_run(waiting.id).status == "awaiting_review"


def test_the_csrf_token_of_another_session_is_refused(client, app, waiting):
    stolen = csrf(client_of(app, "Dr B. Example"))
    assert client.post("/reviewer", data={"csrf": stolen, "name": "x"}, headers=ORIGIN).status_code == 403


@pytest.mark.parametrize(
    "path", ["/docs", "/openapi.json", "/static/../app.py", "/static/%2e%2e/app.py", "/etc/passwd"]
)
def test_other_paths_are_not_there(client, path):
    assert client.get(path).status_code == 404


def test_with_a_token_nothing_is_shown_before_it_is_given(settings, waiting):
    from wardround.web.app import close, create_app

    token = "a-long-enough-token"
    app = create_app(settings, hosts=None, token=token)
    client = client_of(app, name="")
    assert "token" in client.get("/").text.lower()
    assert waiting.id not in client.get("/").text
    assert client.get(f"/runs/{waiting.id}", headers={"accept": "*/*"}).status_code == 401
    assert client.post("/reviewer", data={"name": "x"}, headers=ORIGIN).status_code == 401
    before = client.cookies["wardround_review"]
    page = client.get("/sign-in").text
    form = {"csrf": page.split('name="csrf" value="')[1].split('"')[0]}
    assert client.post("/sign-in", data={**form, "token": "wrong"}, headers=ORIGIN).status_code == 401
    assert client.post("/sign-in", data={**form, "token": token}, headers=ORIGIN).status_code == 200
    assert waiting.id in client.get("/").text
    assert client.cookies["wardround_review"] != before
    close(app)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "ward.example", "::"])
def test_an_address_that_is_not_loopback_needs_a_token(settings, host):
    from wardround.web import serve

    for token in (None, "short"):
        with pytest.raises(RunError, match="open to the network"):
            serve(settings, host=host, token=token, browser=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_loopback_needs_none(host):
    from wardround.web.serve import refuse_open_door

    refuse_open_door(host, None)


def test_a_missing_extra_is_named(settings, monkeypatch):
    import sys

    from wardround.web import serve

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtraError, match=r"wardround\[serve\]"):
        serve(settings, browser=False)


@pytest.mark.parametrize("string", STRINGS)
def test_strings_of_a_hostile_case_are_text(client, tmp_path, string):
    from html import unescape

    text = f"ASSESSMENT\n{string}\nInvented patient with asthma.\n"
    document = Document(
        id="d1",
        kind="note",
        title=string,
        text=text,
        author=string,
        source=Source(path=f"{string}.txt", sha256="0" * 64),
    )
    case = Case(id=string, task="answer", question=f"Has {string} asthma?", root=str(tmp_path), documents=(document,))
    run = api.run(case)
    assert run.status == "awaiting_review"
    for path in ("/?every=true", f"/runs/{run.id}", f"/runs/{run.id}/sign"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page
        assert "49" not in page.split("7 * 7")[0][-3:]
    assert string in unescape(client.get(f"/runs/{run.id}").text)


@pytest.fixture
def hostile(tmp_path):
    return made.run_of(tmp_path)


def test_strings_in_every_field_of_a_case_are_text(client, hostile):
    from html.parser import HTMLParser

    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.handlers = [], []

        def handle_starttag(self, tag, attributes):
            self.found.append((tag, dict(attributes).get("src") or ""))
            self.handlers += [name for name, _ in attributes if name.startswith("on") or name == "style"]

    assert hostile.status == "awaiting_review"
    targets = [("c1", "edit", {"text": made.FIELD, "reason": made.FIELD}), ("c2", "reject", {"reason": made.FIELD})]
    for target, decision, fields in targets[: len(hostile.draft.claims)]:
        send(client, f"/runs/{hostile.id}/marks", target=target, decision=decision, **fields)
    for path in ("/?every=true", f"/runs/{hostile.id}", f"/runs/{hostile.id}/sign"):
        page = client.get(path).text
        tags = Tags()
        tags.feed(page)
        assert tags.handlers == [], path
        assert [src for tag, src in tags.found if tag == "script"] == ["/static/review.js"]
        assert all(src != "x" for _, src in tags.found)
        assert "49" not in {word for word in page.split() if word == "49"}
        assert not [tag for tag, _ in tags.found if tag == "svg" and "onload" in page.split("<svg")[1][:40]]
    values = {"decision": "reject", "comment": made.FIELD, "draft_sha256": hostile.draft_sha256}
    send(client, f"/runs/{hostile.id}/decision", **values)
    assert "<script>alert" not in client.get(f"/runs/{hostile.id}").text


def test_addresses_and_logs_carry_nothing_of_the_case(client, hostile, caplog):
    from re import findall

    caplog.set_level("DEBUG")
    page = client.get(f"/runs/{hostile.id}").text
    addresses = findall(r'(?:href|action|src|data-src|data-base)="([^"]*)"', page)
    assert len(addresses) > 8
    assert all(fullmatch(r"/[\w/.#-]*", address) for address in addresses)
    client.get(f"/runs/{hostile.id}/images/i1.png")
    for word in ("alert", "asthma", "Invented", "Metformin"):
        assert word not in caplog.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client, waiting, method):
    for path in ("/", f"/runs/{waiting.id}", f"/runs/{waiting.id}/decision"):
        assert client.request(method, path, headers=ORIGIN).status_code in (403, 405)


@pytest.mark.parametrize(
    "path",
    ["/runs/../../etc/passwd", "/runs/%2e%2e%2f/sign", "/runs/x/files/..%2fruns.sqlite", "/runs/x/images/%00.png"],
)
def test_paths_that_lead_elsewhere(client, path):
    assert client.get(path).status_code in (404, 422)


def test_each_change_is_refused_from_elsewhere_and_without_a_token(client, waiting):
    paths = ["/reviewer", "/sign-in"]
    paths += [f"/runs/{waiting.id}/{name}" for name in ("take", "marks", "decision", "claims/c1/check")]
    fields = {"name": "x", "target": "c1", "decision": "reject", "draft_sha256": waiting.draft_sha256, "text": "x"}
    for path in paths:
        token = csrf(client)
        for headers, given in (
            ({"origin": "http://evil.example"}, token),
            ({"origin": "http://127.0.0.1:8766"}, token),
            ({"origin": "https://127.0.0.1:8765"}, token),
            ({}, token),
            (ORIGIN, "forged"),
            (ORIGIN, ""),
        ):
            answer = client.post(path, data={"csrf": given, **fields}, headers=headers, follow_redirects=False)
            assert answer.status_code == 403, (path, headers, given == token)
    assert api.get_run(waiting.id).status == "awaiting_review"


def test_an_unexpected_error_says_nothing_of_the_case(client, waiting, monkeypatch, caplog):
    from wardround.web import pages

    def burst(*_):
        raise ValueError("Metformin 850 mg for Marta")

    monkeypatch.setattr(pages, "CasePage", burst)
    answer = client.get(f"/runs/{waiting.id}")
    assert answer.status_code == 500
    assert "Metformin" not in answer.text + caplog.text
    assert "ValueError" in caplog.text


def test_ids_are_all_that_stands_in_addresses(client, waiting):
    from re import findall

    page = client.get(f"/runs/{waiting.id}").text
    for address in findall(r'(?:href|action|src)="([^"]*)"', page):
        assert "invented" not in address.lower()
    assert HOST not in page
