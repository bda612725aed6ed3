"""When a mean loss that was seen on some notes says that it stays at or below alpha later.

Three statements, of which the gate makes one. All need notes that are exchangeable: later ones, and their errors,
like these.
"""

import math
from collections.abc import Sequence


def kept_on_average(losses: Sequence[float], alpha: float) -> bool:
    """Whether the expected loss of the next note is at or below alpha.

    Conformal risk control (Angelopoulos, Bates, Fisch, Lei, Schuster 2022): over calibration and next note together.
    """
    return (sum(losses) + 1) / (len(losses) + 1) <= alpha


def kept_in_as_many(losses: Sequence[float], alpha: float, confidence: float) -> bool:
    """Whether the mean loss of as many later notes as these is at or below alpha, with this probability.

    Exact, for losses that are 0 or 1: of all n + n notes with K losses, a calibration half with this few is at most
    as likely as the hypergeometric tail; K is the fewest at which the later half has more than alpha. Others are
    rounded up to 1.
    """
    n = len(losses)
    here = sum(loss > 0 for loss in losses)
    least = here + math.floor(alpha * n + 1e-9) + 1
    if least > 2 * n:
        return True
    tail = sum(math.comb(least, k) * math.comb(2 * n - least, n - k) for k in range(here + 1)) / math.comb(2 * n, n)
    return tail <= 1 - confidence


def kept_in_the_mean(losses: Sequence[float], alpha: float, confidence: float) -> bool:
    """Whether the mean loss of all later notes is at or below alpha, with this probability, for losses from 0 to 1.

    Betting against a mean above alpha (Waudby-Smith and Ramdas 2024, theorem 3): a gambler's wealth that multiplies to
    1 / (1 - confidence) is as unlikely as that. Stakes are predictable: they rest on the losses before.
    """
    wealth, most, total, squares = 1.0, 1.0, 0.5, 0.25
    for seen, loss in enumerate(losses, start=1):
        variance = squares / seen
        stake = min(1.0, math.sqrt(2 * math.log(1 / (1 - confidence)) / (len(losses) * variance)))
        wealth *= 1 - stake * (loss - alpha)
        most = max(most, wealth)
        total += loss
        squares += (loss - total / (seen + 1)) ** 2
    return most >= 1 / (1 - confidence)
