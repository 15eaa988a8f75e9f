"""The figures are those of their sources, and mean what they say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, SHARED
from tests.tracing import usgs_table
from watchword.data import Handbook
from watchword.model.citation import Citation
from watchword.model.figure import FigureTable
from watchword.tracing.concentration import concentration, shares

PDF = Path(__file__).parent / "mcs2025-rare-earths.pdf"


def table(book: Handbook, key: str) -> FigureTable:
    return next(one for one in book.figures if one.key == key)


def test_the_usgs_table_of_2025_is_its_pdf_to_the_digit(book: Handbook) -> None:
    printed = usgs_table.world(PDF)
    assert len(printed) == 18
    for at, key in enumerate(("mine-2023", "mine-2024", "mine-reserves")):
        held = table(book, f"rare_earths-{key}-usgs2025")
        rows = {name: row[at] for name, row in printed.items() if name != "World total (rounded)"}
        assert dict(held.values) == rows
        assert held.world == printed["World total (rounded)"][at]
    assert table(book, "rare_earths-mine-reserves-usgs2025").at_least


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Mineral concentrates", "production-concentrates"),
        ("Compounds and metals", "production-compounds"),
        ("Compounds", "imports-compounds"),
        ("Ores and compounds", "exports-ores"),
        ("Consumption, apparent, compounds and metals", "consumption"),
    ],
)
def test_the_five_years_of_the_united_states_are_the_pdf_too(book: Handbook, label: str, key: str) -> None:
    assert list(table(book, f"rare_earths-us-{key}-usgs2025").values.values()) == usgs_table.salient(PDF, label)


def test_a_footnote_mark_glued_to_a_number_is_no_digit_of_it(book: Handbook) -> None:
    plain = "\n".join(text.get_text_range() for text in pages(PDF))
    assert "Nigeria 127,200 1213,000 NA" in plain.replace("\r", "")  # what the text layer gives
    assert table(book, "rare_earths-mine-2024-usgs2025").values["Nigeria"] == 13_000
    assert table(book, "rare_earths-mine-2023-usgs2025").values["Nigeria"] == 7_200


def pages(path: Path) -> list:  # type: ignore[type-arg]
    import pypdfium2

    return [page.get_textpage() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.skipif(not (SHARED / "data/usgs_mcs2025_ree").is_dir(), reason="the shared folder is absent")
def test_the_copy_in_the_tests_is_the_shared_pdf_and_the_bad_transcription_would_be_caught(book: Handbook) -> None:
    folder = SHARED / "data/usgs_mcs2025_ree"
    assert PDF.read_bytes() == (folder / PDF.name).read_bytes()
    wrong = (folder / "mcs2025-rare-earths.llm-ocr.md").read_text(encoding="utf-8")
    held = table(book, "rare_earths-us-production-concentrates-usgs2025").values["2022"]
    row = next(line for line in wrong.splitlines() if "Mineral concentrates" in line)
    assert held == 42_500
    assert "42,500" not in row  # a model's transcription prints 45,900, the exports of that year


def test_sums_keep_to_the_printed_totals(book: Handbook) -> None:
    checked = 0
    for one in book.figures:
        if one.world and one.measure in ("production", "capacity") and len(one.values) > 3:
            total = sum(value or 0 for value in one.values.values())
            assert abs(total - one.world) <= 0.035 * one.world + 1, one.key  # two significant digits are printed
            checked += 1
    assert checked > 30


def test_figures_that_disagree_stand_side_by_side(book: Handbook) -> None:
    told = {one.key: one.values for one in book.figures}
    first, second = told["rare_earths-mine-2024-usgs2025"], told["rare_earths-mine-2024-usgs2026"]
    assert (first["Nigeria"], second["Nigeria"]) == (13_000, 1_500)
    assert (first["Burma"], second["Burma"]) == (31_000, 27_000)


def test_a_batch_is_not_called_a_year_and_batches_add_up(book: Handbook) -> None:
    for kind, batches, year in (
        ("mining", (120_000, 120_000, 15_000), 255_000),
        ("separation", (115_000, 115_000, 13_850), 243_850),
    ):
        held = [table(book, f"ree-{kind}-quota-2023-b{number}") for number in (1, 2, 3)]
        assert [one.world or one.values["China"] for one in held] == list(batches)
        assert all("batch" in one.period for one in held)
        assert table(book, f"ree-{kind}-quota-2023").values["China"] == sum(batches) == year
    assert all(one.status == "cap" for one in book.figures if one.measure == "quota")


def test_tonnes_of_concentrate_are_never_called_oxide(book: Handbook) -> None:
    edge = next(one for one in book.edges if one.source == "baogang_concentrator")
    assert "concentrate, not of oxide" in edge.amount
    assert all(one.basis and one.unit and one.period for one in book.figures)


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.floats(0.1, 1e6), min_size=1), st.floats(0, 1e6))
def test_the_index_lies_between_its_ends_and_within_its_scale(values: dict[str, float], other: float) -> None:
    one = made({**values, "Other": other})
    found = concentration(one)
    assert found
    low, high = found.hhi
    assert 0 <= low <= high <= 10_000 + 1e-6
    told = shares(one)
    assert abs(sum(told.values()) - 1) < 1e-9
    split = {name: share for name, share in told.items() if name != "Other"}
    rest = told.get("Other", 0.0)
    true = 10_000 * (sum(share**2 for share in split.values()) + 3 * (rest / 3) ** 2)  # if the rest were three alike
    assert low - 1e-6 <= true <= high + 1e-6


def test_one_country_alone_has_the_whole_index() -> None:
    found = concentration(made({"A": 7.0, "B": 0.0}))
    assert found
    assert (found.share, found.hhi, found.named) == (1.0, (10_000.0, 10_000.0), 1)


def test_a_share_alone_gives_an_interval() -> None:
    found = concentration(replace(made({"China": 91.0}), measure="share", unit="%"))
    assert found
    assert [round(end) for end in found.hhi] == [8281, 8362]


def made(values: dict[str, float]) -> FigureTable:
    citation = Citation("https://example.org/")
    return FigureTable("k", "m", "mine", "production", "t", "ore", "2024", "actual", citation, values)


def test_every_number_is_the_second_readings_too(book: Handbook) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("second_pass", ROOT / "bench" / "tracing" / "second_pass.py")
    assert spec
    assert spec.loader
    second = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(second)
    count, differ, once = second.compare(book)
    assert count > 500
    assert len(differ) <= 0.01 * count, differ
    assert not once, "a number was added that nobody read twice; add it to second_reading.tsv from its source"


def test_the_numbers_of_background_notes_are_those_of_the_map(book: Handbook) -> None:
    notes = [note for note in book.background if note.id.startswith("supply-")]
    assert {note.when[0] for note in notes} == {"gallium", "antimony", "tungsten", "graphite"}
    for note in notes:
        tables = [one for one in book.figures if one.key.startswith(note.when[0]) and one.period == "2025"]
        held = {f"{value:,.0f}" for one in tables for value in (*dict(one.values).values(), one.world) if value}
        for text in (note.text, note.text_zh):
            numbers = set(re.findall(r"\d+(?:,\d{3})+", text))
            assert numbers
            assert numbers <= held
        assert {one.citation.url for one in tables if one.citation} & {one.url for one in note.citations}
