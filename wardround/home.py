"""Where state lives, and the settings that a user gets without asking. The only place that reads the environment."""

import os
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from wardround.records import HomeError, Settings


def default_home() -> Path:
    """`WARDROUND_HOME`, else the platform's folder for user data."""
    if given := os.environ.get("WARDROUND_HOME"):
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("wardround")


def default_settings(**given: Any) -> Settings:  # noqa: ANN401 - the fields of Settings, which checks them
    """Settings with the default home folder and what the environment says, but for what is given.

    `default_settings(look_from=0.3, max_omissions=8)`: any fields of `Settings`.

    `WARDROUND_DATABASE` is a PostgreSQL address, `WARDROUND_KEY` or the file `WARDROUND_KEY_FILE` an encryption key,
    `WARDROUND_LOOK_FROM` the risk from which to look at a claim; `WARDROUND_TWO_PERSON=1` asks for two people on urgent
    drafts, and `WARDROUND_LOOK_AT_FLAGGED=1` for a look at each flagged claim.

    Raises:
        HomeError: the key's file cannot be read, or the risk is none.
    """
    of_environment = {
        "home": default_home(),
        "database": _secret(os.environ.get("WARDROUND_DATABASE")),
        "key": _secret(os.environ.get("WARDROUND_KEY") or _key_in_file()),
        "look_from": _risk(os.environ.get("WARDROUND_LOOK_FROM")),
        "look_at_flagged": os.environ.get("WARDROUND_LOOK_AT_FLAGGED") == "1",
        "two_person_urgent": os.environ.get("WARDROUND_TWO_PERSON") == "1",
    }
    return Settings(**{**of_environment, **given})


def _risk(given: str | None) -> float | None:
    if not given:
        return None
    try:
        risk = float(given)
    except ValueError:
        risk = -1.0
    if not 0 <= risk <= 1:
        hint = "give a number from 0 to 1, as `wardround calibrate` prints it"
        raise HomeError("WARDROUND_LOOK_FROM is no risk", hint=hint)
    return risk


def _secret(given: str | None) -> SecretStr | None:
    return SecretStr(given) if given else None


def _key_in_file() -> str | None:
    path = os.environ.get("WARDROUND_KEY_FILE")
    try:
        return Path(path).read_text(encoding="ascii").strip() if path else None
    except (OSError, UnicodeDecodeError) as error:
        raise HomeError(f"cannot read the key in {path}", hint="see WARDROUND_KEY_FILE") from error
