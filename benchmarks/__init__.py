"""Measurements, run as `python -m benchmarks.NAME --json OUT`; not part of the installed package."""
