"""The API: described, paged, cached by ETag, and never a server error whatever is asked."""

from __future__ import annotations

import json
import re

import httpx2
import schemathesis
from hypothesis import HealthCheck, given, settings

from tests.conftest import ROOT
from tests.web.conftest import Site

API = "/api/v1"


def all_pages(client: httpx2.Client, address: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    while address:
        page = client.get(address).json()
        found += page["items"]
        address = page["next"]
    return found


def test_pages_follow_one_another_until_all_is_told(site: Site) -> None:
    with site.client() as client:
        whole = client.get(f"{API}/documents?limit=200&sort=oldest").json()["items"]
        assert len(whole) == 8
        assert all_pages(client, f"{API}/documents?limit=3&sort=oldest") == whole
        assert {item["id"] for item in all_pages(client, f"{API}/documents?limit=1&words=稀土")} == {
            item["id"] for item in whole if "稀土" in client.get(f"{API}/documents/{item['id']}").json()["text"]
        }


def test_json_lines_are_the_items_one_a_line(site: Site) -> None:
    with site.client() as client:
        answer = client.get(f"{API}/documents?limit=3&format=jsonl")
        assert answer.headers["content-type"].startswith("application/x-ndjson")
        rows = [json.loads(line) for line in answer.text.splitlines()]
        assert rows == client.get(f"{API}/documents?limit=3").json()["items"]
        assert 'rel="next"' in answer.headers["link"]
        assert len(client.get(f"{API}/terms?format=jsonl").text.splitlines()) > 600


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    with site.client() as client:
        id = client.get(f"{API}/documents?limit=1").json()["items"][0]["id"]
        for path in ("", "/reading", "/comparison", "/doubts"):
            first = client.get(f"{API}/documents/{id}{path}")
            again = client.get(f"{API}/documents/{id}{path}", headers={"If-None-Match": first.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            other = client.get(f"{API}/documents/{id}{path}", headers={"If-None-Match": '"other"'})
            assert other.status_code == 200


def test_every_span_of_a_reading_is_of_the_text(site: Site) -> None:
    with site.client() as client:
        for item in client.get(f"{API}/documents").json()["items"]:
            text = client.get(f"{API}/documents/{item['id']}").json()["text"]
            reading = client.get(f"{API}/documents/{item['id']}/reading").json()
            for claim in reading["claims"]:
                assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
            spans = client.get(f"{API}/documents/{item['id']}/comparison").json()["spans"]
            assert "".join(text[one["start"] : one["end"]] for one in spans) == text


def test_the_other_doors_answer(site: Site) -> None:
    with site.client() as client:
        id = client.get(f"{API}/documents?limit=1").json()["items"][0]["id"]
        assert client.get(f"{API}/documents/{id[:12]}/brief?form=flash").json()["document"] == id
        assert client.get(f"{API}/terms?words=双拥").json()["items"]
        assert client.get(f"{API}/phrases/双拥/heat").json()["items"]
        assert client.get(f"{API}/entities/北岭稀土钢铁集团").status_code == 200
        assert client.get(f"{API}/exposure?name=F-35&kind=system").json()
        assert client.get(f"{API}/what-if/magnets-2025?draws=200").json()
        for path in ("/reviews", "/briefs"):
            assert "items" in client.get(API + path).json()


def test_the_examples_of_the_reference_answer(site: Site) -> None:
    page = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
    examples = re.findall(r'curl -s "[$]SITE(/[^"]+)"', page)
    assert len(examples) >= 12
    with site.client() as client:
        id = client.get(f"{API}/documents?limit=1").json()["items"][0]["id"]
        for example in examples:
            assert client.get(example.replace("/ID", f"/{id}")).status_code == 200, example
        changes = re.findall(
            r'curl -s -X (\w+) "[$]SITE(/[^"]+)"(?: -H "Content-Type: application/json" -d \'([^\']+)\')?', page
        )
        assert len(changes) >= 3
        for method, path, body in changes:
            made = client.request(
                method,
                path.replace("/ID", f"/{id}"),
                content=body.replace('"ID"', f'"{id}"') or None,
                headers={"Content-Type": "application/json"},
            )
            assert made.status_code in (200, 201), (path, made.text)
        client.put(f"{API}/documents/{id}/state", json={"state": "open"})


def test_an_error_is_one_line_of_json(site: Site) -> None:
    with site.client() as client:
        for path, status in (("/documents/ffffff", 404), ("/documents/x", 400), ("/documents?limit=0", 422), ("/nowhere", 404), ("/what-if/none", 400)):  # fmt: skip
            answer = client.get(API + path)
            assert answer.status_code == status, path
            assert list(answer.json()) == ["error"]


def answered(base: str, headers: dict[str, str]) -> set[str]:
    """Ask each operation of the description with data that fit it and data that don't; whatever comes is no server
    error. Returns the operations."""
    schema = schemathesis.openapi.from_url(f"{base}/api/openapi.json", headers=headers)
    operations = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        operations.add(f"{operation.method.upper()} {operation.path}")

        @settings(
            max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            answer = case.call(headers=headers)
            assert answer.status_code < 500, (case.method, case.path, answer.text[:200])
            if answer.status_code not in (200, 201, 304, 404, 405, 421):
                assert "error" in answer.json()

        ask()
    return operations


def test_whatever_is_asked_is_answered_without_a_server_error(site: Site) -> None:
    assert len(answered(site.base, {})) >= 17
