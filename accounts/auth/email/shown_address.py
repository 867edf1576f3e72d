"""An email address as a person writes it: a browser hands in the domain `bücher.example` as `xn--bcher-kva.example`."""


def shown_address(address: str) -> str:
    """The address to be read, by a person or a calendar; as it is kept where its domain is no IDNA (RFC 3490)."""
    name, at, domain = address.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('ascii').decode('idna')}"
    except UnicodeError:
        return address
