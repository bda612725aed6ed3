"""The document as people and programs read it, preliminary or countersigned."""

from .fhir import report_fhir
from .html import report_html
from .markdown import draft_markdown, report_markdown
from .report import write_report

__all__ = ["draft_markdown", "report_fhir", "report_html", "report_markdown", "write_report"]
