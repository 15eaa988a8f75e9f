"""The kind of a claim is told only where its wording has proved to mean it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from watchword.data import Handbook, load_handbook
from watchword.data.schema import PatternRecord
from watchword.judging.reviewed import doubts, reviewed
from watchword.judging.tried import tried
from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.review import Review
from watchword.reading.read import read
from watchword.writing.english import predicate

ROOT = Path(__file__).parent.parent.parent
TEXT = "青岑钨业股份有限公司公告：公司钨精矿产品配套云岭机床集团。"


def untried(book: Handbook) -> tuple[Document, Claim]:
    document = Document(TEXT)
    [claim] = [c for c in read(document, book).claims if c.type == "SUPPLY_TIE" and not tried(c, book)]
    return document, claim


def test_every_packaged_pattern_has_been_counted(book: Handbook) -> None:
    missing = [
        pattern.match
        for kind in book.claim_types.values()
        for pattern in kind.patterns
        if (kind.type, pattern.match) not in book.pattern_records
    ]
    assert not missing, "run bench/read/records.py"


def test_a_wording_that_met_nothing_or_mostly_others_is_not_trusted() -> None:
    assert not PatternRecord().trusted
    assert not PatternRecord(same=1, other=2).trusted
    assert PatternRecord(same=1).trusted
    assert PatternRecord(same=9, unlabelled=3, other=1).trusted


def test_of_an_untried_wording_only_the_force_is_told(book: Handbook) -> None:
    _, claim = untried(book)
    assert predicate(claim, book) == "says"
    assert predicate(replace(claim, modality="planned"), book) == "speaks of what is planned, expected or to be done"


def test_what_a_person_accepts_is_told_in_full(book: Handbook) -> None:
    document, claim = untried(book)
    review = Review(document.id, "claim", "accept", claim.span, claim.type)
    [accepted] = [c for c in reviewed(read(document, book), document, [review]).claims if c.span == claim.span]
    assert predicate(accepted, book) == "reports a supply tie or delivery"


def test_an_untried_wording_comes_up_for_review(book: Handbook) -> None:
    document, claim = untried(book)
    found = [doubt for doubt in doubts(document, read(document, book), book, []) if doubt.span == claim.span]
    assert any("labelled" in doubt.reason for doubt in found)


def test_a_pattern_of_a_workspace_is_its_authors_word(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "mine.yaml").write_text(
        "- type: SUPPLY_TIE\n  noun: a supply relation\n  noun_zh: 供应关系\n  weight: 3\n  military: none\n"
        '  patterns:\n    - {match: "专供…集团"}\n',
        encoding="utf-8",
    )
    book = load_handbook(tmp_path)
    [claim] = read(Document("青岑钨业股份有限公司公告：公司钨精矿专供云岭机床集团。"), book).claims
    assert tried(claim, book)


def test_what_only_learnt_weights_found_comes_up_for_review(book: Handbook) -> None:
    """On real texts, as the queue of the review page meets them."""
    unforeseen = 0
    for line in (ROOT / "bench" / "read" / "labelled" / "held_out.jsonl").read_text(encoding="utf-8").splitlines():
        document = Document(json.loads(line)["text"])
        reading = read(document, book)
        queue = {(doubt.span, doubt.key): doubt.reason for doubt in doubts(document, reading, book, [])}
        for claim in reading.claims:
            if not claim.pattern:
                unforeseen += 1
                assert "no wording on record" in queue[claim.span, claim.type]
    assert unforeseen
