"""The table that ships: readable, monotone, and of the signals that exist."""

from hypothesis import given
from hypothesis import strategies as st

from wardround.agents.verifier.calibration import ErrorClass, calibration, log_odds, weigh
from wardround.agents.verifier.check import Signal

SIGNALS = sorted({name for one in calibration().classes.values() for name in one.weights})


def signal(name, strength, *, certain=False):
    return Signal(name, strength, "unsupported", "made for a test", certain=certain)


def test_no_weight_is_negative_and_thresholds_are_ordered():
    table = calibration()
    assert min(weight for one in table.classes.values() for weight in one.weights.values()) >= 0
    assert 0 < table.review <= table.urgent < 1


@given(st.lists(st.tuples(st.sampled_from(SIGNALS), st.floats(0, 1)), max_size=6), st.floats(0, 1))
def test_more_doubt_is_never_less_risk(given_signals, more):
    signals = [signal(name, strength) for name, strength in given_signals]
    added = [*signals, signal("number_nowhere", more)]
    assert weigh(added).risk >= weigh(signals).risk


def test_a_matter_of_fact_is_not_weighed():
    assert weigh([signal("citation", 1.0, certain=True)]).risk >= 0.95


def test_faint_doubts_of_different_kinds_are_no_strong_one():
    one, other = ErrorClass(-4.0, {"number_nowhere": 3.0}), ErrorClass(-4.0, {"side_rival": 3.0})
    apart = {"number": one, "laterality": other}
    alone, both = (
        log_odds(apart, {"number_nowhere": 1.0})[0],
        log_odds(apart, {"number_nowhere": 1.0, "side_rival": 1.0})[0],
    )
    assert alone < both < 0
    same = {"number": ErrorClass(-4.0, {"number_nowhere": 3.0, "small_number_nowhere": 3.0})}
    assert log_odds(same, {"number_nowhere": 1.0, "small_number_nowhere": 1.0})[0] > 0


def test_a_signal_is_worth_what_it_says_of_the_class_that_is_suspected():
    doubts = [signal("side_rival", 1.0), signal("number_nowhere", 0.1)]
    weighed = weigh(doubts)
    assert max(weighed.shares, key=weighed.shares.__getitem__) == "laterality"
    assert weighed.worth(doubts[0]) > weighed.worth(doubts[1])
