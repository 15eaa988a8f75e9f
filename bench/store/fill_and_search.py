"""How fast a workspace fills and answers.

Usage: python bench/store/fill_and_search.py TABLE.parquet [WORKSPACE [postgresql://ADDRESS]]

The table has the columns of `watchword add`. Prints items a second, memory, sizes and search times; no text.
"""

from __future__ import annotations

import platform
import resource
import sqlite3
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from watchword.collecting.collect import Collected
from watchword.collecting.table import collect_table
from watchword.store.workspace import Stored, Workspace

BATCH = 1000
QUERIES = (
    "稀土",
    "稀土出口管制",
    "军民融合",
    "新质生产力",
    "中国",
    "发展",
    "关键矿产 安全",
    "鐵",
    "不在任何文本裡的詞組",
    "WTO",
)


def fill(table: Path, folder: Path, database: str) -> None:
    began, cpu, rejected, characters, total = time.perf_counter(), time.process_time(), 0, 0, 0
    with Workspace.open(folder, database=database) as workspace:
        batch: list[Stored] = []
        for found in collect_table(table):
            if not isinstance(found, Collected):
                rejected += 1
                continue
            characters += len(found.document.text)
            batch.append(Stored(found.document, found.raw, found.content_type))
            if len(batch) == BATCH:
                total += sum(workspace.add(batch))
                batch = []
        total += sum(workspace.add(batch))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"added      {total:,} new, {rejected} rejected, {characters / 1e6:.1f} M characters")
    print(f"time       {wall:.1f} s wall, {cpu:.1f} s CPU: {total / wall:,.0f} items/s, {total / cpu:,.0f} items/CPU-s")
    print(f"memory     {peak:.0f} MB peak")
    if not database:
        print(f"database   {(folder / 'watchword.db').stat().st_size / 1e6:.0f} MB")


def ask(folder: Path, database: str) -> None:
    began = time.perf_counter()
    workspace = Workspace.open(folder, create=False, database=database)
    print(f"open       {1000 * (time.perf_counter() - began):.0f} ms (imports done)")
    with workspace:
        first = time.perf_counter()
        workspace.search("预热")
        print(f"first      {1000 * (time.perf_counter() - first):.0f} ms (script table made)")
        for query in QUERIES:
            times = []
            for _ in range(5):
                began = time.perf_counter()
                hits = workspace.search(query, limit=20)
                times.append(time.perf_counter() - began)
            print(f"search     {1000 * sorted(times)[2]:7.1f} ms  {len(hits):3} of at most 20  {query}")
        began = time.perf_counter()
        count = sum(1 for _ in workspace.documents())
        print(f"read all   {count:,} documents in {time.perf_counter() - began:.1f} s")


def main(table: Path, folder: Path, database: str = "") -> None:
    print(f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}", end=", ")
    print(f"SQLAlchemy {version('sqlalchemy')}; batches of {BATCH:,}")
    if database or not (folder / "watchword.db").exists():
        fill(table, folder, database)
    ask(folder, database)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else temporary), *sys.argv[3:4])
