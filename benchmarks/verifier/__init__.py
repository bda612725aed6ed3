"""How many planted errors the verifier finds, and how often it cries wolf, beside what else one would use.

ACI-Bench and MTS-Dialog: the dialogue is the record, the clinician's note the text that is verified. Errors are
planted one at a time by `wardround.agents.stress`, whose words are apart from those of the checks. Thresholds are set
on the tuning half so that 5% (or 2%) of the unplanted sentences are flagged, then frozen; all figures are of the
other half. No data is part of the project.

    python -m benchmarks.verifier --json OUT --data PATH [--quick]
"""
