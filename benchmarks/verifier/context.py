"""A baseline: the polarity check that one gets from medspaCy's ConText.

medspaCy pins older numpy and spaCy than ours, so it runs in a virtual environment of its own, as a child process
(`context_child.py`): sentences go in with the terms to judge, which of them are negated comes back. Risk: share of the
record's mentions of a claim's conditions that have the other polarity; of several conditions the highest.
"""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.verifier.data import Visit
from benchmarks.verifier.scorers import Scored, Scorer
from wardround.agents.verifier.claims import claims_in
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import find_problems

_CHILD = Path(__file__).with_name("context_child.py")


def by_context(python: Path) -> Scorer:
    """A scorer by medspaCy in the virtual environment that this interpreter is of."""
    child = subprocess.Popen([python, _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    known: dict[str, list[tuple[str, bool]]] = {}

    def negated(sentences: Sequence[str]) -> list[list[tuple[str, bool]]]:
        """Conditions of each sentence, with whether each is denied."""
        assert child.stdin is not None
        assert child.stdout is not None
        for sentence in sentences:
            if sentence not in known:
                terms = [[m.start, m.end, m.concept] for m in find_problems(sentence)]
                if terms:
                    child.stdin.write(json.dumps({"text": sentence, "terms": terms}) + "\n")
                    child.stdin.flush()
                    known[sentence] = [(c, bool(denied)) for c, denied in json.loads(child.stdout.readline())]
                else:
                    known[sentence] = []
        return [known[sentence] for sentence in sentences]

    def score(text: str, visit: Visit) -> list[Scored]:
        record = [visit.record[s.start : s.end] for s in split_sentences(visit.record)]
        heard: dict[str, list[bool]] = {}
        for mentions in negated(record):
            for concept, denied in mentions:
                heard.setdefault(concept, []).append(denied)
        scored = []
        for claim, start, end in claims_in(text):
            shares = [_opposite(heard.get(concept, []), denied) for concept, denied in negated([claim.text])[0]]
            scored.append(Scored(start, end, max(shares, default=0.0)))
        return scored

    return score


def _opposite(heard: Sequence[bool], denied: bool) -> float:
    return sum(one != denied for one in heard) / len(heard) if heard else 0.0
