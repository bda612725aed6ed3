"""The page in Chromium: the keyboard alone takes a run from the queue to countersigned; axe finds nothing serious."""

import shutil
import socket
import threading
import time
from pathlib import Path

import pytest

from wardround import api
from wardround.records import Case, Citation, Claim, Document, Draft, Review, Source

from . import hostile
from .conftest import check

pytestmark = pytest.mark.browser

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)


@pytest.fixture
def page():
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]  # CI runs as root, without a GPU
    with (
        playwright.sync_playwright() as driver,
        driver.chromium.launch(executable_path=CHROMIUM, args=flags) as browser,
    ):
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
        yield page
        assert page.problems == []


@pytest.fixture
def address(settings):
    """A server of our own on a free port."""
    uvicorn = pytest.importorskip("uvicorn")
    from wardround.web.app import close, create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(settings, hosts=(f"127.0.0.1:{port}",), reviewer="Dr A. Example")
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    close(app)


def test_the_keyboard_alone_from_the_queue_to_countersigned(page, address, waiting):
    keys = page.keyboard
    page.goto(address)
    keys.press("j")
    keys.press("Enter")
    page.wait_for_selector(".desk")
    page.wait_for_load_state()  # keys pressed before the script is there are lost
    keys.press("n")
    page.wait_for_selector("mark.on")
    assert page.inner_text("mark.on >> nth=0").startswith("Metformin")
    page.wait_for_selector("#progress:has-text('1 of 1')")
    keys.press("e")
    page.wait_for_selector("#edit-dialog[open]")
    keys.press("Control+a")
    keys.type("Metformin 500 mg twice daily.")
    keys.press("Control+Enter")
    page.wait_for_selector("#c1[data-decision=edit]")
    keys.press("j")
    keys.press("a")
    page.wait_for_selector("#c2[data-decision=approve]")
    keys.press("s")
    page.wait_for_selector("#attest:focus")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_selector(".notice.final")
    done = api.get_run(waiting.id)
    assert (done.status, done.report.reviewer) == ("final", "Dr A. Example")
    assert "Metformin 500 mg twice daily" in done.report.markdown


SIZES = {"desktop": (1280, 860), "tablet": (820, 1180)}


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious(page, address, waiting, size):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    signed = api.decide(api.run(pdf_case()).id, Review(decision="approve", reviewer="Dr B. Example"))
    paths = ["/", "/?every=true", f"/runs/{waiting.id}", f"/runs/{waiting.id}#c1", f"/runs/{waiting.id}/sign"]
    for path in (*paths, f"/runs/{signed.id}", "/sign-in"):
        page.goto("about:blank")
        page.goto(address + path)
        page.wait_for_timeout(300)
        found = axe.run(page).response["violations"]
        serious = [
            (rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in ("serious", "critical")
        ]
        assert serious == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def pdf_case():
    folder = Path(__file__).parents[2] / "examples" / "cases" / "followup_letter"
    return api.load_case(folder, task="summary")


def test_evidence_in_a_pdf_is_lit_up_on_the_picture_of_its_page(page, address):
    run = api.run(pdf_case())
    claim = next(claim for claim in run.draft.claims if claim.citations[0].source_id == "d1")
    page.goto(f"{address}/runs/{run.id}#{claim.id}")
    citation = claim.citations[0]
    picture = f"#source-d1 .sheet img[src$='/pages/d1/1.png?start={citation.start}&end={citation.end}']"
    page.wait_for_selector(picture)
    page.wait_for_function("(s) => document.querySelector(s).naturalWidth > 400", arg=picture)
    page.wait_for_function("document.querySelector('#source-d1 .frame').scrollTop >= 0")
    page.keyboard.press("p")
    assert not page.is_visible("#source-d1 .sheet .frame")
    page.keyboard.press("p")
    assert page.is_visible("#source-d1 .sheet .frame")


def test_strings_of_a_hostile_case_do_not_run(page, address, tmp_path):
    page.on("dialog", lambda dialog: page.problems.append("a dialog opened"))
    run = hostile.run_of(tmp_path)
    for path in ("/", f"/runs/{run.id}"):
        page.goto(address + path)
    for _ in range(4):
        page.keyboard.press("j")
        page.wait_for_selector(".item.open")
    page.keyboard.press("e")
    page.wait_for_selector("#edit-dialog[open]")
    page.keyboard.type(hostile.FIELD)
    page.click("#edit-try")
    page.wait_for_selector("#edit-check p")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".item.open[data-decision=edit]")
    for _ in range(6):
        page.keyboard.press("]")
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("script").count() == 1


@pytest.fixture
def large(monkeypatch, tmp_path):
    """300 claims on 60 documents of about 4,000 characters each."""
    from wardround.graphs import nodes

    line = "The invented patient reports a mild cough on day {}. "
    texts = ["".join(line.format(n) for n in range(80)) for _ in range(60)]
    documents = tuple(
        Document(id=f"d{n}", kind="note", title=f"note {n}", text=text, source=Source(path=f"{n}.txt", sha256="0" * 64))
        for n, text in enumerate(texts, start=1)
    )
    claims = tuple(claim(n, documents[n % 60]) for n in range(300))
    draft = Draft(task="answer", title="Large", claims=claims, engine="test")
    monkeypatch.setattr(nodes, "write_draft", lambda *_, **__: (draft, ()))
    monkeypatch.setattr(nodes, "verify_draft", lambda draft, *_, **__: check(draft))
    case = Case(id="large", task="answer", question="Any cough?", root=str(tmp_path), documents=documents)
    return api.run(case)


def claim(number, document):
    start = (number // 60) * 53
    quote = document.text[start : start + 50]
    citation = Citation(source_id=document.id, start=start, end=start + 50, quote=quote)
    return Claim(id=f"c{number}", text=quote, kind="finding", section="Answer", citations=(citation,))


def test_a_large_case_can_be_walked(page, address, large):
    page.goto(f"{address}/runs/{large.id}")
    for _ in range(3):
        page.keyboard.press("j")
    page.wait_for_selector(".item.claim.open mark, mark.on")
    assert page.locator(".item.claim").count() == 300
    timing = page.evaluate(
        "(() => { const t = performance.getEntriesByType('navigation')[0]; return t.domComplete; })()"
    )
    print(f"large case: DOM complete after {timing:.0f} ms")  # the figure is in docs/review.md; the clock is no test
