"""Whether a server shows its model the images that it is sent.

Some servers drop the images of a text model and answer all the same (`transformers serve` 5.24 does); such an answer
reads like a reading. So before the first image two short requests are counted: an image that is seen costs tokens.
"""

from typing import Any

from wardround.records import UnsupportedInputError

from .transport import Transport

_ASKED = {"type": "text", "text": "Is this a picture?"}
_GREY = (  # 64 x 64 pixels: the smallest that the usual image processors take
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIKMb3RD77SAA6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6"
    "efoAAAAASUVORK5CYII="
)
_IMAGE = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{_GREY}"}}


def check_sight(transport: Transport, model: str) -> None:
    """Ask twice for one token; a server that counts no tokens is taken at its word.

    Raises:
        UnsupportedInputError: the prompt is as long with an image as without.
        EngineError: the server does not answer.
    """
    blind = _prompt_tokens(transport, model, [_ASKED])
    seeing = _prompt_tokens(transport, model, [_IMAGE, _ASKED])
    if blind is not None and seeing is not None and seeing <= blind:
        message = f"{model} answers there without being shown the image"
        raise UnsupportedInputError(message, hint="serve a model with images: a 4B model, or medgemma-27b-it")


def _prompt_tokens(transport: Transport, model: str, content: list[dict[str, Any]]) -> int | None:
    body = {"model": model, "messages": [{"role": "user", "content": content}], "max_tokens": 1, "temperature": 0.0}
    response: Any = transport.post(body)
    try:
        counted = (response.get("usage") or {}).get("prompt_tokens")
    except AttributeError:
        return None
    return counted if isinstance(counted, int) else None


def has_images(body: dict[str, Any]) -> bool:
    """Whether a request shows any."""
    contents = [message["content"] for message in body["messages"]]
    return any(part["type"] == "image_url" for content in contents if isinstance(content, list) for part in content)
