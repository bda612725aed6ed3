"""`wardround review`: the queue, and a person's decisions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, stdout_console
from wardround.cli.serve import HOST, PORT, BrowserOption, HostOption, NameOption, PortOption, serve

if TYPE_CHECKING:
    from wardround.records import ClaimEdit, Decision

app = typer.Typer(help="The runs that wait for a person, and decisions on them.")

RunArgument = Annotated[str, typer.Argument(help="The run's id.")]
ReviewerOption = Annotated[
    str, typer.Option(envvar="WARDROUND_REVIEWER", help="Your name: who decides and answers for it.")
]
OptionalReviewer = Annotated[str | None, typer.Option(envvar="WARDROUND_REVIEWER", help="Your name.")]
CommentOption = Annotated[str | None, typer.Option(help="In words, for the record.")]
TakeOverOption = Annotated[bool, typer.Option("--take-over", help="Although somebody else has the run.")]
DraftOption = Annotated[str | None, typer.Option(help="Decide only if the draft still has this SHA-256.")]
OutOption = Annotated[Path | None, typer.Option(help="Folder to write report.md and run.json to.")]


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    web: Annotated[bool, typer.Option("--web", help="Review in the browser.")] = False,
    port: PortOption = PORT,
    host: HostOption = HOST,
    browser: BrowserOption = True,
    reviewer: NameOption = None,
) -> None:
    """The runs that wait for a person, and decisions on them."""
    if context.invoked_subcommand is not None:
        return
    if web:
        serve(port=port, host=host, browser=browser, reviewer=reviewer)
    else:
        print(context.get_help())  # noqa: T201 - stdout is the command's product


@app.command("list", short_help="The queue: the most urgent first.")
def list_(
    every: Annotated[bool, typer.Option("--all", help="All runs, not only those that wait.")] = False,
    level: Annotated[str | None, typer.Option(help="Only urgent, required or routine.")] = None,
    task: Annotated[str | None, typer.Option(help="Only summary, answer, report, letter or extract.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only with this reason, for example dose_mismatch.")] = None,
    as_json: JsonOption = False,
) -> None:
    """The queue: the most urgent first, then the oldest, with the reasons why a person must look."""
    from rich.console import Console
    from rich.text import Text

    from wardround import api
    from wardround.cli.page import plain

    _refuse_unknown(level, task, reason)
    entries = [
        entry
        for entry in api.list_runs(None if every else "awaiting_review")
        if level in (None, entry.level) and task in (None, entry.task) and (reason is None or reason in entry.reasons)
    ]
    if as_json:
        return emit_json(list(entries))
    console = Console(highlight=False, soft_wrap=True)
    for entry in entries:
        head = f"{entry.level or '-':<9} {entry.id}  {entry.task} of {plain(entry.case_id)}"
        console.print(Text(f"{head}, {entry.status.replace('_', ' ')} since {entry.created_at:%Y-%m-%d %H:%M} UTC"))
        if entry.reasons:
            console.print(Text(f"{'':<9} {', '.join(entry.reasons)}", style="dim"))
    return None if entries else console.print("no run waits for a decision")


def _refuse_unknown(level: str | None, task: str | None, reason: str | None) -> None:
    from wardround.records import FLAG_MEANINGS, TASKS

    allowed = (("--level", level, ("urgent", "required", "routine")), ("--task", task, TASKS))
    for name, given, known in (*allowed, ("--reason", reason, tuple(FLAG_MEANINGS))):
        if given is not None and given not in known:
            raise typer.BadParameter(f"{name} is one of: {', '.join(known)}")


@app.command("show")
def show(
    run_id: RunArgument,
    claim: Annotated[list[str] | None, typer.Option(help="Only these claims.")] = None,
    flagged: Annotated[bool, typer.Option("--flagged", help="Only flagged claims.")] = False,
    reviewer: OptionalReviewer = None,
    as_json: JsonOption = False,
) -> None:
    """A run, and each of its claims with the evidence for it. With your name, what is shown counts as looked at."""
    from wardround import api
    from wardround.agents.review import flagged_claims
    from wardround.cli.page import print_run
    from wardround.cli.verify import print_beside, print_verdict

    found = api.get_run(run_id)
    if as_json:
        return emit_json(found)
    verdicts = found.verification.verdicts if found.verification else ()
    wanted = set(claim or ()) | (set(flagged_claims(found.verification)) if flagged and found.verification else set())
    if unknown := set(claim or ()) - {verdict.claim_id for verdict in verdicts}:
        raise typer.BadParameter(f"the draft has no claim {', '.join(sorted(unknown))}")
    if not (claim or flagged):
        print_run(found)
        wanted = {verdict.claim_id for verdict in verdicts}
    case, console = api.case_of(found), stdout_console()
    for verdict in verdicts:
        if verdict.claim_id in wanted:
            print_verdict(console, verdict, case)
    if flagged:
        if not wanted:
            console.print("no claim is flagged" if found.verification else "there is no draft")
        if found.verification:
            print_beside(console, found.verification, case)
    if reviewer and found.status == "awaiting_review":
        api.look_at(run_id, reviewer, wanted)
    return None


@app.command("history", short_help="What was decided on each claim.")
def history(run_id: RunArgument, as_json: JsonOption = False) -> None:
    """Each claim as it was drafted, what was decided on it, and how it stands."""
    from wardround import api
    from wardround.cli.page import history_text

    found = api.history(run_id)
    if as_json:
        return emit_json(list(found))
    console = stdout_console()
    for one in found:
        for line in history_text(one):
            console.print(line)
    return None


@app.command("approve")
def approve(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    take_over: TakeOverOption = False,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> int:
    """Countersign the draft as it stands."""
    return _decide(run_id, "approve", reviewer, comment, draft_sha256, take_over, out, as_json)


@app.command("edit")
def edit(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    change: Annotated[list[str] | None, typer.Option("--set", metavar="CLAIM=TEXT", help="New text.")] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Take a claim out.")] = None,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    take_over: TakeOverOption = False,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> int:
    """Countersign it with edits. They are checked first; if that raises flags, the run waits again."""
    edits = _edits(change or [], drop or [])
    return _decide(run_id, "edit", reviewer, comment, draft_sha256, take_over, out, as_json, edits)


@app.command("reject")
def reject(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    take_over: TakeOverOption = False,
    as_json: JsonOption = False,
) -> int:
    """End the run without a document."""
    return _decide(run_id, "reject", reviewer, comment, draft_sha256, take_over, None, as_json)


@app.command("return")
def return_(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: Annotated[str, typer.Option(help="What to change.")],
    draft_sha256: DraftOption = None,
    take_over: TakeOverOption = False,
    as_json: JsonOption = False,
) -> int:
    """Send the draft back to the reasoner."""
    return _decide(run_id, "return", reviewer, comment, draft_sha256, take_over, None, as_json)


def _decide(
    run_id: str,
    decision: "Decision",
    reviewer: str,
    comment: str | None,
    draft_sha256: str | None,
    take_over: bool,
    out: Path | None,
    as_json: bool,
    edits: "tuple[ClaimEdit, ...]" = (),
) -> int:
    from wardround import api
    from wardround.cli.attest import attested
    from wardround.cli.run import show as show_run
    from wardround.files import make_folder
    from wardround.records import Review

    if not reviewer.strip():
        raise typer.BadParameter("--reviewer needs a name: who decides answers for it")
    make_folder(out)
    review = Review(decision=decision, reviewer=reviewer, comment=comment, draft_sha256=draft_sha256, edits=edits)
    api.claim(run_id, reviewer, over=take_over)
    if decision in ("approve", "edit"):
        review = attested(run_id, review)
    found = api.decide(run_id, review)
    code = show_run(found, out, as_json=as_json)
    return 0 if found.status == "rejected" else code


def _edits(changes: list[str], drops: list[str]) -> "tuple[ClaimEdit, ...]":
    from wardround.records import ClaimEdit, InvalidReviewError

    edits = [ClaimEdit(claim_id=claim, decision="reject") for claim in drops]
    for change in changes:
        claim, given, text = change.partition("=")
        if not given:
            raise InvalidReviewError("--set needs CLAIM=TEXT", hint='for example --set c3="Allergic to penicillin."')
        edits.append(ClaimEdit(claim_id=claim.strip(), decision="edit", text=text))
    return tuple(edits)
