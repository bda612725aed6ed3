"""`wardround doctor`: what will run on this machine, and why."""

from wardround.cli.output import JsonOption, emit_json, stdout_console


def doctor(as_json: JsonOption = False) -> int:
    """Say what will run on this machine and why. Exit 1 when even the default cannot run."""
    from rich.table import Table
    from rich.text import Text

    from wardround.doctor import examine

    findings = examine()
    if as_json:
        emit_json(list(findings))
    else:
        table = Table("part", "", "what was found", "what it means", show_lines=False)
        for finding in findings:
            mark = {True: "yes", False: "no"}[finding.ok]
            table.add_row(finding.part, mark, Text(finding.found), Text(finding.meaning))  # [extra] is no markup
        stdout_console().print(table)
    return 0 if all(finding.ok for finding in findings if finding.required) else 1
