"""Twenty analysts at once: python bench/web/load.py WORKSPACE [--sessions 20] [--seconds 60]

Starts the server on a workspace (a copy: it marks documents as read), lets sessions walk through inbox, search, reader,
phrase and start pages with a second to think between pages, and prints errors, milliseconds by kind of page, and the
server's CPU a page. Before that, each kind of page is asked alone, one after another, for its own CPU.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import statistics
import threading
import time
from pathlib import Path
from urllib.parse import quote

import httpx2
from served import served

PHRASES = ("稀土", "军民融合", "新质生产力", "全国", "出口管制", "稀土 -出口", "镓 OR 锗", "人民", "双拥")
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def addresses(client: httpx2.Client, chance: random.Random) -> dict[str, str]:
    """One address of each kind of page."""
    after = 50 * chance.randrange(40)
    ids = re.findall(r'data-id="([0-9a-f]{64})"', client.get(f"/inbox?sort=newest&state=all&after={after}").text)
    phrase = chance.choice(PHRASES)
    return {
        "start": "/",
        "inbox": f"/inbox?after={50 * chance.randrange(3)}",
        "by date": f"/inbox?sort=newest&after={after}",
        "search": f"/inbox?sort=newest&state=all&words={quote(phrase)}",
        "reader": f"/documents/{chance.choice(ids)}",
        "phrase": f"/phrases/{quote(phrase.split()[0])}",
    }


def alone(base: str, pid: int, rounds: int) -> None:
    chance = random.Random(1)
    print(f"{'alone, one after another':26} {'n':>5} {'CPU ms/page':>12} {'p95 ms':>8} {'kB gz':>7}")
    with httpx2.Client(base_url=base, timeout=60) as client:
        for kind in addresses(client, chance):
            asked = [addresses(client, chance)[kind] for _ in range(rounds)]
            before, times, size = cpu_of(pid), [], 0
            for address in asked:
                started = time.perf_counter()
                answer = client.get(address)
                times.append(time.perf_counter() - started)
                assert answer.status_code == 200, (address, answer.status_code)
                size = max(size, len(gzip.compress(answer.content)))
            spent = (cpu_of(pid) - before) / rounds
            print(f"{kind:26} {rounds:5} {1e3 * spent:12.1f} {1e3 * p95(times):8.0f} {size / 1e3:7.0f}")


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def session(base: str, seed: int, until: float, taken: list[tuple[str, float]], errors: list[str]) -> None:
    chance = random.Random(seed)
    with httpx2.Client(base_url=base, timeout=60) as client:
        while time.monotonic() < until:
            kinds = addresses(client, chance)
            for kind in chance.sample(sorted(kinds), len(kinds)):
                if time.monotonic() > until:
                    break
                started = time.perf_counter()
                answer = client.get(kinds[kind])
                taken.append((kind, time.perf_counter() - started))
                if answer.status_code != 200:
                    errors.append(f"{answer.status_code} {kinds[kind]}")
                time.sleep(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    with served(given.workspace, 8397) as (base, pid):
        alone(base, pid, given.rounds)
        taken: list[tuple[str, float]] = []
        errors: list[str] = []
        before, until = cpu_of(pid), time.monotonic() + given.seconds
        threads = [
            threading.Thread(target=session, args=(base, n, until, taken, errors)) for n in range(given.sessions)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        asked = len(taken) + len(taken) // 6  # one more for each round: the list that the addresses come from
        spent = (cpu_of(pid) - before) / asked
        times = [each for _, each in taken]
        print(f"{given.sessions} sessions, {given.seconds} s: {len(taken)} pages, {len(errors)} errors")
        print(
            f"server CPU {1e3 * spent:.1f} ms a page, median {1e3 * statistics.median(times):.0f} ms, p95 {1e3 * p95(times):.0f} ms"
        )
        for kind in sorted({kind for kind, _ in taken}):
            own = [each for name, each in taken if name == kind]
            print(
                f"  {kind:12} {len(own):5}  median {1e3 * statistics.median(own):5.0f} ms  p95 {1e3 * p95(own):5.0f} ms"
            )
        print("\n".join(errors[:5]))


if __name__ == "__main__":
    main()
