"""Coverage-guided fuzzing of ``watchword.read``: no exception, and every offset valid.

pip install atheris
python bench/fuzz/fuzz_read.py -max_total_time=600 [CORPUS_FOLDER]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["watchword"]):
    from watchword.data import load_handbook
    from watchword.model.document import Document
    from watchword.reading.read import read

BOOK = load_handbook()
PIECES = (
    "商务部宣布对镓、锗实施出口管制，", "拟收购51%股权。", "国務(wù)院总理李强", "2025年7月31日", "不超过23万吨（干量，REO=50%）", "“双拥”",
    "会议强调，要加强储备；", "中共北岭稀土钢铁集团委员会\n", "\ud800", "\x00", "()（）", "，，，。。。", "1万9,109元", "八一路", "二〇二五年",
)  # fmt: skip


def one(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    parts = []
    while provider.remaining_bytes() > 2 and len(parts) < 200:
        if provider.ConsumeBool():
            parts.append(PIECES[provider.ConsumeIntInRange(0, len(PIECES) - 1)])
        else:
            parts.append(provider.ConsumeUnicode(12))
    text = "".join(parts)
    reading = read(Document(text), BOOK)
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.surface
    for claim in reading.claims:
        assert claim.span.of(text) == claim.quote


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
