"""Low, normal or high: what a claim calls a result, and talk calls it otherwise wherever it speaks of its level."""

from collections.abc import Iterator

from wardround.tools.dialogue import is_question

from ..check import ClaimInContext, Signal
from ..levels import levels_in


def levels_are_told_alike(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result called low of which talk only ever says that it is high: `told that her potassium was low`."""
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for said in levels_in(context.claim.text):
        told = [
            (one, unit)
            for one, unit in context.evidence.each(levels_in)
            if one.analyte == said.analyte and not is_question(unit.words)
        ]
        if told and not any(one.levels & said.levels for one, _ in told):
            words = context.claim.text[said.start : said.end]
            levels = " or ".join(sorted(told[0][0].levels))
            message = f"the claim calls {said.analyte} “{words}”; the record has it {levels} wherever it says"
            yield Signal("level_otherwise", 1.0, "severity_mismatch", message, (told[0][1],), words=words)
            return
