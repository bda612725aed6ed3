"""How many invented statements are told: `python -m benchmarks.verifier.invented.measure --data PATH --json OUT`."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from benchmarks.verifier.blind import arguments, asked_for
from benchmarks.verifier.data import Visit
from benchmarks.verifier.planted import highest
from benchmarks.verifier.scorers import Scored, wardround
from benchmarks.verifier.third.edit import Edit, applied, together

from .planter import FORMS, plan
from .statements import REASONS


class Told(NamedTuple):
    """What was said of one invented statement."""

    kind: str
    form: str
    risk: float
    codes: frozenset[str]
    host: float
    """Risk of the sentence that it is joined to, before; 0 where it stands by itself."""


class Beside(NamedTuple):
    """What was said of a sentence that was left as it was, in a text with invented statements."""

    risk: float
    before: float


def measure(planned: Sequence[tuple[Visit, list[Edit]]]) -> tuple[list[Told], list[Beside]]:
    """Every invented statement, and every sentence that stands in a text with some and was not touched."""
    told: list[Told] = []
    beside: list[Beside] = []
    for visit, edits in planned:
        before = wardround(visit.note, visit)
        for group in together(edits):
            text, places = applied(visit.note, group)
            after = wardround(text, visit)
            inside = [(start + 2, end - 1) for start, end in places]  # neither the sentence before nor the one after
            told += [_told(e, after, before, place) for e, place in zip(group, inside, strict=True)]
            beside += _beside(visit.note, before, text, after, inside)
    return told, beside


def _told(edit: Edit, after: list[Scored], before: list[Scored], place: tuple[int, int]) -> Told:
    top = highest(after, *place)
    host = highest(before, edit.start - 1, edit.end).risk if edit.operator == "clause" else 0.0
    return Told(edit.kind, edit.operator, top.risk, top.codes, host)


def _beside(
    note: str, before: list[Scored], text: str, after: list[Scored], places: list[tuple[int, int]]
) -> list[Beside]:
    """By their words, since their places have moved; of the same words twice, the likelier wrong counts as before."""
    was: dict[str, float] = {}
    for one in before:
        words = note[one.start : one.end]
        was[words] = max(one.risk, was.get(words, 0.0))
    untouched = [one for one in after if all(one.end <= start or end <= one.start for start, end in places)]
    return [
        Beside(one.risk, was[words]) for one in untouched if (words := text[one.start : one.end]) in was
    ]  # what is cut elsewhere now is in neither


def figures(told: Sequence[Told], beside: Sequence[Beside], level: float) -> dict[str, Any]:
    """Recall of all, by kind, by form and by both, with how many; right reasons; the sentences beside."""
    caught = [one for one in told if one.risk >= level]
    return {
        "threshold": level,
        "recall": _recall(told, level, lambda one: "all")["all"],
        "by_kind": _recall(told, level, lambda one: one.kind),
        "by_form": _recall(told, level, lambda one: one.form),
        "by_kind_and_form": _recall(told, level, lambda one: f"{one.kind}.{one.form}"),
        "joined_to_an_unflagged_sentence": _share(
            [one.risk >= level for one in told if one.form == "clause" and one.host < level]
        ),
        "right_reason": _share([bool(one.codes & REASONS[one.kind]) for one in caught]),
        "reasons": dict(Counter(code for one in caught for code in one.codes).most_common()),
        "beside_flagged": _share([one.risk >= level for one in beside]),
        "beside_newly_flagged": _share([one.risk >= level > one.before for one in beside]),
    }


Figure = tuple[float, int]
"""A share, and of how many."""


def _recall(told: Sequence[Told], level: float, name: Callable[[Told], str]) -> dict[str, Figure]:
    names = dict.fromkeys(map(name, told))
    return {n: _share([one.risk >= level for one in told if name(one) == n]) for n in names}


def _share(values: Sequence[bool]) -> Figure:
    return (round(sum(values) / len(values), 4) if values else 0.0, len(values))


def _print(label: str, found: dict[str, Any]) -> None:
    shown = {
        name: "{:.2f}/{}".format(*found[name]) for name in ("recall", "joined_to_an_unflagged_sentence", "right_reason")
    }
    beside = [f"{name.replace('_', ' ')} {found[name][0]:.4f}" for name in ("beside_flagged", "beside_newly_flagged")]
    print(
        f"\n{label} ({found['threshold']:.3f}): recall {shown['recall']}, joined to an unflagged sentence "
        f"{shown['joined_to_an_unflagged_sentence']}, right reason {shown['right_reason']}, "
        f"{', '.join(beside)} of {found['beside_flagged'][1]}"
    )
    for name in ("by_form", "by_kind"):
        print("  " + "  ".join(f"{key} {share:.2f}/{count}" for key, (share, count) in found[name].items()))
    for kind in found["by_kind"]:
        of = {form: found["by_kind_and_form"].get(f"{kind}.{form}", (0.0, 0)) for form in FORMS}
        print(f"    {kind}: " + "  ".join(f"{form} {share:.2f}/{count}" for form, (share, count) in of.items()))
    print(f"  reasons: {found['reasons']}")


def main() -> None:
    """Measure, print, write."""
    given = arguments("invented")
    found, levels = asked_for(given)
    told, beside = measure(plan(found, given.seed, given.each))
    at = {label: figures(told, beside, level) for label, level in levels.items()}
    given.json.write_text(json.dumps({**at, "visits": len(found)}, indent=2), encoding="utf-8")
    for label, of in at.items():
        _print(label, of)


if __name__ == "__main__":
    main()
