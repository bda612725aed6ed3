"""MedGemma in this process. Names are imported when first used: torch and transformers take seconds."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chat import ChatMedGemma
    from .loading import load

__all__ = ["ChatMedGemma", "load"]

_WHERE = {"ChatMedGemma": "chat", "load": "loading"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
