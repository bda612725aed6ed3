"""What the verifier finds of the third planter's errors: `python -m benchmarks.verifier.third.measure --data PATH --json OUT`."""

from benchmarks.verifier.blind import main

from .planter import plan

if __name__ == "__main__":
    main("third", plan)
