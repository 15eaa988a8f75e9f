"""Tables give their good rows, whatever the others are. All texts are invented."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as arrow
import pyarrow.parquet as parquet
import pytest

from watchword.collecting.collect import Collected
from watchword.collecting.error import CollectingError
from watchword.collecting.table import collect_table


def table(path: Path, rows: list[dict[str, Any]]) -> Path:
    parquet.write_table(arrow.Table.from_pylist(rows), path)
    return path


ROW = {"id": "7", "published": "2025-07-31", "title": "慰问信", "text": "北岭集团向官兵致敬。"}


def test_a_row_is_a_document(tmp_path: Path) -> None:
    (found,) = collect_table(table(tmp_path / "letters.parquet", [ROW]))
    assert isinstance(found, Collected)
    document = found.document
    assert (document.text, document.title, document.published) == (ROW["text"], "慰问信", date(2025, 7, 31))
    assert document.source == "letters#7"
    assert found.raw == b""


@pytest.mark.parametrize(
    "published", [date(2025, 7, 31), datetime(2025, 7, 31, 8, 0), "2025-07-31", "2025年7月31日", "20250731"]
)
def test_a_date_is_read_in_the_forms_that_tables_have(tmp_path: Path, published: object) -> None:
    (found,) = collect_table(table(tmp_path / "t.parquet", [{**ROW, "published": published}]))
    assert isinstance(found, Collected)
    assert found.document.published == date(2025, 7, 31)


def test_url_and_issuer_are_used_where_given(tmp_path: Path) -> None:
    more = {"url": "https://example.org/a#x", "issuer": "北岭集团", "source": "北岭新闻"}
    (found,) = collect_table(table(tmp_path / "t.parquet", [{**ROW, **more}]))
    assert isinstance(found, Collected)
    assert found.document.url == "https://example.org/a"
    assert found.document.issuer == "北岭集团"
    assert found.document.given == {"issuer"}


def test_a_bad_row_is_named_and_stops_nothing(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "text": " "}, {**ROW, "published": "gestern"}, {**ROW, "id": None}, {**ROW, "published": None}]
    found = list(collect_table(table(tmp_path / "t.parquet", rows)))
    assert [isinstance(one, Collected) for one in found] == [True, False, False, False, True]
    assert str(found[1]) == "t.parquet: row 2: no text; fill the column or drop the row"
    assert "row 3" in str(found[2])
    assert "gestern" in str(found[2])


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectingError, match="no column published, title"):
        list(collect_table(table(tmp_path / "t.parquet", [{"id": "1", "text": "x"}])))


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1 not really PAR1")
    with pytest.raises(CollectingError, match="not a readable Parquet table"):
        list(collect_table(tmp_path / "t.parquet"))
    with pytest.raises(CollectingError, match="no such file"):
        list(collect_table(tmp_path / "none.parquet"))
