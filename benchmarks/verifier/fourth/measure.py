"""What the verifier finds of the fourth planter's errors: `python -m benchmarks.verifier.fourth.measure --data PATH --json OUT`."""

from benchmarks.verifier.blind import main

from .planter import plan

if __name__ == "__main__":
    main("fourth", plan)
