"""Damaged files: every one must end as a typed result, and none as a success with nothing in it."""

import base64
import gzip
import io
import json
import random
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from wardround.records import Limits, ReadError
from wardround.tools.readers import ReadResult
from wardround.tools.readers.dispatch import read_opened
from wardround.tools.readers.result import Opened

_LARGEST = 200_000
_EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """10,000 damaged copies (`quick`: 600) of files of every form; each whole one first."""
    seeds = [(path.name, path.read_bytes()) for path in _seeds(data)] + _made()
    chance = random.Random(2026)
    outcomes: Counter[str] = Counter()
    broken: list[str] = []
    for name, whole in seeds:
        outcome = _outcome(name, whole)
        outcomes["whole: " + outcome.split(":")[0]] += 1
        if outcome.startswith(("untyped", "empty")):
            broken.append(f"{name} whole {outcome}")
    for number in range(600 if quick else 10_000):
        name, whole = seeds[number % len(seeds)]
        outcome = _outcome(name, _damage(whole, chance))
        outcomes[outcome.split(":")[0]] += 1
        if outcome.startswith(("untyped", "empty")):
            broken.append(f"{name} #{number} {outcome}")
    return {"seeds": len(seeds), "files": sum(outcomes.values()), **outcomes, "broken": broken[:20]}


def _seeds(data: Path) -> list[Path]:
    import pydicom

    folders = ("pdf", "cxr", "fhir/us_core", "fhir/r4_synthea", "fhir/other_versions")
    found = [path for folder in folders for path in sorted((data / folder).iterdir())]
    found += [path for path in sorted(_EXAMPLES.rglob("*")) if path.is_file()]
    found += sorted((Path(pydicom.__file__).parent / "data").rglob("*.dcm"))
    return [path for path in found if path.is_file() and path.stat().st_size <= _LARGEST]


def _made() -> list[tuple[str, bytes]]:
    """Forms that the folders have none of: files inside files, deep nesting, what unfolds far beyond its size."""
    report = base64.b64encode(b"{\\rtf1 INVENTED. Biopsy: no malignancy.\\par}").decode()
    message = f"MSH|^~\\&|A|B|C|D|2026||ORU^R01|1|P|2.5\rPID|1||7\rOBX|1|ED|1^R||^text^RTF^Base64^{report}||||||F"
    cda = f'<ClinicalDocument xmlns="urn:hl7-org:v3"><nonXMLBody><text representation="B64">{report}</text></nonXMLBody></ClinicalDocument>'
    media = {"resourceType": "Media", "id": "m", "content": {"contentType": "text/rtf", "data": report}}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<w>" + b" " * 30_000_000)
    return [
        ("message.hl7", message.encode()),
        ("letter.xml", cda.encode()),
        ("media.json", json.dumps(media).encode()),
        ("deep.json", b'{"resourceType": "Bundle", "a": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
        ("deep.xml", b"<ClinicalDocument>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</ClinicalDocument>"),
        ("deep.rtf", b"{\\rtf1 " + b"{" * 20_000 + b"x" + b"}" * 20_000 + b"}"),
        ("bomb.json.gz", gzip.compress(b" " * 150_000_000)),
        ("bomb.docx", archive.getvalue()),
    ]


def _damage(data: bytes, chance: random.Random) -> bytes:
    """One to four of: cut off, bits turned, a stretch doubled, dropped, moved, or filled with chance bytes."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            return b"\0"
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice((1, 4, 16, 256, 4096)))
        how = chance.randrange(7)
        if how == 0:
            data = data[:start]
        elif how == 1:
            data = data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :]
        elif how == 2:
            data = data[:end] + data[start:end] + data[end:]
        elif how == 3:
            data = data[:start] + data[end:]
        elif how == 4:
            data = data[:start] + chance.randbytes(end - start) + data[end:]
        elif how == 5:
            data = (
                data[:start]
                + chance.choice((b"null", b"[]", b"-1", b"99999999999", b'"', b"{", b"\xff\xfe"))
                + data[end:]
            )
        else:
            data = data[end:] + data[:end]
    return data


def _outcome(name: str, data: bytes) -> str:
    """Without the net that `read_file` puts below every reader."""
    try:
        result = read_opened(Opened(name=name, data=data, limits=Limits()))
    except ReadError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - this is what is counted
        return f"untyped: {type(error).__name__}: {str(error)[:80]}"
    return "empty success" if _is_empty(result) else "read"


def _is_empty(result: ReadResult) -> bool:
    said = any(line.status != "read" or line.reason for line in result.coverage)
    return not (result.images or said or any(document.text.strip() for document in result.documents))
