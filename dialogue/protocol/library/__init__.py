"""Every protocol that the house knows, by slug."""

from collections.abc import Mapping
from types import MappingProxyType

from dialogue.protocol.library.intentional import INTENTIONAL
from dialogue.protocol.terms import Protocol

PROTOCOLS: Mapping[str, Protocol] = MappingProxyType({protocol.slug: protocol for protocol in (INTENTIONAL,)})
