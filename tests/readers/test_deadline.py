"""A reader that hangs is stopped, whatever it hangs in, and the other files are read."""

import contextlib
import os
import re
import signal
import threading
import time

import pytest
from PIL import Image as Pillow

from wardround.agents.intake import load_case
from wardround.records import Limits, RefusedError, UnreadableError
from wardround.tools.instructions.quarantine import all_quarantined_spans
from wardround.tools.pixels import decode, prepare
from wardround.tools.readers import dispatch
from wardround.tools.readers.deadline import apart_together, within
from wardround.tools.readers.pdf import read as pdf

from .conftest import make_pdf, text_at

SHORT = 0.2


def for_ever() -> None:
    while True:
        pass


def swallowing() -> None:
    while True:
        with contextlib.suppress(Exception):  # as careless readers do
            time.sleep(0.01)


def runaway() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


@pytest.mark.parametrize("hang", [for_ever, swallowing, runaway])
def test_python_code_is_interrupted(hang):
    began = time.monotonic()
    with pytest.raises(RefusedError, match="not read within"):
        within(SHORT, "x.txt", hang)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("hang", [for_ever, swallowing])
def test_so_it_is_outside_the_main_thread(hang):
    errors: list[BaseException] = []

    def read() -> None:
        try:
            within(SHORT, "x.txt", hang)
        except RefusedError as error:
            errors.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(20)
    assert [type(error) for error in errors] == [RefusedError]


def test_what_is_in_time_comes_back_and_nothing_is_left_ticking():
    assert within(0.05, "x.txt", lambda: 7) == 7
    time.sleep(0.1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_native_code_is_ended_with_its_process():
    assert apart_together(20, "x.pdf", [lambda: {"a": 1}]) == [{"a": 1}]
    with pytest.raises(RefusedError, match="not read within"):
        apart_together(SHORT, "x.pdf", [lambda: threading.Event().wait()])
    with pytest.raises(UnreadableError, match="ended"):
        apart_together(20, "x.pdf", [lambda: os.kill(os.getpid(), signal.SIGKILL)])
    with pytest.raises(RefusedError, match="encrypted"):
        apart_together(20, "x.pdf", [raise_refused])


def raise_refused() -> None:
    raise RefusedError("x.pdf: encrypted")


def test_one_file_that_hangs_costs_only_itself(tmp_path, monkeypatch):
    (tmp_path / "bad.txt").write_text("INVENTED. Fever.\n")
    (tmp_path / "bad.pdf").write_bytes(make_pdf(text_at((50, 700, "INVENTED. Cough."))))
    (tmp_path / "good.csv").write_text("Test,Result,Unit\nSodium,140,mmol/L\n")
    monkeypatch.setitem(dispatch._READERS, "text", lambda opened: for_ever())
    monkeypatch.setattr(pdf, "page_text", lambda page: threading.Event().wait())
    case = load_case(tmp_path, limits=Limits(file_seconds=0.5))
    lines = {line.item: line for line in case.coverage}
    assert lines["bad.txt"].status == lines["bad.pdf"].status == "refused"
    assert "0.5 seconds" in lines["bad.pdf"].reason
    assert lines["good.csv"].status == "read"


@pytest.fixture
def at_once(monkeypatch):
    """A clock that has run out before anything named so begins; other work is done as ever."""

    def install(module: str, names: set[str]) -> list[float]:
        asked: list[float] = []

        def within(seconds, name, run):
            asked.append(seconds)
            if name in names:
                raise RefusedError(f"{name}: not read within {seconds:g} seconds")
            return run()

        monkeypatch.setattr(f"wardround.{module}.within", within)
        return asked

    return install


def test_decoding_pixels_has_the_same_limit(tmp_path, at_once):
    Pillow.new("L", (3, 2), 7).save(tmp_path / "photo.png")
    case = load_case(tmp_path)
    asked = at_once("tools.pixels.decode", {"photo.png"})
    with pytest.raises(RefusedError, match=r"photo\.png: not read within 7 seconds"):
        prepare(case.images, tmp_path, Limits(file_seconds=7))
    assert asked == [7]


def test_a_decoder_that_hangs_is_interrupted(tmp_path, monkeypatch):
    Pillow.new("L", (3, 2), 7).save(tmp_path / "photo.png")
    case = load_case(tmp_path)
    monkeypatch.setattr(decode, "picture_frames", lambda opened, frames: for_ever())
    with pytest.raises(RefusedError, match="not read within"):
        prepare(case.images, tmp_path, Limits(file_seconds=SHORT))


def test_text_that_cannot_be_searched_in_time_is_kept_from_the_reasoner(tmp_path, at_once):
    (tmp_path / "long.txt").write_text("INVENTED. Fever for three days.\n")
    (tmp_path / "other.txt").write_text("INVENTED. Cough.\n")
    at_once("agents.intake.load", {"long.txt"})
    case = load_case(tmp_path)
    (document,) = [one for one in case.documents if one.source.path == "long.txt"]
    assert all_quarantined_spans(case) == {document.id: ((0, len(document.text)),)}
