"""What a response that is not a success means. Messages never repeat the response, which may quote the prompt."""

import re
from typing import TYPE_CHECKING, Any

from wardround.records import (
    ContextTooLongError,
    EndpointError,
    EngineError,
    ModelNotAvailableError,
    UnsupportedInputError,
)

if TYPE_CHECKING:
    import httpx

RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Codes after which the same request may succeed."""

_TOO_LONG_CODES = {"context_length_exceeded", "exceed_context_size_error"}
# vLLM and TGI have no code of their own for it, only words
_TOO_LONG_WORDS = re.compile(r"context (?:length|size|window)|max_model_len|max_total_tokens|`?inputs`? tokens", re.I)
# vLLM (400) and llama.cpp's server (500): a text model was sent an image
_TEXT_ONLY_WORDS = re.compile(
    r"not a multimodal model|at most 0 image|image input is not supported|does not support image", re.I
)
_HINTS = {
    401: "set WARDROUND_API_KEY",
    403: "set WARDROUND_API_KEY",
    413: "send fewer or smaller images",
    429: "the server is busy: try later, or send fewer requests at once",
}


def refusal(response: "httpx.Response", model: str) -> EngineError:
    """The error that a response stands for."""
    status = response.status_code
    if status in (400, 413, 422) and _too_long(response):
        return ContextTooLongError(
            f"the request is longer than {model} takes there", hint="use a smaller case or budget"
        )
    if status in (400, 422, 500) and _TEXT_ONLY_WORDS.search(_words(_error(response))):
        return UnsupportedInputError(f"{model} takes text only there", hint="serve a 4B model, or medgemma-27b-it")
    if status == 404:
        return ModelNotAvailableError(
            f"the endpoint does not know {model!r} (HTTP 404)", hint="check the URL and #MODEL"
        )
    if response.is_redirect:  # never followed: it may lead off this machine
        return EndpointError(f"the endpoint redirects (HTTP {status})", hint="give the address that it redirects to")
    return EndpointError(f"the endpoint refused (HTTP {status})", hint=_HINTS.get(status))


def _too_long(response: "httpx.Response") -> bool:
    found = _error(response)
    if {found.get("code"), found.get("type")} & _TOO_LONG_CODES:
        return True
    return bool(_TOO_LONG_WORDS.search(_words(found)))


def _error(response: "httpx.Response") -> dict[str, Any]:
    try:
        body: Any = response.json()
    except ValueError:
        body = {}
    error = body.get("error", body) if isinstance(body, dict) else {}
    return error if isinstance(error, dict) else {"message": str(error)}


def _words(error: dict[str, Any]) -> str:
    return str(error.get("message") or "")
