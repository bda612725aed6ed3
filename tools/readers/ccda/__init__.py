"""C-CDA: sections with their narrative, and what their entries state as facts."""

from .read import read_ccda

__all__ = ["read_ccda"]
