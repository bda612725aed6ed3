"""What our own chat models have in common: `with_structured_output` by a schema that goes with the request."""

from typing import Any

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.runnables import Runnable
from pydantic import BaseModel

from .structured import structured


class SchemaBoundChatModel(BaseChatModel):
    """A chat model whose calls take the schema of the reply as `reply_schema`."""

    def with_structured_output(  # type: ignore[override]  # the base class allows more kinds of schema
        self,
        schema: type[BaseModel],
        *,
        include_raw: bool = False,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Runnable[LanguageModelInput, Any]:
        """A runnable that gives objects of the schema; with `include_raw` LangChain's dict of raw, parsed and error."""
        return structured(self, schema, include_raw=include_raw)
