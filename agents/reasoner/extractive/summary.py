"""A clinical summary, by problem."""

from collections.abc import Iterable, Iterator, Sequence

from wardround.records import ClaimKind, ImageReading, Passage
from wardround.tools.quantities import find_quantities
from wardround.tools.standing import is_in_force, is_in_use, stopped_drugs
from wardround.tools.terms import find_drugs

from .problems import problems_of
from .quote import Claims, Quote, Sources
from .results import abnormal_results

_MOST_PROBLEMS = 15
_MOST_PER_PROBLEM = 3
_MOST_OF_COURSE = 12
_MOST_PLANS = 10
_COURSE = ("hospital_course", "history_present_illness", "history")
_UNDER_WAY = frozenset({"active", "in-progress", "accepted", "proposed", "booked", "planned"})


def summary(sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]) -> None:
    """Problems, course, medications, allergies, abnormal results, imaging, plan: each a quotation."""
    del readings, passages  # a summary is of the record
    _problems(sources, claims)
    _sections(sources, claims, "Course", "finding", _COURSE, _MOST_OF_COURSE)
    medications(sources, claims)
    allergies(sources, claims)
    for quote in abnormal_results(sources):
        claims.add("Abnormal results", "result", quote)
    _add_first(claims, "Imaging", "finding", _imaging(sources), _MOST_OF_COURSE)
    _sections(sources, claims, "Plan and follow-up", "plan", ("plan", "follow_up", "instructions", "assessment_plan"))
    under_way = [quote for fact, quote in sources.facts("plan") if fact.status in _UNDER_WAY]
    _add_some(claims, "Plan and follow-up", "plan", under_way, most=_MOST_PLANS)
    _sections(sources, claims, "Code status", "plan", ("code_status",))


def medications(sources: Sources, claims: Claims, section: str = "Medications") -> None:
    """Active medications, structured ones first; a line that adds no drug, dose or frequency to another is left out."""
    active = [quote for fact, quote in sources.facts("medication") if is_in_use(fact)]
    ends = _ends(sources)
    lines = [_unless_ended(quote, ends) for _, quote in sources.sentences(("medications", "discharge_medications"))]
    said: list[tuple[frozenset[str], frozenset[str]]] = []
    for quote in (*active, *(quote for quote in lines if _is_of_a_drug(quote.words))):
        drugs = frozenset(mention.ingredient for mention in find_drugs(quote.words))
        amounts = frozenset(f"{amount.value} {amount.unit}" for amount in find_quantities(quote.words))
        if not any(drugs and drugs <= others and amounts <= theirs for others, theirs in said):
            claims.add(section, "medication", quote)
            said.append((drugs, amounts))


def _ends(sources: Sources) -> dict[str, Quote]:
    """The latest sentence that says of a drug that it was stopped."""
    found: dict[str, Quote] = {}
    for _, quote in sources.sentences():
        for drug in stopped_drugs(quote.words):
            if drug not in found or quote.date >= found[drug].date:
                found[drug] = quote
    return found


def _unless_ended(line: Quote, ends: dict[str, Quote]) -> Quote:
    """A line of a list; in its place what a later source says of the drug's end."""
    drugs = {mention.ingredient for mention in find_drugs(line.words)}
    later = [ends[drug] for drug in drugs if drug in ends and line.date and ends[drug].date > line.date]
    return later[0] if len(drugs) == 1 and later else line


def _is_of_a_drug(line: str) -> bool:
    """Whether a line of a list names a drug, or gives one that no lexicon knows: with a dose, or how often."""
    return bool(find_drugs(line)) or any(amount.kind in ("dose", "frequency") for amount in find_quantities(line))


def allergies(sources: Sources, claims: Claims, section: str = "Allergies") -> None:
    """Allergies and the statement that there are none."""
    for fact, quote in sources.facts("allergy"):
        if is_in_force(fact):
            claims.add(section, "allergy", quote)
    for _, quote in sources.sentences(("allergies",)):
        claims.add(section, "allergy", quote)


def _problems(sources: Sources, claims: Claims) -> None:
    problems = problems_of(sources)
    for problem in [p for p in problems if p.current][:_MOST_PROBLEMS]:
        _add_some(claims, f"Problem: {_titled(problem.name)}", "finding", problem.current)
    for problem in [p for p in problems if not p.current][:_MOST_PROBLEMS]:
        _add_some(claims, "Past problems", "history", problem.past, most=1)


def _add_some(
    claims: Claims, section: str, kind: ClaimKind, quotes: list[Quote], most: int = _MOST_PER_PROBLEM
) -> None:
    newest_first = sorted(quotes, key=lambda quote: quote.date, reverse=True)
    for quote in newest_first:
        most -= claims.add(section, kind, quote)
        if most == 0:
            break


def _sections(
    sources: Sources, claims: Claims, title: str, kind: ClaimKind, kinds: Sequence[str], most: int = 40
) -> None:
    _add_first(claims, title, kind, (quote for _, quote in sources.sentences(kinds)), most)


def _imaging(sources: Sources) -> Iterator[Quote]:
    """What reports conclude; of one that concludes nothing, its findings."""
    said = list(sources.sentences(("impression", "findings")))
    concluding = {quote.source_id for section, quote in said if section.kind == "impression"}
    return (quote for section, quote in said if section.kind == "impression" or quote.source_id not in concluding)


def _add_first(claims: Claims, title: str, kind: ClaimKind, quotes: Iterable[Quote], most: int) -> None:
    for quote in quotes:
        most -= claims.add(title, kind, quote)
        if most == 0:
            break


def _titled(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
