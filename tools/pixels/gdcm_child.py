"""The other side of `apart`: frames of the DICOM file on standard input, as one array on standard output."""

import io
import json
import sys


def main() -> None:
    """Read a line of JSON and the file, decode, write NumPy's format."""
    import numpy as np
    from pydicom.pixels import pixel_array

    from ..readers.dicom.open import open_dataset, quiet
    from .decoders import complete
    from .jpeg12 import decode_jpeg12, is_jpeg12

    asked = json.loads(sys.stdin.buffer.readline())
    with quiet():
        dataset = open_dataset(sys.stdin.buffer.read(), asked["name"])
        complete(dataset)
        if is_jpeg12(dataset):
            decoded = [decode_jpeg12(dataset, number) for number in asked["frames"]]
        else:
            decoded = [pixel_array(dataset, index=number, decoding_plugin="gdcm") for number in asked["frames"]]
    buffer = io.BytesIO()
    np.save(buffer, np.stack(decoded), allow_pickle=False)
    sys.stdout.buffer.write(buffer.getvalue())


if __name__ == "__main__":
    main()
