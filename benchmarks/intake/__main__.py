"""Measure intake on real files.

    python -m benchmarks.intake --data PATH --json OUT [--quick] [--only PART,PART,...]

`PATH` holds `fhir/`, `pdf/`, `cxr/`, `aci_bench/`, `negex/`, `mts_dialog/`, `medquad/` and `bipia/` as their
projects publish them. Beside each of our figures stands what a user would do otherwise, measured in the same run:
`json.loads` with a plain walk, and bare pypdfium2.
"""

import argparse
import json
import time
from pathlib import Path

from . import deidentify, dicom, fhir, instructions, mutated, pdf

PARTS = {
    "fhir": fhir,
    "pdf": pdf,
    "dicom": dicom,
    "instructions": instructions,
    "deidentify": deidentify,
    "mutated": mutated,
}


def main() -> None:
    """Run the parts that were asked for and write all figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default=",".join(PARTS))
    arguments = parser.parse_args()
    figures = {}
    for name in arguments.only.split(","):
        start = time.perf_counter()
        figures[name] = PARTS[name].measure(arguments.data, quick=arguments.quick)
        print(f"{name} ({time.perf_counter() - start:.0f} s)\n{json.dumps(figures[name], indent=2)}", flush=True)
    arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
