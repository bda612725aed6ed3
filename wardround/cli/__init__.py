"""The command line. Commands import what they need when they run, so that `--help` answers at once."""

import os
import sys

import typer

from wardround.cli import batch, deidentify, doctor, knowledge, record, review, run, serve, stress, verify
from wardround.cli.output import fail

app = typer.Typer(
    name="wardround",
    help="Clinical cases read, reasoned, checked claim by claim, and countersigned by a person.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("resume", short_help="Go on with a run that was cut off.")(run.resume)
app.command("verify")(verify.verify)
app.add_typer(review.app, name="review")
app.command("batch")(batch.batch)
app.add_typer(knowledge.app, name="knowledge")
app.command("replay", short_help="Run a case again, show what differs.")(record.replay)
app.add_typer(record.audit, name="audit")
app.command("deidentify", short_help="Write a case without what identifies.")(deidentify.deidentify)
app.command("forget", short_help="Delete all that is kept of a run or case.")(record.forget)
app.command("feedback", short_help="Export what reviewers decided.")(record.feedback)
app.command("serve", short_help="Serve the review page.")(serve.serve)
app.command("stress", short_help="Plant errors, report what is caught.")(stress.stress)
app.command("calibrate", short_help="Find the risk from which to look at claims.")(stress.calibrate)
app.command("doctor")(doctor.doctor)


def main(args: list[str] | None = None) -> None:
    """Run a command: exit 0 done, 1 ran but failed or refused, 2 usage. Errors are one line on stderr.

    Of `verify` 1 says that there is something to look at, so it fails with 2, as `grep` does: scripts tell them apart.
    """
    given = sys.argv[1:] if args is None else args
    try:
        code = app(args=given, standalone_mode=False)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        if os.environ.get("WARDROUND_DEBUG"):
            raise
        code = fail(error, as_json="--json" in given, code=2 if given[:1] == ["verify"] else 1)
    sys.exit(code if isinstance(code, int) else 0)
