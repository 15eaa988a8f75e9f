"""Any endpoint that speaks the OpenAI chat protocol, within a budget of words and time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watchword.writing.error import WritingError

if TYPE_CHECKING:
    import httpx2

TEMPORARY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers, and how much it may take. ``url`` is the base, such as http://127.0.0.1:8080/v1."""

    url: str
    model: str
    key: str = ""
    timeout: float = 20.0  # seconds without a byte
    tries: int = 3
    answer: int = 600  # characters of one answer; a longer one is cut off and refused
    seconds: float = 60.0  # of all answers together
    characters: int = 20_000  # of all answers together


class Port:
    """Asks one endpoint; counts what it has spent."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._until = time.monotonic() + endpoint.seconds
        self._left = endpoint.characters

    def ask(self, system: str, user: str) -> str:
        """The answer to one message, streamed.

        Raises:
            WritingError: the endpoint is not there, refuses, breaks off, answers too long, or the budget is spent.
        """
        last = ""
        for attempt in range(self.endpoint.tries):
            if attempt:
                time.sleep(min(0.2 * 2**attempt, max(0.0, self._until - time.monotonic())))
            if time.monotonic() >= self._until or self._left <= 0:
                raise WritingError(f"{self.endpoint.url}: the budget of the language model is spent")
            try:
                return self._answer(system, user)
            except TemporaryError as problem:
                last = str(problem)
        raise WritingError(f"{self.endpoint.url}: the language model does not answer ({last})")

    def _answer(self, system: str, user: str) -> str:
        import httpx2

        body = {
            "model": self.endpoint.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
            "stream": True,
        }
        headers = {"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {}
        address = self.endpoint.url.rstrip("/") + "/chat/completions"
        try:
            with (
                httpx2.Client(timeout=self.endpoint.timeout, trust_env=False) as client,
                client.stream("POST", address, json=body, headers=headers) as response,
            ):
                if response.status_code in TEMPORARY:
                    raise TemporaryError(f"status {response.status_code}")
                if response.status_code != 200:
                    raise WritingError(
                        f"{address}: the endpoint answered {response.status_code}; check address, key and model"
                    )
                return self._read(response)
        except httpx2.HTTPError as error:
            raise TemporaryError(type(error).__name__) from None

    def _read(self, response: httpx2.Response) -> str:
        text = ""
        for piece in pieces(response):
            text += piece
            self._left -= len(piece)
            if len(text) > self.endpoint.answer or self._left < 0:
                raise WritingError(f"{self.endpoint.url}: the answer is longer than asked for")
            if time.monotonic() > self._until:
                raise WritingError(f"{self.endpoint.url}: the budget of the language model is spent")
        if not text.strip():
            raise TemporaryError("an empty answer")
        return text.strip()


class TemporaryError(Exception):
    """A failure that another try may mend."""


def pieces(response: httpx2.Response) -> Iterator[str]:
    """The pieces of an answer: server-sent events, or one JSON body from endpoints that don't stream.

    Raises:
        WritingError: it is neither.
    """
    try:
        if "text/event-stream" not in response.headers.get("content-type", ""):
            yield str(json.loads(response.read())["choices"][0]["message"]["content"])
            return
        for line in response.iter_lines():
            data = line.removeprefix("data:").strip() if line.startswith("data:") else ""
            if data == "[DONE]":
                return
            if data:
                choice: dict[str, Any] = json.loads(data)["choices"][0]
                yield str(choice.get("delta", {}).get("content") or "")
        raise TemporaryError("the answer broke off")
    except (ValueError, KeyError, IndexError, TypeError):
        raise WritingError(f"{response.url}: the answer is not of the chat protocol") from None
