"""How the server was started."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

NAMES_OF_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Settings:
    """``names`` are the host names by which browsers may call the server, past those of this machine; any other name in
    a request is refused, so that a foreign page can't reach a server on loopback by a name of its own. ``https`` says
    that a proxy in front speaks HTTPS: cookies then travel by it alone."""

    workspace: Path
    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    https: bool = False
    rank: bool = True  # rank documents in a process of its own while the server runs

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def alone(self) -> bool:
        """Whether nobody but a person at this machine can be meant to come: then no login is needed."""
        return self.loopback and not self.names and not self.https

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset((*NAMES_OF_THIS_MACHINE, *self.names))
