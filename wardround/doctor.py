"""What will run on this machine, and why."""

import platform
import sqlite3
import sys
import tempfile
from importlib.util import find_spec

from wardround.graphs.storage import open_storage
from wardround.graphs.storage.tables import private_folder
from wardround.home import default_home, default_settings
from wardround.records import Record, WardroundError


class Finding(Record):
    """One part of the installation."""

    part: str
    """What was looked at."""
    ok: bool
    """Whether it can be used."""
    required: bool
    """Whether the default needs it."""
    found: str
    """What was found."""
    meaning: str
    """What that means for the user."""


_EXTRAS = {
    "medgemma": (("torch", "transformers", "accelerate", "peft", "llguidance"), "MedGemma in this process"),
    "quantised": (("bitsandbytes", "torchao"), "MedGemma in less memory"),
    "serve": (("fastapi", "uvicorn"), "the review page"),
    "documents": (("fpdf", "docx", "uharfbuzz"), "reports as PDF and DOCX"),
    "encryption": (("Crypto",), "runs encrypted where they are kept"),
    "postgres": (("psycopg",), "runs shared by many machines"),
    "ocr": (("pytesseract",), "text of scanned pages"),
    "ray": (("ray",), "batches over many machines"),
}


def examine() -> tuple[Finding, ...]:
    """Look at Python, the home folder, where runs are kept, SQLite, the extras and the GPU.

    Imports torch only where it is installed.
    """
    return (_python(), _home(), _database(), _sqlite(), *(_extra(name) for name in _EXTRAS), _gpu())


def _python() -> Finding:
    ok = sys.version_info >= (3, 11)
    meaning = "the embedded default runs: rules and quotations, no model" if ok else "Python 3.11 or newer is needed"
    return Finding(part="python", ok=ok, required=True, found=platform.python_version(), meaning=meaning)


def _home() -> Finding:
    home = default_home()
    try:
        private_folder(home)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        meaning = "set WARDROUND_HOME to a folder that you can write to"
        return Finding(part="home", ok=False, required=True, found=f"{home}: {error.strerror}", meaning=meaning)
    others = home.stat().st_mode & 0o077
    meaning = "runs, cases and records live here" + ("; other users can look in: chmod 700" if others else "")
    return Finding(part="home", ok=True, required=True, found=str(home), meaning=meaning)


def _database() -> Finding:
    """What the environment says of PostgreSQL and of encryption, tried."""
    try:
        settings = default_settings()
        storage = open_storage(settings)
        try:
            count = len(storage.ledger.entries())
        finally:
            storage.close()
    except WardroundError as error:
        return Finding(part="runs", ok=False, required=True, found=error.message, meaning=error.hint)
    kept = "in PostgreSQL" if settings.database else "in the home folder"
    sealed = "encrypted" if settings.key else "not encrypted: set WARDROUND_KEY, or use an encrypted disk"
    return Finding(part="runs", ok=True, required=True, found=f"{count} {kept}", meaning=sealed)


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    ok = "ENABLE_FTS5" in options
    meaning = (
        "the knowledge store's lexical index works" if ok else "no knowledge store: this Python's SQLite lacks FTS5"
    )
    return Finding(part="sqlite", ok=ok, required=False, found=sqlite3.sqlite_version, meaning=meaning)


def _extra(name: str) -> Finding:
    packages, purpose = _EXTRAS[name]
    missing = [package for package in packages if find_spec(package) is None]
    found = f"missing: {', '.join(missing)}" if missing else "installed"
    meaning = f"for {purpose}: pip install 'wardround[{name}]'" if missing else purpose
    return Finding(part=f"extra {name}", ok=not missing, required=False, found=found, meaning=meaning)


def _gpu() -> Finding:
    if find_spec("torch") is None:
        return Finding(part="gpu", ok=False, required=False, found="torch is not installed", meaning="not looked for")
    import torch

    if not torch.cuda.is_available():
        meaning = "small models only; for the 27B use a GPU or an endpoint (openai:URL#MODEL)"
        return Finding(
            part="gpu", ok=False, required=False, found=f"torch {torch.__version__}, no CUDA", meaning=meaning
        )
    device = torch.cuda.get_device_properties(0)
    gib = device.total_memory / 2**30
    fits = "27B in bfloat16" if gib >= 64 else "27B quantised" if gib >= 24 else "4B" if gib >= 12 else "4B quantised"
    return Finding(
        part="gpu", ok=True, required=False, found=f"{device.name}, {gib:.0f} GiB", meaning=f"room for the {fits}"
    )
