"""The document as people and programs read it, preliminary or countersigned."""

from .docx import report_docx
from .fhir import report_fhir
from .html import report_html
from .markdown import draft_markdown, report_markdown
from .paper import patient_line
from .pdf import report_pdf
from .report import write_report

__all__ = [
    "draft_markdown",
    "patient_line",
    "report_docx",
    "report_fhir",
    "report_html",
    "report_markdown",
    "report_pdf",
    "write_report",
]
