"""Where state lives, and the settings that a user gets without asking. The only place that reads the environment."""

import os
from pathlib import Path

from wardround.records import Settings


def default_home() -> Path:
    """`WARDROUND_HOME`, else the platform's folder for user data."""
    if given := os.environ.get("WARDROUND_HOME"):
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("wardround")


def default_settings() -> Settings:
    """Settings with the default home folder; `WARDROUND_TWO_PERSON=1` asks for two people on urgent drafts."""
    return Settings(home=default_home(), two_person_urgent=os.environ.get("WARDROUND_TWO_PERSON") == "1")
