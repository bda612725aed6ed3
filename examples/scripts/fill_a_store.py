"""Fill a knowledge store with the built-in reference cards, and let a case be answered with it."""

import tempfile
from pathlib import Path

import wardround as wr
from wardround.knowledge import KnowledgeStore, starter_cards

folder = Path(tempfile.mkdtemp()) / "store"
with KnowledgeStore.open(folder) as store:
    store.add(starter_cards())
    for hit in store.search("antibiotic for pneumonia with penicillin allergy", k=3):
        print(f"{hit.score:.2f} {hit.passage.title}: {hit.passage.source}")

case = wr.load_case(
    Path(__file__).parent.parent / "cases" / "pneumonia",
    task="answer",
    question="Why was levofloxacin chosen?",
)
run = wr.run(case, store=folder)
for claim in run.draft.claims:
    print(f"{claim.section}: {claim.text}")
