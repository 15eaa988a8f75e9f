from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.error import ComparingError
from watchword.comparing.match import Match
from watchword.model.error import WatchwordError

from .letters import LAST_YEAR, LETTER_2024, PEER, PORT_NEWS, THIS_YEAR, document, held

CLAUSES = [c for c in LETTER_2024.replace("\n", "").replace("、", ",").split(",") if c]


def many(count: int, seed: int = 1) -> list[Held]:
    """Texts that share clauses, several a day, some undated."""
    dice = random.Random(seed)
    made = []
    for i in range(count):
        text = "。".join(dice.choice(CLAUSES) + str(dice.randrange(40)) for _ in range(6))
        day = f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 4):02}" if i % 9 else ""
        made.append(held(f"d{i}", text, day, issuer=dice.choice(["甲", "乙"]), kind=dice.choice(["press", "army"])))
    return made


def findings(corpus: Corpus, documents: list[Held]) -> list[list[object]]:
    def plain(match: Match) -> tuple[object, ...]:
        return match.here, match.there, match.span, match.origin, match.document, match.differences

    texts = [document(d.id, d.text, d.published.isoformat() if d.published else "", kind=d.kind) for d in documents]
    return [[plain(match) for match in corpus.search(text)] for text in texts]


def test_documents_are_held_once_and_survive_reopening(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    assert corpus.append([LAST_YEAR, PEER, LAST_YEAR]) == 2
    assert corpus.append([PEER, PORT_NEWS]) == 1
    again = Corpus.open(tmp_path)
    assert len(again) == 3
    assert LAST_YEAR.id in again
    assert "nobody" not in again
    assert again.span_of_days == (date(2024, 7, 29), date(2024, 7, 31))
    assert {h.id: h for h in again} == {h.id: h for h in (LAST_YEAR, PEER, PORT_NEWS)}


def test_an_empty_corpus_has_no_days_and_finds_nothing(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "new" / "index")
    assert len(corpus) == 0
    assert corpus.span_of_days is None
    assert corpus.search(THIS_YEAR) == ()
    assert corpus.append([]) == 0


def test_equal_texts_under_two_ids_are_two_documents(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    assert corpus.append([LAST_YEAR, held("reissue", LETTER_2024, "2025-07-30")]) == 2


def test_findings_depend_neither_on_the_order_of_arrival_nor_on_the_number_of_runs(tmp_path: Path) -> None:
    documents = many(60)
    one = Corpus.open(tmp_path / "one")
    one.append(documents)
    shuffled = documents[:]
    random.Random(5).shuffle(shuffled)
    several = Corpus.open(tmp_path / "several")
    for at in range(0, 60, 9):
        several.append(shuffled[at : at + 9])
    assert len(several.runs) > 1
    assert findings(several, documents) == findings(one, documents)


def test_runs_are_merged_above_eight_and_nothing_changes(tmp_path: Path) -> None:
    documents = many(40)
    corpus = Corpus.open(tmp_path / "many")
    for one in documents:
        corpus.append([one])
        assert len(corpus.runs) <= 8
    whole = Corpus.rebuild(tmp_path / "whole", documents)
    assert findings(corpus, documents) == findings(whole, documents)
    assert len(list((tmp_path / "many").glob("run-*"))) == len(corpus.runs)


def test_a_removed_document_is_gone_from_findings_and_from_the_disk(tmp_path: Path) -> None:
    documents = many(30)
    corpus = Corpus.open(tmp_path / "cut")
    corpus.append(documents[:20])
    corpus.append([*documents[20:], held("secret", "库房钥匙由值班员保管,暗号是白杨七号", "2024-01-01")])
    assert corpus.remove(["d3", "d25", "secret", "nobody"]) == 3
    assert "d3" not in corpus
    left = [d for d in documents if d.id not in ("d3", "d25")]
    assert findings(corpus, left) == findings(Corpus.rebuild(tmp_path / "fresh", left), left)
    assert all("白杨七号".encode() not in file.read_bytes() for file in (tmp_path / "cut").iterdir())
    assert corpus.append([documents[3]]) == 1


def test_a_reader_keeps_what_it_opened_while_another_process_writes(tmp_path: Path) -> None:
    documents = many(12)
    writer = Corpus.open(tmp_path)
    writer.append(documents[:6])
    reader = Corpus.open(tmp_path)
    before = findings(reader, documents)
    for one in documents[6:]:
        writer.append([one])
    writer.remove([documents[0].id])
    assert findings(reader, documents) == before
    assert len(Corpus.open(tmp_path)) == 11


def damaged(path: Path, at: int, *, cut: bool = False) -> None:
    data = bytearray(path.read_bytes())
    if cut:
        path.write_bytes(data[:at])
    else:
        data[at] ^= 0xFF
        path.write_bytes(data)


@pytest.mark.parametrize("cut", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.97])
def test_damage_is_reported_with_the_file_and_how_to_mend_it(tmp_path: Path, share: float, cut: bool) -> None:
    Corpus.open(tmp_path).append(many(20))
    (file,) = tmp_path.glob("run-*")
    damaged(file, int(file.stat().st_size * share), cut=cut)
    with pytest.raises(ComparingError, match=r"run-00000001\.index: .* damaged: .*; rebuild the index"):
        Corpus.open(tmp_path)
    assert issubclass(ComparingError, WatchwordError)
    mended = Corpus.rebuild(tmp_path, many(20))
    assert len(mended) == 20


def test_a_corpus_of_another_sensitivity_is_refused(tmp_path: Path) -> None:
    Corpus.open(tmp_path).append([LAST_YEAR])
    with pytest.raises(ComparingError, match="open it as 'sensitive'"):
        Corpus.open(tmp_path, sensitivity="fast")


def test_what_a_killed_writer_left_is_ignored_and_cleared(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append([LAST_YEAR])
    (tmp_path / ".run-00000002.index.partial").write_bytes(b"half a ru")
    assert len(Corpus.open(tmp_path)) == 1
    corpus.append([PEER])
    assert not list(tmp_path.glob(".run-*"))


def test_a_merge_killed_before_it_cleared_up_counts_no_document_twice(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    documents = many(8)
    for one in documents:
        corpus.append([one])
    old = {file.name: file.read_bytes() for file in tmp_path.glob("run-*")}
    corpus.append([LAST_YEAR])  # merges
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    assert len(Corpus.open(tmp_path)) == 9
    corpus.append([PEER])
    corpus.remove([documents[0].id])
    assert len(Corpus.open(tmp_path)) == 9
    assert documents[0].id not in Corpus.open(tmp_path)
