"""PDF: text in reading order with pages; pages without text on record as needing a look."""

from .read import read_pdf

__all__ = ["read_pdf"]
