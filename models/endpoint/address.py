"""Where a server stands: on this machine, or elsewhere."""

from urllib.parse import urlsplit

from wardround.records import ModelNotAvailableError, RemoteNotAllowedError
from wardround.records.addresses import is_loopback

_FORM = "openai:http://127.0.0.1:8000/v1#MODEL"


def checked_url(url: str, *, allow_remote: bool) -> str:
    """The URL without a slash at its end.

    Raises:
        ModelNotAvailableError: it is no http or https URL.
        RemoteNotAllowedError: it is not on this machine, and `allow_remote` is not set.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # the port is parsed when read
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise ModelNotAvailableError("the endpoint is no http or https URL", hint=_FORM)
    if parts.username is not None or parts.password is not None:
        raise ModelNotAvailableError(
            "the endpoint's URL has a password in it", hint="put the key into WARDROUND_API_KEY"
        )
    if not allow_remote and not is_loopback(host):
        raise RemoteNotAllowedError(f"the endpoint {host} is not on this machine and would get patient data")
    return url.rstrip("/")
