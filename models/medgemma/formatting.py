"""Messages as Gemma 3's one prompt string. Pure: no tokenizer, no model.

MedGemma has no system role (1.5 report, Appendix B): a system message is folded into the user turn. Images stand
before the text, as in model card 1.5 and all evaluation prompts; labels between images (`SLICE 1`) stay where they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, SystemMessage
from langchain_core.messages.utils import convert_to_openai_messages

from wardround.models.thinking import THINK
from wardround.records import UnsupportedInputError

IMAGE = "<start_of_image>"
_CONTROL = re.compile(
    r"<(?=(?:start_of_turn|end_of_turn|start_of_image|end_of_image|image_soft_token|bos|eos|pad|unk|mask|unused\d+)>)"
)


@dataclass(frozen=True)
class Prompt:
    """A whole prompt."""

    text: str
    """From `<bos>` to where the model goes on; one `<start_of_image>` for each image."""
    images: tuple[str, ...]
    """Data URIs, in the order of the text."""


def format_prompt(messages: Sequence[BaseMessage], *, think: bool = False, turns: bool = True) -> Prompt:
    """Render messages as the chat template of Gemma 3 does.

    Args:
        messages: of the system, a person and the model.
        think: ask for thinking by the documented prefix.
        turns: mark the turns of a chat. Without it images and text stand bare, for a pretrained model to go on from:
            `<image>INDICATION findings:` is how the 4b-pt model was asked for reports (1.0 report).

    Raises:
        UnsupportedInputError: content that is neither text nor an image as a data URI, or an empty request.
    """
    lead = [THINK] if think else []
    images: list[str] = []
    said: list[str] = []
    for message in messages:
        parts = _parts(message)
        if isinstance(message, SystemMessage):
            lead += [text for kind, text in parts if kind == "text"]
            continue
        images += [uri for kind, uri in parts if kind == "image"]
        role = "model" if isinstance(message, AIMessage) else "user"
        head = "\n\n".join([*lead, ""]) if role == "user" else ""
        lead = [] if role == "user" else lead
        body = "".join(IMAGE if kind == "image" else text for kind, text in parts)
        said.append(f"<start_of_turn>{role}\n{head}{body}<end_of_turn>\n" if turns else head + body)
    if not said:
        raise UnsupportedInputError("the request has no message from a person")
    if not turns:
        return Prompt("<bos>" + "\n\n".join(said), tuple(images))
    return Prompt("<bos>" + "".join(said) + "<start_of_turn>model\n", tuple(images))


def plain(text: str) -> str:
    """Text in which nothing is a control token: what a document says can end no turn and show no image."""
    return _CONTROL.sub("< ", text)


def _parts(message: BaseMessage) -> list[tuple[str, str]]:
    converted: Any = convert_to_openai_messages(message)
    content = converted["content"]
    blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
    parts = [_part(block) for block in blocks]
    if "image" in [kind for kind, _ in parts] and parts[0][0] == "text" and _texts_then_images(parts):
        parts = [part for part in parts if part[0] == "image"] + [part for part in parts if part[0] == "text"]
    return parts


def _texts_then_images(parts: list[tuple[str, str]]) -> bool:
    kinds = [kind for kind, _ in parts]
    return kinds == sorted(kinds, reverse=True)  # "text" > "image"


def _part(block: dict[str, Any]) -> tuple[str, str]:
    if block.get("type") == "text":
        return "text", plain(block["text"].strip())
    if block.get("type") == "image_url":
        uri = str(block["image_url"]["url"])
        if uri.startswith("data:image/"):
            return "image", uri
    raise UnsupportedInputError("content that is neither text nor an image as a data URI")
