"""What is picked under a schema: by the quick ways the same as by masking the whole vocabulary."""

import random

import pytest

torch = pytest.importorskip("torch", reason="needs the extra medgemma")
pytestmark = pytest.mark.engine


class Listed:
    """Allows these tokens, whatever stands before; says at once whether some are allowed, or not."""

    def __init__(self, tokens, quick):
        self.tokens, self.quick = set(tokens), quick

    def fits(self, tokens):
        return self.quick and tokens[-1] in self.tokens

    def allow(self, bits, place, draft):
        bits[place : place + 1 + len(draft)] = 0
        for token in self.tokens:
            for row in bits.view("uint32")[place : place + 1 + len(draft)]:
                row[token // 32] |= 1 << token % 32


@pytest.mark.parametrize("words", [500, 20_000])
@pytest.mark.parametrize("allowed", [0.9, 0.3, 0.004])
def test_picks_under_a_schema_are_those_of_the_whole_vocabulary_masked(words, allowed):
    from wardround.models.medgemma.decoding.picking import Bound, Draw, pick

    picker = random.Random(words)
    logits = torch.randn(7, words, generator=torch.Generator().manual_seed(words)) * 3
    lists = [picker.sample(range(words), max(1, int(allowed * words))) for _ in range(3)]
    draws = [Draw(0.0, 1, 5)] * 3 + [Draw(0.8, 2, 5)] * 2 + [Draw(0.8, 3, 9), Draw(0.0, 4, 1)]

    def picked(quick):
        rows = [Bound(Listed(lists[0], quick), 0, [1, 2]), Bound(Listed(lists[1], quick), 3, [3])]
        return pick(logits, draws, [*rows, Bound(Listed(lists[2], quick), 5, [])])

    masked = torch.full_like(logits, -torch.inf)
    for place, tokens in zip(range(6), [lists[0]] * 3 + [lists[1]] * 2 + [lists[2]], strict=False):
        masked[place, tokens] = logits[place, tokens]
    masked[6] = logits[6]
    assert picked(quick=True) == picked(quick=False) == pick(masked, draws)
    assert all(token in lists[0] for token in picked(quick=True)[:3])
