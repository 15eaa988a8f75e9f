"""One form for one address, so that the same page is the same document."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_.*|spm.*|fbclid|gclid|msclkid|from|isappinstalled|scene|share_token|timestamp)$")
_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """Lower-case scheme and host, no default port, no fragment, no tracking parameters, paths percent-encoded once."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    with suppress(UnicodeError):  # a host that IDNA refuses stays as it is
        host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    if ":" in host:
        host = f"[{host}]"
    if parts.port and parts.port != _PORTS.get(parts.scheme):
        host = f"{host}:{parts.port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    return urlunsplit((parts.scheme.lower(), host, path, urlencode(kept), ""))
