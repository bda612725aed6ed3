"""The intake agent: files in, a case out, with a line for everything that was handed in."""

from .load import load_case
from .outgoing import Outgoing, outgoing

__all__ = ["Outgoing", "load_case", "outgoing"]
