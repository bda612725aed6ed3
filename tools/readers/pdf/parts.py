"""One PDF that holds several documents: which pages go together.

A scanner or a print job puts a table of results, a letter and a form into one file. A page begins a document of its own only where
it says so: by a salutation, a title, a count that starts anew, a header of its own with another date, or print of another origin
(OCR). Everything else goes on with the page before, so that a long letter stays one document.
"""

from collections.abc import Sequence

from ..labs import TABLE_SHARE
from .sheet import Sheet


def part_pages(found: Sequence[Sheet | None]) -> list[list[int]]:
    """Indexes of the pages of each document in the file, in order; pages without text go with the ones before them."""
    parts: list[list[int]] = [[]]
    before: list[Sheet] = []
    for index, sheet in enumerate(found):
        if sheet and before and _begins(before, sheet):
            parts.append([])
            before = []
        elif sheet and len(parts) > 1 and _was_in_between(before, sheet):
            table = parts.pop()
            parts[-1] += table  # it stands in the middle of a document that goes on
            before = [one for one in (found[place] for place in parts[-1]) if one]
        parts[-1].append(index)
        if sheet:
            before.append(sheet)
    return parts


def is_table(part: Sequence[Sheet]) -> bool:
    """Whether a document is a table of results: its first page is one, and as many of all lines are results."""
    if not part or not part[0].is_labs:
        return False
    return sum(one.table.covered for one in part) >= TABLE_SHARE * sum(len(one.lines) for one in part)


def _begins(before: Sequence[Sheet], sheet: Sheet) -> bool:
    last = before[-1]
    if sheet.scanned != last.scanned:
        return True
    if sheet.count and last.count and sheet.count.number <= last.count.number:
        return sheet.count.number == 1
    if _goes_on(last, sheet):
        return False
    if sheet.greets or _is_of_another_day(before, sheet):
        return True
    results = sheet.is_labs or last.is_labs
    if sheet.count and sheet.count.number > 1 and not (sheet.titled and results):
        return False
    return (sheet.titled or (results and sheet.opens)) and sheet.kind != before[0].kind


def _is_of_another_day(before: Sequence[Sheet], sheet: Sheet) -> bool:
    """It has the header of a document, patient and date, with another date than the one that it would go on.

    The pages of one table of results may each have their own day.
    """
    here, first = sheet.header, before[0].header
    return bool(here.subject and here.date and first.date and here.date != first.date) and not sheet.is_labs


def _goes_on(last: Sheet, sheet: Sheet) -> bool:
    """A sentence runs over the end of the page."""
    if not last.lines or not sheet.lines:
        return False
    return sheet.lines[0][0].islower() and last.lines[-1][-1] not in ".!?:"


def _was_in_between(before: Sequence[Sheet], sheet: Sheet) -> bool:
    """Tables without a title, or counted on from the page before, and behind them text that goes on."""
    if not before or not all(one.is_labs for one in before) or sheet.is_labs:
        return False
    counted = all(one.count and one.count.number > 1 for one in (before[0], sheet))
    return counted or not before[0].titled
