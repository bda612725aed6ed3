import pytest

from wardround.graphs.casefiles import CaseFiles
from wardround.records import HomeError, RunError


def test_a_case_comes_back_as_it_was(tmp_path, bare_case):
    files = CaseFiles(tmp_path / "cases")
    digest = files.keep(bare_case)
    assert files.load(digest) == bare_case
    assert files.keep(bare_case) == digest
    assert len(list((tmp_path / "cases").iterdir())) == 1


def test_a_changed_file_is_noticed(tmp_path, bare_case):
    files = CaseFiles(tmp_path / "cases")
    digest = files.keep(bare_case)
    path = tmp_path / "cases" / f"{digest}.json"
    path.write_bytes(path.read_bytes().replace(b"Metformin 500", b"Metformin 900"))
    with pytest.raises(RunError, match="changed"):
        files.load(digest)


def test_a_forgotten_case_is_gone(tmp_path, bare_case):
    files = CaseFiles(tmp_path / "cases")
    digest = files.keep(bare_case)
    assert files.load(digest) == bare_case
    files.forget(digest)
    with pytest.raises(RunError, match="gone"):
        files.load(digest)


def test_no_write_permission_is_a_home_error(tmp_path, bare_case):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeError):
        CaseFiles(tmp_path / "file" / "cases").keep(bare_case)
