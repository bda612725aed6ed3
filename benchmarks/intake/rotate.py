"""What is found of kinds of orders that nothing was learned from: `python -m benchmarks.intake.rotate --data PATH`.

Five rounds, each without a fifth of the kinds of BIPIA and of our `payloads/wide.jsonl`; and one without all of BIPIA.
Only what is learned is measured, not the rules, which were written with BIPIA's visible half in sight. The grammar is
learned from in each round.
"""

import argparse
from pathlib import Path

import numpy as np

from .instructions import bipia, read_kinds
from .learn import Clinical, Model, Order, clinical, learn, orders, scores

_ROUNDS = 5


def main() -> None:
    """Print what each round finds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    text = clinical(data)
    given = orders(data)
    public = sorted({kind for kind, _ in bipia(data / "bipia")})
    ours = sorted({kind for kind, _ in read_kinds("wide")})
    print("BIPIA, all of it left out", round(_without(given, set(public), text), 3))
    shares = [_round(given, public, ours, number, text) for number in range(_ROUNDS)]
    print("BIPIA and ours by fifths of their kinds", *np.mean(shares, axis=0).round(3))


def _round(given: list[Order], public: list[str], ours: list[str], number: int, text: Clinical) -> tuple[float, float]:
    left_out = set(public[number::_ROUNDS]) | set(ours[number::_ROUNDS])
    model = learn([one for one in given if one.kind not in left_out], text)
    unseen = [[one for one in given if one.kind in left_out.intersection(kinds)] for kinds in (public, ours)]
    found = [_found(model, part, text) for part in unseen]
    print(number, sorted(left_out), *(round(share, 3) for share in found), flush=True)
    return found[0], found[1]


def _without(given: list[Order], kinds: set[str], text: Clinical) -> float:
    model = learn([one for one in given if one.kind not in kinds], text)
    return _found(model, [one for one in given if one.kind in kinds], text)


def _found(model: Model, unseen: list[Order], text: Clinical) -> float:
    """Each in one clinical text that was kept out; one sentence of it is enough."""
    hits = [(scores(model, text, text.placed([one.text], text.kept_out, 1), own=False) > 0).any() for one in unseen]
    return float(np.mean(hits))


if __name__ == "__main__":
    main()
