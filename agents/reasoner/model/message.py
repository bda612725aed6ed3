"""The one message that the reasoner sends: data first, then the question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardround.agents.packer import Packed
from wardround.agents.prompts import prompt
from wardround.records import Case

from .schema import SECTIONS

if TYPE_CHECKING:
    from langchain_core.messages import HumanMessage


def draft_message(case: Case, packed: Packed, *, feedback: Sequence[str], rounds: int) -> "HumanMessage":
    """A user turn; MedGemma has no system role and was trained on single turns."""
    from langchain_core.messages import HumanMessage

    text = prompt(
        "reason",
        record=packed.text,
        dropped=len(packed.dropped),
        task=case.task,
        question=" ".join((case.question or "").split()),
        sections="; ".join(SECTIONS[case.task]),
        rounds=rounds,
        feedback=[" ".join(line.split()) for line in feedback],
    )
    return HumanMessage(content=text)
