"""The README's Python runs as it stands there, and its picture of the graph is the program's."""

import re
from pathlib import Path

import pytest

from wardround.cli import main
from wardround.graphs.picture import picture

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_python_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = blocks("python")
    assert len(code.splitlines()) <= 20
    exec(compile(code, "README.md", "exec"), {})
    assert "Countersigned by" in capsys.readouterr().out


def test_the_output_of_verify_is_what_it_prints(tmp_path, monkeypatch, capsys):
    (shown,) = blocks("text")
    draft = tmp_path / "draft.md"
    draft.write_text("Community-acquired pneumonia of the left lower lobe. She takes metformin 850 mg twice daily.\n")
    monkeypatch.setenv("COLUMNS", "120")
    with pytest.raises(SystemExit):
        main(["verify", str(draft), "--case", str(ROOT / "examples" / "cases" / "pneumonia")])
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize("page", ["evaluation", "intake", "knowledge", "review", "verifier"])
def test_python_of_the_pages_runs_in_its_order(page, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "guidelines" / "own.md").write_text("# Cough\n\nA cough for 3 weeks needs a radiograph.\n")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(code, f"docs/{page}.md", "exec"), names)
    assert names


def test_the_picture_is_the_graph():
    (drawn,) = blocks("mermaid")
    assert drawn.strip() == picture().strip()
