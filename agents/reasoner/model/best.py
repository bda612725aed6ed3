"""Several drafts of one question, of which the one is taken that agrees most with the others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardround.models import ask, sample
from wardround.models.agreement import most_agreed, support
from wardround.records import BadReplyError

from .schema import DraftReply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import HumanMessage

TEMPERATURE = 0.7
"""Of samples; a single draft is decoded as the model is set, which is greedily."""


def best_reply(
    model: "BaseChatModel", schema: type[DraftReply], message: "HumanMessage", samples: int
) -> tuple[DraftReply, list[float | None]]:
    """A draft, and for each of its statements the share of the other samples that state the same.

    Args:
        model: any chat model that can be bound to a schema.
        schema: of the reply.
        message: the whole question.
        samples: how many; 1 asks once, and nothing is measured.

    Raises:
        BadReplyError: no sample is a draft.
        EngineError: the model does not answer.
    """
    if samples == 1:
        reply = ask(model, schema, message)
        return reply, [None] * len(reply.statements)
    found = sample(model, schema, message, n=samples, temperature=TEMPERATURE)
    drafts = [reply for reply in found if isinstance(reply, DraftReply)]
    if not drafts:
        raise BadReplyError(f"none of {samples} samples is a draft")
    lines = [as_lines(draft) for draft in drafts]
    chosen = most_agreed(lines)
    return drafts[chosen], _shares(drafts[chosen], [*lines[:chosen], *lines[chosen + 1 :]])


def as_lines(reply: DraftReply) -> str:
    """One line per statement."""
    return "\n".join(" ".join(statement.text.split()) for statement in reply.statements)


def _shares(reply: DraftReply, others: Sequence[str]) -> list[float | None]:
    said = [" ".join(statement.text.split()) for statement in reply.statements]
    return [support(text, others) if others else None for text in said]
