"""Reading documents for the store: text, Markdown, HTML, PDF, JSON, MedQuAD, PubMed, JATS, MedlinePlus, SPL."""

from .load import load_documents

__all__ = ["load_documents"]
