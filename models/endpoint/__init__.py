"""Any server with OpenAI's chat completions: vLLM, TGI, Model Garden, Ollama, llama.cpp, `transformers serve`."""

from .chat import ChatEndpoint

__all__ = ["ChatEndpoint"]
