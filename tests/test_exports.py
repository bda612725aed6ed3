"""The public list is a promise."""

import ast
import subprocess
import sys
from pathlib import Path

import wardround as wr
from wardround import records

PROMISED = {
    "load_case",
    "run",
    "arun",
    "decide",
    "adecide",
    "resume",
    "get_run",
    "list_runs",
    "verify",
    "build_graph",
    "load_model",
    "audit",
    "replay",
    "forget",
    "Case",
    "Review",
    "Run",
    "Settings",
    "WardroundError",
}


def test_promised_names_are_there():
    assert set(dir(wr)) >= PROMISED
    for name in PROMISED:
        assert getattr(wr, name) is not None


def test_type_checkers_see_every_function_as_public():
    tree = ast.parse(Path(wr.__file__).read_text(encoding="utf-8"))
    imported = [name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names]
    public = {name.name for name in imported if name.asname == name.name}
    assert public == set(dir(wr)) - set(records.__all__)


def test_unknown_name_is_an_attribute_error():
    assert not hasattr(wr, "no_such_name")


def test_every_record_is_exported():
    for name in records.__all__:
        assert getattr(wr, name) is getattr(records, name)


def test_importing_brings_nothing_heavy():
    code = (
        "import sys, wardround, wardround.cli, wardround.records\n"
        "heavy = {'torch', 'transformers', 'chromadb', 'langgraph', 'langchain_core', 'pydicom', 'PIL', 'numpy'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
