"""A language model's part, against a real server that speaks the protocol: good, slow, broken, lying."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import LETTERS
from typer.testing import CliRunner

from watchword.cli import app
from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.writing.error import WritingError
from watchword.writing.model.endpoint import Endpoint, Port
from watchword.writing.model.touch import touched

Answer = Callable[[str], str]


class Server(ThreadingHTTPServer):
    """A model of one answer, and how it misbehaves."""

    daemon_threads = True
    answer: Answer = staticmethod(lambda user: "ok")
    fails: int = 0  # requests that get a 503 first
    slow: float = 0.0
    raw: bytes = b""  # sent as it is
    stream: bool = True
    asked: int = 0
    status: int = 200


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(server.slow)
        if server.fails:
            server.fails -= 1
            self.send_error(503)
            return
        if server.status != 200:
            self.send_error(server.status)
            return
        text = server.answer(body["messages"][1]["content"])
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if server.stream else "application/json")
        self.end_headers()
        if server.raw:
            self.wfile.write(server.raw)
        elif server.stream:
            for word in text.split(" "):
                self.wfile.write(f"data: {json.dumps({'choices': [{'delta': {'content': word + ' '}}]})}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")
        else:
            self.wfile.write(json.dumps({"choices": [{"message": {"content": text}}]}).encode())


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=lambda: made.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def port(server: Server, **limits: Any) -> Port:
    return Port(Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "test-model", **limits))


TEXT = Document(
    "青岩钨业集团有限公司计划新建产能300吨。市政府昨天召开会议，研究钨矿、锑矿工作。", title="公告", source="x"
)


@pytest.fixture
def brief(demo: Desk) -> Brief:
    return demo.brief(TEXT)


def quoted(brief: Brief) -> list[str]:
    return [s.text for s in brief.sentences if "「" in s.text]


@pytest.mark.parametrize("stream", [True, False])
def test_a_good_answer_is_read_with_and_without_streaming(server: Server, stream: bool) -> None:
    server.stream = stream
    server.answer = lambda user: f"you said {user}"
    assert port(server).ask("system", "hello there") == "you said hello there"


def test_a_failure_that_passes_is_tried_again(server: Server) -> None:
    server.fails = 2
    assert port(server).ask("s", "u") == "ok"
    assert server.asked == 3


@pytest.mark.parametrize(
    "raw", [b"", b"data: {}\n\n", b"data: not json\n\n", b'data: {"choices": [{"delta": {"content": "half"}}]}\n\n']
)
def test_a_broken_answer_is_told_in_a_line(server: Server, raw: bytes) -> None:
    server.raw = raw or b"\n"
    with pytest.raises(WritingError, match=r"127\.0\.0\.1"):
        port(server, tries=2).ask("s", "u")


def test_a_refusal_is_not_tried_again(server: Server) -> None:
    server.status = 401
    with pytest.raises(WritingError, match="401"):
        port(server).ask("s", "u")
    assert server.asked == 1


def test_a_slow_server_costs_no_more_than_its_time(server: Server) -> None:
    server.slow = 1.0
    start = time.monotonic()
    with pytest.raises(WritingError, match="does not answer"):
        port(server, timeout=0.2, tries=2).ask("s", "u")
    assert time.monotonic() - start < 5


def test_the_budget_of_words_ends_the_asking(server: Server) -> None:
    server.answer = lambda user: "word " * 50
    asking = port(server, characters=300)
    asking.ask("s", "u")
    with pytest.raises(WritingError):
        asking.ask("s", "u")


def test_an_endless_answer_is_cut_off(server: Server) -> None:
    server.answer = lambda user: "word " * 5000
    with pytest.raises(WritingError, match="longer"):
        port(server).ask("s", "u")


def test_no_server_is_told_in_a_line() -> None:
    with pytest.raises(WritingError, match="does not answer"):
        Port(Endpoint("http://127.0.0.1:9/v1", "m", tries=1)).ask("s", "u")


GOOD = "Qingyan Tungsten Group plans to build 300 t of new capacity"
LIES = {
    "a wrong number": "Qingyan Tungsten Group plans to build 400 t of new capacity",
    "a hedge lost": "Qingyan Tungsten Group has built 300 t of new capacity",
    "somebody who is not there": "China Rare Earth Group plans to build 300 t of new capacity",
    "a thing that is not there": "Qingyan Tungsten Group plans 300 t of capacity for missiles",
    "a loaded word": "Qingyan Tungsten Group plans an alarming 300 t of new capacity",
    "a number left out": "Qingyan Tungsten Group plans to build new capacity",
    "its own talk": "Here is the translation: it plans to build 300 t",
    "a quote that is not there": "It plans 300 t 「向军方供货」",
}


def test_a_sound_translation_stands_and_is_marked(server: Server, demo: Desk, brief: Brief) -> None:
    server.answer = lambda user: (
        GOOD if "300" in user else "The city government held a meeting yesterday on tungsten mines"
    )
    done = touched(brief, port(server), against(demo, TEXT), "translate")
    touched_ones = [s for s in done.sentences if s.model]
    assert touched_ones
    assert any(GOOD in s.gloss for s in touched_ones)
    assert quoted(done) == quoted(brief)
    assert "test-model" in demo.render(done, TEXT, "md")
    assert "No language model was used" not in demo.render(done, TEXT, "html")


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("mode", ["translate", "rephrase"])
def test_a_lie_is_thrown_away_and_the_rule_based_words_stand(
    server: Server, demo: Desk, brief: Brief, lie: str, mode: Any
) -> None:
    server.answer = lambda user: LIES[lie]
    done = touched(brief, port(server), against(demo, TEXT), mode)
    capacity = [s for s in done.sentences if "300吨" in s.text]
    assert capacity
    assert not any(s.model for s in capacity)
    assert any("failed the checks" in gap for gap in done.gaps)


def test_a_reworded_sentence_keeps_quote_span_and_grade(server: Server, demo: Desk, brief: Brief) -> None:
    server.answer = lambda user: GOOD if "300" in user else "The city government met on tungsten mines"
    done = touched(brief, port(server), against(demo, TEXT), "rephrase")
    before = {s.id: s for s in brief.sentences}
    for sentence in (s for s in done.sentences if s.model):
        old = before[sentence.id]
        assert (sentence.evidence, sentence.grade, sentence.kind) == (old.evidence, old.grade, old.kind)
        assert sentence.text.endswith(old.text[old.text.index(": 「") :])


def test_a_model_that_goes_away_ends_its_part_and_not_the_brief(server: Server, demo: Desk, brief: Brief) -> None:
    server.status = 500
    done = touched(brief, port(server, tries=1), against(demo, TEXT), "translate")
    assert [s.text for s in done.sentences] == [s.text for s in brief.sentences]
    assert any("ended early" in gap for gap in done.gaps)


def test_the_command_without_a_model_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHWORD_MODEL_URL", raising=False)
    letter = str(LETTERS / "beiling-2025.txt")
    result = CliRunner().invoke(app, ["brief", letter, "--model", "translate", "--workspace", str(tmp_path)])
    assert "WATCHWORD_MODEL_URL" in str(result.exception)
