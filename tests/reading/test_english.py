"""Wires, releases and notices in English."""

from __future__ import annotations

import pytest

import watchword
from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.mention import MentionKind
from watchword.reading.read import read


def surfaces(text: str, kind: MentionKind, book: Handbook) -> set[str]:
    return {mention.surface for mention in read(Document(text), book).of_kind(kind)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kestrel Ridge Metals Ltd. reported a maiden resource.", "Kestrel Ridge Metals Ltd."),
        ("China's Ministry of Commerce said on Thursday it had approved licences.", "Ministry of Commerce"),
        ("The Bureau of Industry and Security published a rule.", "Bureau of Industry and Security"),
        ("It signed a deal with engine maker Talbrook Aero, which makes blades.", "Talbrook Aero"),
        ("The Meridian Trade Commission added eleven firms.", "Meridian Trade Commission"),
    ],
)
def test_an_organisation_is_known_by_its_ending_its_head_or_what_stands_by(
    text: str, name: str, book: Handbook
) -> None:
    assert name in surfaces(text, "organisation", book)


def test_an_office_holder_is_kept_and_a_head_of_a_private_firm_is_not(book: Handbook) -> None:
    text = "Resources Secretary Joanna Reith met producers. Chief executive Nora Whitlam welcomed the draft rule on tungsten."
    assert surfaces(text, "office_holder", book) == {"Joanna Reith"}


def test_places_are_known_by_the_register_their_form_and_their_preposition(book: Handbook) -> None:
    text = "The mine near Ashmoor in Meridian Territory ships tungsten to Japan through Port Halden."
    assert surfaces(text, "place", book) >= {"Ashmoor", "Meridian Territory", "Japan", "Port Halden"}


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("an award of $15.8 million to the firm", "$15.8 million", 15.8e6, "USD"),
        ("a unit cost of A$612 per tonne", "A$612 per tonne", 612, "AUD/tonne"),
        ("up 12% on the March quarter", "12%", 12, "%"),
        ("sold 21,400 tonnes of concentrate", "21,400 tonnes", 21400, "t"),
        ("2.5 million tonnes of ore", "2.5 million tonnes", 2.5e6, "t"),
        ("within 20 working days", "20 working days", 20, "working days"),
        ("eleven companies were added", "eleven companies", 11, "companies"),
    ],
)
def test_amounts_carry_scale_and_unit(text: str, surface: str, value: float, unit: str, book: Handbook) -> None:
    found = {m.surface: m.quantity for m in read(Document(text), book).of_kind("quantity")}
    assert surface in found
    quantity = found[surface]
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("General Secretary Xi Jinping stressed the need to protect tungsten.", "INSTRUCTION_CITED", "asserted"),
        ("The ministry suspended the export ban on antimony until November.", "EXPORT_CONTROL_SUSPEND", "asserted"),
        ("The firm plans to acquire 80% of Linmoor Refining for $145 million.", "ACQUIRE", "planned"),
        ("Gallium may be used in radar, analysts said.", "DUAL_USE_APP", "hedged"),
        ("The department published a draft regulation for public comment on tungsten.", "REG_ISSUE", "draft"),
        ("Production at the mine was 21,400 tonnes, up 12% on the quarter.", "RESULT", "asserted"),
        (
            "The commission added eleven companies, among them Arkwell Systems, to its restricted entity list.",
            "ENTITY_LIST",
            "asserted",
        ),
    ],
)
def test_english_claims_keep_their_modality(text: str, kind: str, modality: str, book: Handbook) -> None:
    claims = {claim.type: claim.modality for claim in read(Document(text), book).claims}
    assert claims.get(kind) == modality


def test_a_quote_ends_before_the_full_stop_and_begins_at_a_word(book: Handbook) -> None:
    text = "Sales rose, and the company signed an offtake agreement with Volmark Cells."
    quotes = [claim.quote for claim in read(Document(text), book).claims if claim.type == "AGREEMENT"]
    assert quotes == ["and the company signed an offtake agreement with Volmark Cells"]


@pytest.mark.parametrize(
    "text",
    [
        "The report was written by Jane Doe for the board.",
        "The letter was sent to Peter Osei on Monday.",
        "The president of Acme, Tom Hill, spoke.",
        "President Ann Lee of Acme said so.",
        "Acme president Marcus Hale said so.",
        "The company Tom Hill bought was small.",
        "Confidence in Kwame Osei fell.",
        "Jane Gold and Tom Steel met.",
        "John Smith, a trader by profession, sold it.",
        "John Smith, a company director, sold it.",
    ],
)
def test_private_persons_are_never_kept_under_any_kind(text: str) -> None:
    kept = [m for m in watchword.read(text).mentions if m.kind in ("organisation", "place", "office_holder")]
    assert kept == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Resources Secretary Maria Alvez signed the order.", "Maria Alvez"),
        ("Foreign Ministry spokesperson Lin Daxin took questions.", "Lin Daxin"),
        ("US President John Carter Moss signed it.", "John Carter Moss"),
        ("Hana Novak, president of Kazakhstan, came.", "Hana Novak"),
    ],
)
def test_a_title_that_firms_share_counts_with_what_makes_it_public(text: str, name: str) -> None:
    assert [m.surface for m in watchword.read(text).mentions if m.kind == "office_holder"] == [name]


@pytest.mark.parametrize(
    ("text", "low"),
    [("Output will be 33,000–35,000 tonnes.", 33000), ("Output was between 5 and 8 million tonnes.", 5_000_000)],
)
def test_a_range_is_at_least_its_low_end(text: str, low: float, book: Handbook) -> None:
    (found,) = read(Document(text), book).of_kind("quantity")
    assert found.quantity
    assert (found.quantity.value, found.quantity.bound) == (low, "at_least")
