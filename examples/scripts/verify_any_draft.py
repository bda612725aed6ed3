"""Check a text from any system against a case: one sentence is true, three are not."""

from pathlib import Path

import wardround as wr

DRAFT = """The patient was admitted with community-acquired pneumonia of the left lower lobe.
She takes metformin 500 mg twice daily.
She reports hemoptysis.
Levofloxacin 750 mg was given because of the penicillin allergy.
"""

case = wr.load_case(Path(__file__).parent.parent / "cases" / "pneumonia")
verification = wr.verify(DRAFT, case)
for verdict in verification.verdicts:
    codes = ", ".join(flag.code for flag in verdict.flags) or "nothing found against it"
    print(f"{DRAFT[verdict.start : verdict.end]!r}: {verdict.verdict}, risk {verdict.risk:.2f}: {codes}")
