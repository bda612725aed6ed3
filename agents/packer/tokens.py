"""Counting tokens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TokenCounter = Callable[[str], int]
"""How many tokens a text takes."""

_BYTES_PER_TOKEN = 3
"""Gemma's vocabulary of 262k takes about four bytes of English prose a token, and fewer of clinical shorthand and
numbers; three leaves room, since a prompt that is too long costs the run and one that is too short costs a line."""


def token_counter(model: "BaseChatModel") -> TokenCounter:
    """The model's own tokenizer where it offers one as `count_tokens`, else a cautious estimate from the bytes.

    LangChain's `get_num_tokens` is not used: for most models it counts with GPT-2's tokenizer, which it downloads.
    """
    own: TokenCounter | None = getattr(model, "count_tokens", None)
    return own or estimate


def estimate(text: str) -> int:
    """A cautious estimate, rounded up."""
    return -(-len(text.encode()) // _BYTES_PER_TOKEN)
