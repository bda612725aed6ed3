"""The one entry: which way a draft is written."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardround.records import Case, ImageReading, Passage, Settings

from .gate import cannot_write
from .outcome import Reasoned

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from wardround.knowledge import KnowledgeStore


def reason(
    case: Case,
    readings: Sequence[ImageReading],
    passages: Sequence[Passage],
    *,
    model: "BaseChatModel | None",
    feedback: Sequence[str],
    settings: Settings,
    store: "KnowledgeStore | None" = None,
) -> Reasoned:
    """Write a draft, or say why not.

    Args:
        case: with its task.
        readings: of its images.
        passages: from the knowledge store.
        model: writes the draft; without one it is put together from quotations.
        feedback: what the last draft got wrong, or what a person asked for.
        settings: for the model's budget.
        store: where the model may ask for more evidence.

    Returns:
        A draft or a typed reason why there is none, and the passages that were looked up on the way.

    Raises:
        EngineError: the model does not answer.
    """
    if refusal := cannot_write(case, readings):
        return Reasoned(refusal)
    if model is None:
        from .extractive import quote_draft

        return Reasoned(quote_draft(case, readings, passages, comments=feedback))
    from .model import draft_with_model

    return draft_with_model(case, readings, passages, model=model, feedback=feedback, settings=settings, store=store)
