"""Where runs are kept: files of the home folder, or a PostgreSQL database that several machines share."""

from .place import Cases, Storage, open_cases, open_storage

__all__ = ["Cases", "Storage", "open_cases", "open_storage"]
