"""What a page costs the first who asks: python bench/web/cold.py WORKSPACE

Starts the server on a workspace (a copy: it marks documents as read) and asks each page once, so that nothing is kept of it:
documents that have no rank yet, phrases rare and frequent in each view, profiles of bodies that few and that many documents
name. Prints the server's CPU for each, in milliseconds, and the size of the page. A last line asks them all again.
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import time
from pathlib import Path
from urllib.parse import quote

import httpx2
from served import served

PHRASES = (
    "新质生产力",
    "军民融合",
    "双拥",
    "出口管制",
    "供给侧结构性改革",
    "稀土",
    "乡村振兴",
    "一带一路",
    "脱贫攻坚",
    "人类命运共同体",
)
FREQUENT = ("发展", "中国", "全国", "人民", "工作")
BODIES = (
    "国务院",
    "全国人民代表大会",
    "中国人民解放军",
    "国家发展和改革委员会",
    "商务部",
    "外交部",
    "工业和信息化部",
    "新华社",
)
FEW = ("北方稀土", "包钢集团", "中国稀土集团", "厦门钨业")
VIEWS = ("heat", "grid", "spread", "forms", "swaps")


def cpu_of(pid: int) -> float:
    """Seconds on a processor of all threads, to the nanosecond; ``/proc/PID/stat`` counts hundredths."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in threads) / 1e9


def busy(pid: int) -> bool:
    before = cpu_of(pid)
    time.sleep(0.5)
    return cpu_of(pid) - before > 0.05


def cases(client: httpx2.Client) -> dict[str, list[str]]:
    """Addresses by kind of page; each is asked once."""
    listed = client.get("/inbox?sort=newest&state=all&after=1000").text
    documents = re.findall(r'data-id="([0-9a-f]{64})"', listed)[:30]
    found = {"document without rank": [f"/documents/{id}" for id in documents]}
    found["phrase"] = [f"/phrases/{quote(one)}" for one in PHRASES]
    found["frequent phrase"] = [f"/phrases/{quote(one)}" for one in FREQUENT]
    for view in VIEWS[1:]:
        found[f"phrase, {view}"] = [f"/phrases/{quote(one)}?view={view}" for one in PHRASES]
    found["profile, few documents"] = [f"/entities/{quote(one)}" for one in FEW]
    found["profile, many documents"] = [f"/entities/{quote(one)}" for one in BODIES]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--port", type=int, default=8396)
    given = parser.parse_args()
    with served(given.workspace, given.port) as (base, pid), httpx2.Client(base_url=base, timeout=120) as client:
        while busy(pid):  # what a process needs once it makes by itself
            pass
        print(f"{'asked first':26} {'n':>3} {'median ms':>10} {'most ms':>8} {'kB gz':>6}")
        for again in (False, True):
            for kind, addresses in cases(client).items():
                spent, size = [], 0
                for address in addresses:
                    before = cpu_of(pid)
                    answer = client.get(address)
                    assert answer.status_code == 200, (address, answer.status_code)
                    spent.append(1e3 * (cpu_of(pid) - before))
                    size = max(size, len(gzip.compress(answer.content)))
                name = f"{kind}, again" if again else kind
                print(f"{name:26} {len(spent):3} {statistics.median(spent):10.0f} {max(spent):8.0f} {size / 1e3:6.0f}")


if __name__ == "__main__":
    main()
