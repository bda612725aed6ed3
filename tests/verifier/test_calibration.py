"""The table that ships: readable, monotone, and of the signals that exist."""

from hypothesis import given
from hypothesis import strategies as st

from wardround.agents.verifier.calibration import calibration, risk_of
from wardround.agents.verifier.check import Signal


def signal(name, strength, *, certain=False):
    return Signal(name, strength, "unsupported", "made for a test", certain=certain)


def test_no_weight_is_negative_and_thresholds_are_ordered():
    table = calibration()
    assert min(table.weights.values()) >= 0
    assert 0 < table.review <= table.urgent < 1


@given(
    st.lists(st.tuples(st.sampled_from(sorted(calibration().weights)), st.floats(0, 1)), max_size=6), st.floats(0, 1)
)
def test_more_doubt_is_never_less_risk(given_signals, more):
    signals = [signal(name, strength) for name, strength in given_signals]
    added = [*signals, signal("number_nowhere", more)]
    assert risk_of(added) >= risk_of(signals)


def test_a_matter_of_fact_is_not_weighed():
    assert risk_of([signal("citation", 1.0, certain=True)]) >= 0.95
