"""A model from a string."""

from typing import TYPE_CHECKING, Any

from wardround.records import ModelNotAvailableError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_FORMS = "transformers:ID_OR_FOLDER[@REVISION], openai:URL#MODEL, scripted:FILE.json, or a LangChain chat model"


def load_model(spec: "str | BaseChatModel", *, allow_remote: bool = False, **options: Any) -> "BaseChatModel":  # noqa: ANN401
    """Load a chat model.

    Args:
        spec: `transformers:google/medgemma-27b-text-it`, a local folder likewise,
            `openai:http://127.0.0.1:8000/v1#MODEL`, `scripted:FILE.json`, or any LangChain chat model, which is given
            back as it is.
        allow_remote: let an endpoint that is not on this machine be used.
        **options: passed on to the engine, for example `dtype` or `timeout`.

    Raises:
        ModelNotAvailableError: the string has none of these forms, or the model cannot be had.
        MissingExtraError: the engine's packages are not installed.
        RemoteNotAllowedError: the endpoint is not on this machine and `allow_remote` is not set.
    """
    if not isinstance(spec, str):
        return spec
    scheme, _, name = spec.partition(":")
    if scheme == "transformers" and name:
        from .medgemma import load

        model_id, _, revision = name.partition("@")
        return load(model_id, revision=revision or None, **options)
    if scheme == "openai" and name:
        from .endpoint import ChatEndpoint

        url, _, model = name.partition("#")
        return ChatEndpoint.connect(url, model, allow_remote=allow_remote, **options)
    if scheme == "scripted" and name:
        from .scripted import ScriptedChatModel

        return ScriptedChatModel.from_file(name, **options)
    raise ModelNotAvailableError(f"unknown model {spec!r}", hint=_FORMS)
