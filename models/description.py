"""A model as it goes into the run record."""

from typing import TYPE_CHECKING, Literal

from wardround.records import EngineRecord

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SETTINGS = ("temperature", "max_tokens", "max_new_tokens", "seed", "top_p")


def describe(model: "BaseChatModel", *, role: Literal["image", "text", "embedder", "scorer"]) -> EngineRecord:
    """What the model is and how it decodes.

    Our own engines describe themselves by `engine_record`; of any other LangChain model what its class and the usual
    attributes tell.
    """
    own = getattr(model, "engine_record", None)
    if own is not None:
        found: EngineRecord = own(role)
        return found
    name = next((getattr(model, key) for key in ("model_name", "model", "model_id") if getattr(model, key, None)), "")
    settings = {key: value for key in _SETTINGS if isinstance(value := getattr(model, key, None), str | int | float)}
    return EngineRecord(role=role, model=f"{type(model).__name__} {name}".strip(), settings=settings)
