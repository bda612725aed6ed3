"""Reading documents for the store from files: text, Markdown, HTML, PDF, JSON Lines, MedQuAD, PubMed, JATS, MedlinePlus, SPL."""

from .load import load_documents

__all__ = ["load_documents"]
