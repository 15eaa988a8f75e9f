"""One form for one address, so that the same page is the same document."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from watchword.collecting.error import CollectingError

_TRACKING = re.compile(r"(?:utm_.*|spm.*|fbclid|gclid|msclkid|from|isappinstalled|scene|share_token|timestamp)$")
_PORTS = {"http": 80, "https": 443}


def split(url: str) -> tuple[SplitResult, int]:
    """The parts of an ``http(s)`` address and its port. Raises :class:`CollectingError` for anything else."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise CollectingError(f"{url}: not an address ({error}); check it") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise CollectingError(f"{url}: not an address that is read; only http:// and https:// with a host are")
    return parts, port


def canonical(url: str) -> str:
    """Lower-case scheme and host, no default port, no fragment, no tracking parameters, paths percent-encoded once.

    Raises :class:`CollectingError` for what isn't an ``http(s)`` address.
    """
    parts, port = split(url)
    host = (parts.hostname or "").rstrip(".")
    with suppress(UnicodeError):  # a host that IDNA refuses stays as it is
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    if port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    return urlunsplit((parts.scheme, host, path, urlencode(kept), ""))
