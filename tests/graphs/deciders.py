"""One of several processes that decide on waiting runs at random: `deciders.py NAME SEED`."""

import random
import sys

import wardround as wr


def main(name: str, seed: int) -> None:
    """Decide until nothing waits. Each decision that was taken is one line on stdout."""
    chance = random.Random(seed)
    print("started", flush=True)
    while waiting := wr.list_runs("awaiting_review"):
        entry = chance.choice(waiting)
        decision = chance.choice(("approve", "reject"))
        try:
            wr.decide(entry.id, wr.Review(decision=decision, reviewer=name))
        except wr.NotAwaitingReviewError:
            continue  # somebody else was quicker
        print(entry.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
