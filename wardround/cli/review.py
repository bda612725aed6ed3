"""`wardround review`: the queue, and a person's decisions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json
from wardround.cli.serve import HOST, PORT, BrowserOption, HostOption, NameOption, PortOption, serve

if TYPE_CHECKING:
    from wardround.records import ClaimEdit, Decision

app = typer.Typer(help="The runs that wait for a person, and decisions on them.")

RunArgument = Annotated[str, typer.Argument(help="The run's id.")]
ReviewerOption = Annotated[
    str, typer.Option(envvar="WARDROUND_REVIEWER", help="Your name: who decides and answers for it.")
]
CommentOption = Annotated[str | None, typer.Option(help="In words, for the record.")]
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


@app.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="All runs, not only those that wait.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The queue: the most urgent first, then the oldest."""
    from rich.console import Console
    from rich.table import Column, Table

    from wardround import api

    entries = api.list_runs(None if every else "awaiting_review")
    if as_json:
        return emit_json(list(entries))
    table = Table(Column("run", no_wrap=True), "level", "status", "task", "case", "since")
    for entry in entries:
        since = f"{entry.created_at:%Y-%m-%d %H:%M}"
        table.add_row(entry.id, entry.level or "", entry.status, entry.task, entry.case_id, since)
    return Console(highlight=False).print(table if entries else "no run waits for a decision")


@app.command("show")
def show(run_id: RunArgument, as_json: JsonOption = False) -> None:
    """A run, and each of its claims with the evidence for it."""
    from rich.console import Console

    from wardround import api
    from wardround.cli.page import print_run
    from wardround.cli.verify import print_verdict

    found = api.get_run(run_id)
    if as_json:
        return emit_json(found)
    print_run(found)
    case = api.case_of(found)
    for verdict in found.verification.verdicts if found.verification else ():
        print_verdict(Console(highlight=False), verdict, case)
    return None


@app.command("approve")
def approve(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> int:
    """Countersign the draft as it stands."""
    return _decide(run_id, "approve", reviewer, comment, draft_sha256, out, as_json)


@app.command("edit")
def edit(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    change: Annotated[list[str] | None, typer.Option("--set", metavar="CLAIM=TEXT", help="New text.")] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Take a claim out.")] = None,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> int:
    """Countersign it with edits. They are checked first; if that raises flags, the run waits again."""
    edits = _edits(change or [], drop or [])
    return _decide(run_id, "edit", reviewer, comment, draft_sha256, out, as_json, edits)


@app.command("reject")
def reject(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: CommentOption = None,
    draft_sha256: DraftOption = None,
    as_json: JsonOption = False,
) -> int:
    """End the run without a document."""
    return _decide(run_id, "reject", reviewer, comment, draft_sha256, None, as_json)


@app.command("return")
def return_(
    run_id: RunArgument,
    reviewer: ReviewerOption,
    comment: Annotated[str, typer.Option(help="What to change.")],
    draft_sha256: DraftOption = None,
    as_json: JsonOption = False,
) -> int:
    """Send the draft back to the reasoner."""
    return _decide(run_id, "return", reviewer, comment, draft_sha256, None, as_json)


def _decide(
    run_id: str,
    decision: "Decision",
    reviewer: str,
    comment: str | None,
    draft_sha256: str | None,
    out: Path | None,
    as_json: bool,
    edits: "tuple[ClaimEdit, ...]" = (),
) -> int:
    from wardround import api
    from wardround.cli.run import show as show_run
    from wardround.records import Review

    review = Review(decision=decision, reviewer=reviewer, comment=comment, draft_sha256=draft_sha256, edits=edits)
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
