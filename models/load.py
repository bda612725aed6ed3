"""A model from a string."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from wardround.records import EngineError, ModelNotAvailableError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_FORMS = (
    "transformers:ID_OR_FOLDER[@REVISION], openai:URL#MODEL, scripted:FILE.json, each with ?OPTION=VALUE&... behind it,"
    " or a LangChain chat model"
)

_NOT_IN_A_STRING = {
    "api_key": "put the key into WARDROUND_API_KEY",
    "allow_remote": "allow_remote=True (Python) or --allow-remote (command line)",
}


def load_model(spec: "str | BaseChatModel", *, allow_remote: bool = False, **options: Any) -> "BaseChatModel":  # noqa: ANN401
    """Load a chat model.

    Args:
        spec: `transformers:google/medgemma-27b-text-it`, a local folder likewise,
            `openai:http://127.0.0.1:8000/v1#MODEL`, `scripted:FILE.json`, or any LangChain chat model, which is given
            back as it is. Options may stand behind a string: `transformers:ID?quantisation=nf4&think=true`.
        allow_remote: let an endpoint that is not on this machine be used.
        **options: passed on to the engine, for example `dtype` or `timeout`.

    Raises:
        ModelNotAvailableError: the string has none of these forms, the object is no chat model, or the model cannot be
            had.
        MissingExtraError: the engine's packages are not installed.
        RemoteNotAllowedError: the endpoint is not on this machine and `allow_remote` is not set.
    """
    if not isinstance(spec, str):
        _check_object(spec)
        return spec
    scheme, name, query = _parts(spec)
    options = _options(query) | options
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


def check_model(spec: "str | BaseChatModel", *, allow_remote: bool = False) -> None:
    """Refuse what `load_model` will always refuse, as far as that is known without loading weights.

    Raises:
        EngineError: as `load_model`, but for servers that do not answer just now.
    """
    if not isinstance(spec, str):
        return _check_object(spec)
    scheme, name, query = _parts(spec)
    if scheme == "transformers" and name:
        _options(query)
        return None
    try:
        load_model(spec, allow_remote=allow_remote)
    except EngineError as error:
        if not error.retryable:
            raise
    return None


def _check_object(given: object) -> None:
    if not hasattr(given, "with_structured_output"):  # the one thing that is asked of a model
        raise ModelNotAvailableError(f"{type(given).__name__} is no chat model", hint=_FORMS)


def _parts(spec: str) -> tuple[str, str, str]:
    """Scheme, name and options, which may stand behind `#MODEL` or, as in a URL, before it."""
    named, _, query = spec.partition("?")
    scheme, _, name = named.partition(":")
    if scheme == "openai" and "#" in query:
        query, _, model = query.partition("#")
        name = f"{name}#{model}"
    return scheme, name, query


def _options(query: str) -> dict[str, Any]:
    """`a=1&b=word` as options: what is JSON is read as JSON, the rest is text.

    Strings are kept with a run, so no secret is taken from one, and no leave to send patient data elsewhere.
    """
    for name, hint in _NOT_IN_A_STRING.items():
        if name in dict(parse_qsl(query, keep_blank_values=True)):
            raise ModelNotAvailableError(f"{name} is not taken from a model's string", hint=hint)
    return {name: _value(text) for name, text in parse_qsl(query, keep_blank_values=True)}


def _value(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except ValueError:
        return text
