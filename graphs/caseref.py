"""What stands for a case in the state: a checkpoint never holds the case itself."""

from wardround.records import Record, Task


class CaseRef(Record):
    """Stands for a case in the graph's state."""

    id: str
    """The case."""
    sha256: str
    """Hash of its canonical JSON; also its file name."""
    task: Task
    """What to draft."""
    question: str | None = None
    """For the task `answer`."""
    units: tuple[tuple[str, ...], ...] = ()
    """Ids of images, grouped as they are to be read: single images, or the slices of one series."""
