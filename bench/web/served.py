"""A server on a workspace, for as long as a bench asks it: loopback only, without ranking, ended at the end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2


@contextmanager
def served(workspace: Path, port: int) -> Iterator[tuple[str, int]]:
    """The address of the server and its process id, once it answers."""
    command = [sys.executable, "-m", "watchword", "serve", "--no-rank", "--port", str(port), "--workspace"]
    server = subprocess.Popen([*command, str(workspace)])
    base = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx2.get(f"{base}/healthz", timeout=60).raise_for_status()
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield base, server.pid
    finally:
        server.terminate()
