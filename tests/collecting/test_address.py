"""The same page has one address."""

from __future__ import annotations

import pytest

from watchword.collecting.address import canonical
from watchword.collecting.error import CollectingError


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTPS://Example.ORG:443/a/b?utm_source=x&id=7#top", "https://example.org/a/b?id=7"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("http://example.org/通知.html", "http://example.org/%E9%80%9A%E7%9F%A5.html"),
        ("http://中国.example/", "http://xn--fiqs8s.example/"),
    ],
)
def test_one_page_has_one_address(url: str, same: str) -> None:
    assert canonical(url) == same
    assert canonical(same) == same


@pytest.mark.parametrize("url", ["example.org/a", "http://[::1", "ftp://example.org/", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(CollectingError, match="not an address"):
        canonical(url)
