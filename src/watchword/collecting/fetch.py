"""The one place that touches the network: polite, bounded, and blind to private addresses.

Robots rules are obeyed (RFC 9309), one host is asked at most once a second, the body and the number of redirects are
limited, and every hop is resolved and checked before it is connected to: the connection goes to the address that
was checked, so that a name that changes its answer in between reaches nothing inside (SSRF, DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from watchword.collecting.address import canonical, split
from watchword.collecting.error import CollectingError
from watchword.version import VERSION

if TYPE_CHECKING:
    import httpx2
    from protego import Protego

LIMIT = 100_000_000  # bytes of one body
ROBOTS_LIMIT = 500_000
REDIRECTS = 5
LONGEST_PAUSE = 30.0  # seconds; a longer Crawl-delay is a refusal
_REDIRECT = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body with the canonical address where it was found and the sender's content type."""

    url: str
    raw: bytes
    content_type: str


class Fetcher:
    """Fetches pages for one job.

    ``pause`` is the least time in seconds between two requests to a host, ``timeout`` that of each network
    operation, ``deadline`` that of a whole body. ``contact`` (an address of who runs the job) goes into the user
    agent. ``allow_private`` permits loopback and private addresses: for tests and intranets only.
    """

    def __init__(
        self,
        *,
        pause: float = 1.0,
        timeout: float = 20.0,
        deadline: float = 120.0,
        limit: int = LIMIT,
        contact: str = "",
        allow_private: bool = False,
    ) -> None:
        self.pause, self.timeout, self.deadline, self.limit = pause, timeout, deadline, limit
        self.allow_private = allow_private
        self.agent = f"watchword/{VERSION} ({f'+{contact}' if contact else 'reader of official texts'})"
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """The body at an address, following at most five redirects.

        Raises :class:`CollectingError` where the address is refused (scheme, private network, robots rules) or
        gives no body (status, time, size).
        """
        here = url.strip()
        for _ in range(REDIRECTS + 1):
            self._check_robots(here)
            status, headers, raw = self._get(here, self.limit)
            if status in _REDIRECT and (target := headers.get("location")):
                here = urljoin(here, target)
                continue
            if status != 200:
                raise CollectingError(f"{url}: the server answered {status}; check the address in a browser")
            return Fetched(canonical(here), raw, headers.get("content-type", ""))
        raise CollectingError(f"{url}: more than {REDIRECTS} redirects; give the final address")

    def _get(self, url: str, limit: int) -> tuple[int, httpx2.Headers, bytes]:
        """One request to a checked address, without redirects."""
        import httpx2

        host, pinned = self._resolve(url)
        self._wait(host)
        netloc = split(url)[0].netloc.rpartition("@")[2]
        headers = {
            "Host": netloc,
            "User-Agent": self.agent,
            "Accept": "text/html,application/pdf,text/*;q=0.9,*/*;q=0.5",
        }
        until = time.monotonic() + self.deadline
        try:
            # The environment's proxies would resolve names themselves, past the check; its certificates are welcome.
            trusted = httpx2.create_ssl_context(trust_env=True)
            with (
                httpx2.Client(timeout=self.timeout, trust_env=False, verify=trusted) as client,
                client.stream("GET", pinned, headers=headers, extensions={"sni_hostname": host}) as response,
            ):
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > limit:
                        raise CollectingError(f"{url}: more than {limit / 1e6:.0f} MB; fetch it by hand and split it")
                    if time.monotonic() > until:
                        raise CollectingError(f"{url}: not finished after {self.deadline:.0f} s; try again later")
                return response.status_code, response.headers, bytes(body)
        except httpx2.TimeoutException as error:
            raise CollectingError(f"{url}: no answer within {self.timeout:.0f} s; try again later") from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise CollectingError(f"{url}: not reachable ({error}); check the address and the network") from error

    def _resolve(self, url: str) -> tuple[str, str]:
        """Host name, and the URL with the checked address in its place."""
        parts, port = split(url)
        host = parts.hostname or ""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise CollectingError(f"{url}: host {host} not found ({error}); check the name and the network") from error
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        if not self.allow_private and not all(_public(address) for address in addresses):
            raise CollectingError(
                f"{url}: {host} is a private or local address, which is not fetched; save the page as a file"
            )
        # IPv4 first: many networks advertise IPv6 and don't carry it.
        chosen = min(addresses, key=lambda address: address.version)
        literal = f"[{chosen}]" if chosen.version == 6 else str(chosen)
        return host, parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()

    def _check_robots(self, url: str) -> None:
        parts, _ = split(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if robots is None:
            return
        if not robots.can_fetch(url, self.agent):
            raise CollectingError(f"{url}: the site's robots.txt asks not to fetch it; save the page by hand")
        delay = robots.crawl_delay(self.agent) or 0.0
        if delay > LONGEST_PAUSE:
            raise CollectingError(f"{url}: the site asks for {delay:.0f} s between requests; save the page by hand")
        if delay > self.pause:
            # The host was asked a moment ago, for its rules: push the next request back by the difference.
            host = parts.hostname or ""
            self._asked[host] = max(self._asked.get(host, 0.0), time.monotonic() + delay - self.pause)

    def _read_robots(self, site: str) -> Protego | None:
        """A site's rules; ``None`` where it has none. A failing server forbids everything (RFC 9309, 2.3.1.4)."""
        from protego import Protego

        url = f"{site}/robots.txt"
        for _ in range(REDIRECTS + 1):
            status, headers, raw = self._get(url, ROBOTS_LIMIT)
            if status in _REDIRECT and (target := headers.get("location")):
                url = urljoin(url, target)
                continue
            if status == 200:
                return Protego.parse(raw.decode("utf-8", "replace"))
            if status >= 500:
                raise CollectingError(f"{site}: robots.txt answers {status}, so nothing is fetched; try again later")
            return None
        return None

    def _wait(self, host: str) -> None:
        """Sleep until the host may be asked again."""
        now = time.monotonic()
        due = self._asked.get(host, 0.0) + self.pause if host in self._asked else now
        if due > now:
            time.sleep(due - now)
        self._asked[host] = time.monotonic()


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Reachable on the public internet, looking through the forms that wrap an IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return _public(inner)
        if address in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            return _public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast
