"""What leaves for other programs carries words, places, modality and grades, and is well formed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from watchword.cli import app
from watchword.desk import Desk
from watchword.desk.export import exported, records

MARK = "{http://graphml.graphdrawing.org/xmlns}"


def written(demo: Desk, format: str) -> str:
    return exported(demo, records(demo), format)


def test_every_row_of_the_table_is_an_exact_quote(demo: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(written(demo, "csv"))))
    assert len(rows) > 20
    for row in rows:
        text = demo.workspace.document(row["document"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'")
        assert row["utterance"] in "ABCDEF"
        assert row["content"] in "123456"


def test_the_graph_has_an_edge_for_every_claim_that_has_an_actor(demo: Desk) -> None:
    root = ElementTree.fromstring(written(demo, "graphml"))
    nodes = {node.get("id") for node in root.iter(f"{MARK}node")}
    edges = list(root.iter(f"{MARK}edge"))
    assert edges
    assert {edge.get("source") for edge in edges} | {edge.get("target") for edge in edges} <= nodes
    with_actor = sum(bool(claim.actor) for record in records(demo) for claim in record.reading.claims)
    assert len(edges) >= with_actor


def test_followthemoney_lines_refer_to_each_other(demo: Desk) -> None:
    lines = [json.loads(line) for line in written(demo, "ftm").splitlines()]
    ids = {line["id"] for line in lines}
    events = [line for line in lines if line["schema"] == "Event"]
    assert events
    for event in events:
        assert set(event["properties"]["proof"]) <= ids
        assert set(event["properties"].get("involved", [])) <= ids
    assert {line["schema"] for line in lines} <= {"PlainText", "Event", "Organization", "Company", "PublicBody"}


def test_followthemoney_itself_takes_every_line(demo: Desk) -> None:
    model = pytest.importorskip("followthemoney").model
    for line in written(demo, "ftm").splitlines():
        assert model.get_proxy(json.loads(line)).schema is not None


def test_a_bundle_names_every_object_that_it_refers_to_and_is_the_same_each_time(demo: Desk) -> None:
    text = written(demo, "stix")
    assert text == written(demo, "stix")
    objects = json.loads(text)["objects"]
    ids = {item["id"] for item in objects}
    assert len(ids) == len(objects)
    for item in objects:
        assert set(item.get("object_refs", [])) <= ids
        assert item["spec_version"] == "2.1"
    assert {item["type"] for item in objects} == {"identity", "report", "note"}


def test_the_stix_library_takes_the_bundle(demo: Desk) -> None:
    stix2 = pytest.importorskip("stix2")
    assert stix2.parse(written(demo, "stix"), allow_custom=False).objects


def test_no_person_becomes_an_entity(demo: Desk) -> None:
    for format in ("ftm", "stix"):
        assert '"Person"' not in written(demo, format)
        assert '"individual"' not in written(demo, format)


def test_the_command_takes_days_and_writes_a_file(demo: Desk, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    arguments = ["export", "csv", "--since", "2025-01-01", "--output", str(target), "--workspace", str(demo.path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    days = {row["published"][:4] for row in csv.DictReader(target.open(encoding="utf-8"))}
    assert days == {"2025"}
