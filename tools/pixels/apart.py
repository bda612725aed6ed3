"""Decoding in a process of its own, for a decoder that can end its process."""

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wardround.records import UnreadableError

from ..readers.result import Opened

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decode_apart(opened: Opened, frames: Sequence[int]) -> "list[NDArray[np.generic]]":
    """Stored values of some frames; about 0.4 seconds to start, once for all of them.

    Raises:
        UnreadableError: the decoder failed, ended its process, or was not done within `limits.file_seconds`.
    """
    import numpy as np

    head = json.dumps({"frames": list(frames), "name": opened.name}).encode() + b"\n"
    command = [sys.executable, "-m", f"{__package__}.gdcm_child"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, bytes by its standard input
            command,
            input=head + opened.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=opened.limits.file_seconds,
            check=True,
        )
        stacked = np.load(io.BytesIO(done.stdout), allow_pickle=False)
    except (subprocess.SubprocessError, OSError, ValueError, EOFError) as error:
        raise UnreadableError(f"{opened.name}: pixel data cannot be decoded ({type(error).__name__})") from error
    return list(stacked)
