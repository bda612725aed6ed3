"""Back at baseline: `creatinine has returned to baseline`, where its last value is far from the first one."""

import re
from collections.abc import Iterator, Sequence

from ...check import ClaimInContext, Signal
from .results import Reading, labels_of, names_in, readings

_BACK = re.compile(
    r"\b(?:(?:return\w*|back|recover\w*|settled|fell|come down|came down) (?:back )?(?:to|at) (?:the |her |his |its |their )?(?:usual |previous |pre-?admission )?baseline"
    r"|(?:is|are|was|were) (?:now )?(?:at|back at) (?:the |her |his |its )?baseline)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|yet to|n['’]t|without|near\w*|almost|toward\w*|if|until|should|once)\b", re.IGNORECASE
)
_BASELINE = re.compile(r"\b(?:baseline|usual(?:ly)?|b/l)\b", re.IGNORECASE)
_TURNED, _BACK_AT = 1.5, 1.3
"""By what ratio a value went away from the first, at least, and up to which the last is back at it."""


def baselines_are_reached(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result told as back at baseline whose last value is not, where no record tells another baseline."""
    text, evidence = context.claim.text, context.evidence
    back = _BACK.search(text)
    names = names_in(text[: back.start()], labels_of(evidence)) if back else ()
    if not back or not names or _DENIED.search(text, 0, back.start()):
        return
    name = names[-1].name
    values = [one for one in readings(evidence).get(name, ()) if one.day]
    if any(
        _BASELINE.search(unit.words) and name in {one.name for one in names_in(unit.words)} for unit in evidence.units
    ):
        return
    if _is_away(values):
        message = (
            f"the claim has {name} back at baseline; its values are {', '.join(f'{one.value:g}' for one in values[:6])}"
        )
        yield Signal(
            "written_turn", 1.0, "comparison_mismatch", message, (values[0].unit, values[-1].unit), words=back[0]
        )


def _is_away(values: Sequence[Reading]) -> bool:
    """Whether something left its first value and never came back to it."""
    if len({one.day for one in values}) < 3 or min(one.value for one in values) <= 0:
        return False
    first, rest = values[0].value, [one.value for one in values[1:]]
    apart = [max(one / first, first / one) for one in rest]
    return max(apart) >= _TURNED and min(apart[apart.index(max(apart)) :]) > _BACK_AT
