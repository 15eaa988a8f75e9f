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

from .letters import NORTH, document, held
from .test_corpus import many

WRITER = """
import sys
from pathlib import Path
from tests_comparing_made import many
from watchword.comparing.corpus import Corpus

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
