"""A case in, a checked draft out, a person's decision, a report."""

from pathlib import Path

import wardround as wr

folder = Path(__file__).parent.parent / "cases" / "pneumonia"
case = wr.load_case(folder, task="summary")
for entry in case.coverage:
    print(f"{entry.status:10} {entry.item}")

run = wr.run(case)  # until the graph waits for a person
for claim in run.draft.claims:
    print(f"{claim.section}: {claim.text}  <- {claim.citations[0].source_id}")
for flag in run.verification.all_flags():
    print(f"{flag.severity}: {flag.code}: {flag.message}")

run = wr.decide(run.id, wr.Review(decision="approve", reviewer="Dr A. Example"))
print(run.report.markdown)
