"""What breaks such engines: kills, giants, and endless repetition."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from watchword.comparing.compare import compare
from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import discover

from .letters import NORTH, document, held
from .test_corpus import many

WRITER = """
import sys
from pathlib import Path
from tests_comparing_made import many
from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import discover

corpus = Corpus.open(Path(sys.argv[1]))
for at, one in enumerate(many(4000)):
    corpus.append([one])
    print(one.id, flush=True)
    if at % 7 == 6:
        corpus.remove([one.id])
        print("-" + one.id, flush=True)
"""


@pytest.mark.parametrize("moment", range(4))
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path, moment: int) -> None:
    made = Path(__file__).with_name("test_corpus.py").read_text()
    here = Path(__file__).parent
    (tmp_path / "tests_comparing_made.py").write_text(
        made.replace("from .letters", "from letters").replace("import pytest", "import pytest  # noqa")
    )
    script = tmp_path / "writer.py"
    script.write_text(WRITER)
    paths = [str(tmp_path), str(here), *sys.path]
    writer = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "index")],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in paths if p)},
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(5)]
    time.sleep(random.Random(moment).random() * 0.4)
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += writer.stdout.read().splitlines()
    writer.wait()
    assert acknowledged[0] == "d0"
    gone = {line[1:] for line in acknowledged if line.startswith("-")}
    kept = {line for line in acknowledged if not line.startswith("-")} - gone
    corpus = Corpus.open(tmp_path / "index")
    corpus.check()
    known = {one.id for one in corpus}
    assert len(corpus) == len(known)
    assert kept - known <= {max(kept, key=lambda name: int(name[1:]))}  # its removal may have been under way
    assert not gone & known
    before = len(corpus)
    assert corpus.append(many(4200)[4000:]) == 200
    assert len(Corpus.open(tmp_path / "index")) == before + 200


def test_one_formula_a_hundred_thousand_times_takes_linear_time(tmp_path: Path) -> None:
    spent = []
    for times in (10_000, 100_000):
        corpus = Corpus.open(tmp_path / str(times))
        corpus.append([held("chant", "稀土永磁,为国争光。" * times, "2024-01-01", issuer=NORTH)])
        again = document("again", "稀土永磁,为国争光。" * times + "今年不再重复。", "2025-01-01")
        began = time.process_time()
        found = compare(again, corpus, issuer=NORTH)
        spent.append(time.process_time() - began)
        assert found.ritual_share is not None
        assert found.ritual_share > 0.99
    assert spent[1] < 30 * max(spent[0], 0.05)


def test_a_corpus_of_equal_texts_costs_no_more_for_each_than_one_of_different_texts(tmp_path: Path) -> None:
    text = "。".join(one.text for one in many(5))
    corpus = Corpus.open(tmp_path)
    corpus.append([held(f"copy{i}", text, f"20{i % 20:02}-01-{i % 27 + 1:02}", kind="copy") for i in range(3000)])
    began = time.process_time()
    found = compare(document("next", text, "2025-01-01"), corpus)
    assert time.process_time() - began < 2
    assert {reuse.kind for reuse in found.reuses} == {"wire"}


def test_a_text_of_five_megabytes_is_held_and_compared(tmp_path: Path) -> None:
    letters = np.random.default_rng(1).integers(0x4E00, 0x9FA0, 1_600_000).astype(np.uint16)
    text = letters.tobytes().decode("utf-16-le")
    corpus = Corpus.open(tmp_path)
    corpus.append([held("giant", text, "2024-01-01", issuer=NORTH)])
    changed = text[:700_000] + "这里换了一句话。" + text[700_000:]
    began = time.process_time()
    found = compare(document("next", changed, "2025-01-01"), corpus, issuer=NORTH)
    assert time.process_time() - began < 120
    assert found.ritual_share is not None
    assert found.ritual_share > 0.99999


def test_half_a_surrogate_and_astral_characters_are_held_and_compared(tmp_path: Path) -> None:
    text = "\ud800𠮷林省钕铁硼永磁体出口数量增长 1㎡ ½ ﷺ"
    corpus = Corpus.open(tmp_path)
    corpus.append([held("odd", text, "2024-01-01", issuer=NORTH)])
    (one,) = corpus
    assert one.text == text
    assert compare(document("next", text, "2025-01-01"), corpus, issuer=NORTH).ritual_share == 1.0


@pytest.mark.parametrize("text", ["的", "a", "1", "。", ""])
def test_a_text_of_one_character_is_held_found_and_discovered_in(tmp_path: Path, text: str) -> None:
    corpus = Corpus.open(tmp_path)
    assert corpus.append([held(f"d{i}", text, f"2024-01-{i + 1:02}", issuer=NORTH) for i in range(20)]) == 20
    assert [one.text for one in corpus] == [text] * 20
    assert corpus.search(text) == ()
    assert discover(corpus, 2) == []
    found = compare(document("next", text, "2025-01-01"), corpus, issuer=NORTH)
    assert "".join(piece.span.of(text) for piece in found.partition) == text


def test_a_text_from_the_future_is_no_origin_of_what_is_said_today(tmp_path: Path) -> None:
    text = "值此建军节之际,谨向全体退役军人致以节日的问候。"
    corpus = Corpus.open(tmp_path)
    corpus.append([held("far", text, "9999-12-31", issuer=NORTH), held("late", text, "2031-07-30", issuer=NORTH)])
    today = compare(document("today", text, "2025-07-30"), corpus, issuer=NORTH)
    assert today.ritual_share is None
    assert {piece.kind for piece in today.partition} == {"new"}
    after = compare(document("after", text, "2040-07-30"), corpus, issuer=NORTH)
    assert [reuse.earliest.document for reuse in after.reuses if reuse.earliest] == ["late"]


def test_an_id_that_comes_again_with_other_words_changes_nothing(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    first, second = "谨向全体退役军人致以节日的问候。", "新建三号磁材产线,年产万吨。"
    assert corpus.append([held("one", first, "2024-01-01"), held("one", second, "2024-01-02")]) == 1
    assert corpus.append([held("one", second, "2024-01-03")]) == 0
    assert [one.text for one in Corpus.open(tmp_path)] == [first]


def test_one_formula_in_a_hundred_thousand_documents_is_counted_and_found_at_no_greater_cost(tmp_path: Path) -> None:
    formula = "铸牢中华民族共同体意识"
    corpus = Corpus.open(tmp_path)
    corpus.append(held(f"d{i}", f"{formula}。", f"20{i % 20:02}-{i % 12 + 1:02}-01") for i in range(100_000))
    began = time.process_time()
    matches = corpus.search(formula)
    assert time.process_time() - began < 1
    assert 1 <= len({match.document for match in matches}) <= 4  # the earliest and the latest, not all of them
    (found,) = discover(corpus)
    assert (found.phrase, found.documents) == (formula, 100_000)


@pytest.mark.parametrize("unit", ["啊", "稀土", "啊" * 7 + "稀", "ab"])
def test_a_text_that_repeats_without_end_takes_linear_time(tmp_path: Path, unit: str) -> None:
    spent = []
    for letters in (20_000, 160_000):
        corpus = Corpus.open(tmp_path / str(letters))
        text = unit * (letters // len(unit))
        corpus.append([held("drone", text, "2024-01-01", issuer=NORTH)])
        began = time.process_time()
        found = compare(document("next", text[3:] + "完", "2025-01-01"), corpus, issuer=NORTH)
        spent.append(time.process_time() - began)
        assert found.ritual_share is not None
        assert found.ritual_share > 0.99
    assert spent[1] < 24 * max(spent[0], 0.05)  # eight times the text


def test_discovery_in_a_text_that_repeats_without_end_takes_linear_time(tmp_path: Path) -> None:
    spent = []
    for letters in (100_000, 800_000):
        corpus = Corpus.open(tmp_path / str(letters))
        corpus.append([held("drone", "啊" * letters, "2024-01-01")])
        began = time.process_time()
        assert discover(corpus, 2) == []
        spent.append(time.process_time() - began)
    assert spent[1] < 24 * max(spent[0], 0.05)
