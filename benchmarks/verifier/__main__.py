"""`python -m benchmarks.verifier`."""

from benchmarks.verifier.run import main

main()
