"""Counting tokens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TokenCounter = Callable[[str], int]
"""How many tokens a text takes."""

_BYTES_PER_TOKEN = 3
"""Gemma's vocabulary of 262k takes about four bytes of English prose a token, and fewer of clinical shorthand; three
leaves room, since a prompt that is too long costs the run and one that is too short costs a line."""

_ALONE = b"0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n"
"""Characters that take a token each: Gemma splits numbers into digits, and a line of results is mostly these."""


def token_counter(model: "BaseChatModel") -> TokenCounter:
    """The model's own tokenizer where it offers one as `count_tokens`, else a cautious estimate from the bytes.

    LangChain's `get_num_tokens` is not used: for most models it counts with GPT-2's tokenizer, which it downloads.
    """
    own: TokenCounter | None = getattr(model, "count_tokens", None)
    return own or estimate


def estimate(text: str) -> int:
    """A cautious estimate: a token for each digit and mark, and one for every three bytes of all else, rounded up."""
    whole = text.encode()
    others = len(whole.translate(None, _ALONE))
    return len(whole) - others - (-others // _BYTES_PER_TOKEN)
