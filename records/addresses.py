"""Where a host stands."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether a parsed host is this machine: `localhost`, 127.0.0.0/8 or ::1.

    Names are not looked up, since what they stand for can change between the look and the call.
    """
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
