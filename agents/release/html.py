"""The document as one HTML file: no script, nothing loaded, every claim linked to the places that it rests on."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wardround.records import Case, Citation, Draft, Run

from .citations import citation_numbers, source_names

if TYPE_CHECKING:
    from jinja2 import Template


def report_html(run: Run, case: Case) -> str:
    """The released document, or the waiting draft, which says that it is preliminary.

    Args:
        run: with a draft.
        case: for the titles of what is cited.
    """
    report, draft = run.report, run.report.draft if run.report else run.draft
    numbers = citation_numbers(draft.claims) if draft else {}
    names = source_names(case, run.passages)
    return _template().render(
        run=run,
        report=report,
        draft=draft,
        sections=_sections(draft, numbers) if draft else [],
        sources=[(number, names.get(c.source_id, c.source_id), c) for c, number in numbers.items()],
        standing=_standing(run),
        unread=[entry for entry in case.coverage if entry.status != "read"],
    )


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("wardround.agents.release")
    kept = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return kept.get_template("report.html")


def _sections(draft: Draft, numbers: dict[Citation, int]) -> list[tuple[str, list[tuple[Any, list[int]]]]]:
    """Headings with their claims, each with the numbers of its citations."""
    return [
        (name, [(claim, [numbers[c] for c in claim.citations]) for claim in claims])
        for name, claims in groupby(draft.claims, key=lambda claim: claim.section)
    ]


def _standing(run: Run) -> list[Any]:
    flags = run.verification.all_flags() if run.verification else ()
    return [flag for flag in flags if flag.severity != "note"]
