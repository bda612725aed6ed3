"""What a draft is called."""

from wardround.records import Case, Task

_TITLES: dict[Task, str] = {
    "summary": "Clinical summary",
    "answer": "Answer",
    "report": "Imaging report",
    "letter": "Letter to the patient",
    "extract": "Extracted lists",
}


def title_of(case: Case) -> str:
    """The task's name with the question, or with the case where there is none."""
    name = _TITLES[case.task]
    return f"{name}: {case.question}" if case.question else f"{name}, {case.id}"
