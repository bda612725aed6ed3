"""What all tests share: a home of their own, and small invented cases."""

import importlib.util
import os
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

from wardround.records import Case, Document, Settings, Source
from wardround.tools.sections import find_sections

# The same examples every time: CI judges the change, not the day's luck. HYPOTHESIS_PROFILE=search looks further.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


class Place(NamedTuple):
    """Where runs are kept."""

    kind: str
    """`files` or `postgres`."""
    folder: Path
    """All that is kept is in files below it."""
    cluster: Any
    """The server, for `postgres`."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """State goes to the test's own folder, never to the user's."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WARDROUND_HOME", str(folder))
    for name in (
        "WARDROUND_DATABASE",
        "WARDROUND_KEY",
        "WARDROUND_KEY_FILE",
        "WARDROUND_TWO_PERSON",
        "WARDROUND_LOOK_AT_FLAGGED",
        "WARDROUND_LOOK_FROM",
    ):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def settings(home) -> Settings:
    return Settings(home=home)


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server of our own. Without its programs the tests skip; in CI that is a failure."""
    missing = pytest.fail if os.environ.get("CI") else pytest.skip
    if not importlib.util.find_spec("psycopg"):
        missing('psycopg is not installed (pip install "wardround[postgres]")')
    from tests import postgres

    if not (programs := postgres.binaries()):
        missing("no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    yield from postgres.start(programs)


@pytest.fixture(params=["files", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, home, monkeypatch):
    """Where runs are kept: each test that asks for it runs once on files and once on PostgreSQL."""
    if request.param == "files":
        yield Place("files", home, None)
        return
    cluster = request.getfixturevalue("cluster")
    with cluster.database() as address:
        monkeypatch.setenv("WARDROUND_DATABASE", address)
        yield Place("postgres", cluster.folder, cluster)


NOTE = """INVENTED PATIENT

CHIEF COMPLAINT
Cough for 3 days.

HISTORY OF PRESENT ILLNESS
The patient reports cough and fever. She denies chest pain.

MEDICATIONS
Metformin 500 mg twice daily.

ALLERGIES
Penicillin (rash).

ASSESSMENT AND PLAN
Community-acquired pneumonia of the right lower lobe. Start levofloxacin 750 mg once daily.

FOLLOW-UP
Chest radiograph in 6 weeks.
"""


@pytest.fixture
def case_folder(tmp_path) -> Path:
    """One note of an invented patient."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return folder


@pytest.fixture
def bare_case(tmp_path) -> Case:
    """A case put together by hand, without the readers."""
    document = Document(
        id="d1",
        kind="note",
        title="note",
        text=NOTE,
        sections=find_sections(NOTE),
        source=Source(path="note.txt", sha256="0" * 64),
    )
    return Case(id="bare", task="summary", root=str(tmp_path), documents=(document,))


def _small_model(build: str, folder: Path) -> Path:
    torch = pytest.importorskip("torch", reason="needs the extra medgemma")
    pytest.importorskip("transformers", reason="needs the extra medgemma")
    from tests.models import tiny

    torch.set_num_threads(1)
    made: Path = getattr(tiny, build)(folder)
    return made


@pytest.fixture(scope="session")
def text_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a model of the 27B's shape."""
    return _small_model("build_text", tmp_path_factory.mktemp("text"))


@pytest.fixture(scope="session")
def image_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a model of the 4B's shape."""
    return _small_model("build_multimodal", tmp_path_factory.mktemp("image"))
