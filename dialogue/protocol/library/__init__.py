"""Every protocol that the house knows. Each is the `PROTOCOL` of one file beside this one; there is no list to keep."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from dialogue.protocol.modes import protocol_in_mode
from dialogue.protocol.terms import Mode, Protocol


def _load_protocols() -> list[Protocol]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return sorted((module.PROTOCOL for module in modules), key=lambda protocol: protocol.order)


PROTOCOLS: Mapping[str, Protocol] = MappingProxyType({protocol.slug: protocol for protocol in _load_protocols()})
_IN_MODES = {
    (slug, mode): protocol_in_mode(protocol, mode) for slug, protocol in PROTOCOLS.items() for mode in protocol.modes
}


@cache  # each part of a move and of a turn asks for it
def protocol_of(slug: str, version: int, mode: str = Mode.LIVE) -> Protocol:
    """The recipe that a row began with. Raises KeyError when this house no longer has that version, or that mode."""
    protocol = _IN_MODES[slug, Mode(mode)]
    if protocol.version != version:
        raise KeyError(f"{slug} version {version}")
    return protocol
