"""What the agents think with: in-process MedGemma, any LangChain chat model, endpoints, and the scripted double.

Names are imported when first used: LangChain alone takes a third of a second.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .asking import ask, sample
    from .description import describe
    from .load import check_model, load_model
    from .scripted import ScriptedChatModel
    from .structured import one_of

__all__ = ["ScriptedChatModel", "ask", "check_model", "describe", "load_model", "one_of", "sample"]

_WHERE = {
    "ScriptedChatModel": "scripted",
    "ask": "asking",
    "check_model": "load",
    "describe": "description",
    "load_model": "load",
    "one_of": "structured",
    "sample": "asking",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
