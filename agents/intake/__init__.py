"""The intake agent: files in, a case out, with a line for everything that was handed in."""

from .load import load_case

__all__ = ["load_case"]
