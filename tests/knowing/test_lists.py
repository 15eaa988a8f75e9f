"""Lists as agencies publish them, read into editions of organisations; broken ones answered in one line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.data import load_handbook
from watchword.knowing.list_changes import changes
from watchword.knowing.listing.kind import kind_of_row
from watchword.knowing.listing.read import read_list
from watchword.knowing.listing.rows import cleaned_aliases
from watchword.model.error import WatchwordError
from watchword.model.list_edition import ListEdition, ListEntry

BOOK = load_handbook()
HEADER = "_id,source,entity_number,type,name,addresses,federal_register_notice,start_date,alt_names,dates_of_birth,ids"
CSL = f"""{HEADER}
1,Entity List (EL) - Bureau of Industry and Security,,,"Beiling Magnet Co., Ltd.","5 Ring Road, Baotou, CN",90 FR 1,2025-01-16,Beiling Magnets; 75 FR 78883,,
2,Specially Designated Nationals (SDN) - Treasury Department,7,Individual,"DOE, Jordan",,,,,1960,
3,Specially Designated Nationals (SDN) - Treasury Department,8,Entity,NORTHWIND SHIPPING,"Port, RU",,,,,
4,Specially Designated Nationals (SDN) - Treasury Department,9,Vessel,SEA STAR,,,,,,
"""
RULE = """[Federal Register Volume 90, Number 12 (Tuesday, January 21, 2025)]
    2. Supplement No. 4 to Part 744 is amended by adding entries:
----------------------------------------------------------------------------------------------------------------
             Country                            Entity           License requirement   License review policy    Federal Register
                                                                                                                 citation
----------------------------------------------------------------------------------------------------------------
                                                  * * * * * * *
CHINA, PEOPLE'S REPUBLIC OF..  Beiling Magnet Technology    For all items subject   Presumption of denial.  90 FR 4619, 1/21/25.
                                Co., Ltd., a.k.a., the       to the EAR (See Sec.
                                following two aliases:       744.11 of the EAR).
                               -Beiling Magnets; and
                               -Beiling Magnet Materials
                                Factory.
                               No. 5 Dongfeng Road,
                                Baotou, China.
                               Meridian Optics Institute,   For all items subject   Presumption of denial.  90 FR 4619, 1/16/25.
                                12 Ring Road, Beijing,       to the EAR.
                                China.
----------------------------------------------------------------------------------------------------------------
"""
PAGE = """<html><body><h2>Supplement No. 4 to Part 744, Title 15 -- Entity List</h2><table>
<tr><th>Country</th><th>Entity</th><th>License requirement</th><th>License review policy</th><th>Citation</th></tr>
<tr><td>CHINA</td><td>Beiling Magnet Technology Co., Ltd., a.k.a., the following two aliases:<br/>—Beiling Magnets; <i>and</i><br/>
—Beiling Magnet Materials Factory.<br/>No. 5 Dongfeng Road, Baotou.</td><td>x</td><td>y</td><td>90 FR 4619, 1/16/25.</td></tr>
</table></body></html>"""
NOTICE = """商务部公告2025年第99号
决定将以下实体列入出口管制管控名单：
1. 梅里迪安防务公司（Meridian Defense, Inc.）
2. 北风无人机公司（Northwind Drones LLC）
商务部
2025年9月25日
"""


def names(text: str, **given: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    read = read_list(text.encode(), "file", BOOK, **given)
    return {edition.list: [(entry.name, entry.aliases) for entry in edition.entries] for edition in read.editions}


def test_the_consolidated_list_becomes_one_edition_for_each_of_its_lists() -> None:
    found = names(CSL, date="2025-02-01")
    assert found == {
        "BIS Entity List": [("Beiling Magnet Co., Ltd.", ("Beiling Magnets",))],
        "Specially Designated Nationals (SDN)": [("NORTHWIND SHIPPING", ())],
    }


def test_persons_ships_and_addresses_are_left_out_and_named() -> None:
    read = read_list(CSL.encode(), "file", BOOK, date="2025-02-01")
    assert read.left_out == (("natural person", "DOE, Jordan"), ("vessel or aircraft", "SEA STAR"))
    kept = str(read.editions)
    assert "Jordan" not in kept
    assert "Ring Road" not in kept


def test_the_json_form_says_its_own_day() -> None:
    source = "Entity List (EL) - Bureau of Industry and Security"
    data = {
        "sources_used": [{"source": source, "source_last_updated": "2026-07-01T00:00:00"}],
        "results": [{"source": source, "name": "Beiling Magnet Co.", "alt_names": ["Beiling Magnets"], "type": None}],
    }
    (edition,) = read_list(json.dumps(data).encode(), "file", BOOK).editions
    assert (edition.list, edition.date, edition.entries[0].aliases) == (
        "BIS Entity List",
        "2026-07-01",
        ("Beiling Magnets",),
    )


def test_a_rule_of_the_federal_register_is_an_edition_beside_the_list() -> None:
    assert names(RULE) == {
        "BIS Entity List (rule of 2025-01-21)": [
            ("Beiling Magnet Technology Co., Ltd.", ("Beiling Magnets", "Beiling Magnet Materials Factory")),
            ("Meridian Optics Institute", ()),
        ]
    }


def test_a_table_of_the_code_of_federal_regulations_is_the_list() -> None:
    assert names(PAGE, date="2026-01-01") == {
        "BIS Entity List": [
            ("Beiling Magnet Technology Co., Ltd.", ("Beiling Magnets", "Beiling Magnet Materials Factory"))
        ]
    }


@pytest.mark.parametrize(
    "text", [NOTICE, "<html><body><p>" + "</p><p>".join(NOTICE.split("\n")) + "</p></body></html>"]
)
def test_a_notice_of_the_ministry_of_commerce_names_both_scripts(text: str) -> None:
    read = read_list(text.encode(), "file", BOOK)
    (edition,) = read.editions
    assert (edition.list, edition.date) == ("出口管制管控名单 (商务部公告2025年第99号)", "2025-09-25")
    assert [entry.name for entry in edition.entries] == ["梅里迪安防务公司", "北风无人机公司"]
    assert edition.entries[0].aliases == ("Meridian Defense, Inc",)


def test_aliases_are_cleaned_of_references_addresses_and_markers() -> None:
    slips = [
        "75 FR 78883",
        "and Beiling RE",
        "“Beiling”",
        "Beiling Works. 5 Ring Road, Baotou",
        "a.k.a., BL Metal; BL Steel",
        "CN",
    ]
    assert cleaned_aliases("Beiling Co.", slips) == ("Beiling RE", "Beiling", "Beiling Works", "BL Metal", "BL Steel")
    assert cleaned_aliases("X", ["Group Corporation No. 13 Research Institute"]) == (
        "Group Corporation No. 13 Research Institute",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Doe, Casey", "natural person"),
        ("Ivan Petrovich Sidorov", "natural person"),
        ("Wang Xiaoming", "natural person"),
        ("Address 07", "address"),
        ("Kindroid", "organisation"),
        ("Beijing Tianhua", "organisation"),
        ("HWA Create", "organisation"),
        ("Peleng JSC", "organisation"),
        ("北岭稀土有限公司", "organisation"),
    ],
)
def test_a_row_is_told_for_what_it_is(name: str, kind: str) -> None:
    assert kind_of_row(name, (), "", "", BOOK) == kind


def test_a_row_that_is_kept_by_name_stays() -> None:
    text = "name\nMeridian Casey\nBeiling Steel Co.\n"
    assert names(text, title="L", date="2025-01-01") == {"L": [("Beiling Steel Co.", ())]}
    kept = read_list(text.encode(), "file", BOOK, title="L", date="2025-01-01", keep=["Meridian Casey"])
    assert len(kept.editions[0].entries) == 2


def test_subsidiaries_listed_by_name_beside_their_parent_are_listed() -> None:
    entity = {
        "name": "Beiling Group Corporation",
        "notes": "Listed together with subsidiaries: Beiling Ordnance Co., Ltd., Meridian Optics Institute | why",
    }
    found = names(json.dumps({"list_id": "x", "entities": [entity]}), title="L", date="2025-01-01")
    assert [name for name, _ in found["L"]] == [
        "Beiling Ordnance Co., Ltd",
        "Meridian Optics Institute",
        "Beiling Group Corporation",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("just words", "no known format"),
        ("{", "not valid JSON"),
        ("[1, 2]", "no known format"),
        ('{"entities": [{}]}', r"entities\[0\] has no name"),
        ('{"entities": []}', "no organisation"),
        ('{"results": [7]}', r"results\[0\] has no name"),
        ('name,"a"b\n1', "file:1: not valid CSV"),
        (f"{HEADER}\n1,2", "file:2: the row has not the 11 fields"),
        ("name,alias\na,b,c", "file:2: the row has more fields"),
        ("name\n,", "file:2"),
        (CSL, "--date"),
        ("name\nBeiling Steel Co.", "--list"),
        ("公告 列入出口管制管控名单", "no organisation"),
    ],
)
def test_a_broken_file_is_answered_in_one_line(text: str, said: str) -> None:
    with pytest.raises(WatchwordError, match=said) as told:
        read_list(text.encode(), "file", BOOK)
    assert "\n" not in str(told.value)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([CSL, RULE, PAGE, NOTICE, '{"entities": [{"name": "Beiling Steel Co."}]}']), st.data())
def test_a_damaged_file_gives_entries_or_one_line(text: str, data: st.DataObject) -> None:
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=4))
        if not raw:
            break
    said, entries = "", []
    try:
        read = read_list(bytes(raw), "file", BOOK, title="L", date="2025-01-01")
        entries = [entry for edition in read.editions for entry in edition.entries]
    except WatchwordError as error:
        said = str(error)
    assert "\n" not in said
    assert bool(said) != bool(entries)
    assert all(entry.name for entry in entries)


def test_two_editions_are_told_apart_by_what_was_added_removed_renamed_and_changed() -> None:
    before = ListEdition("L", "2025-01-01", "", (ListEntry("A Co."), ListEntry("B Co.", ("Bee",)), ListEntry("C Co.")))
    after = ListEdition(
        "L", "2025-02-01", "", (ListEntry("B Co.", ("Bee", "Bi")), ListEntry("D Co."), ListEntry("Cee Co.", ("C Co.",)))
    )
    found = {(change.kind, change.name, change.details[:1]) for change in changes(before, after)}
    assert found == {
        ("added", "D Co.", ()),
        ("removed", "A Co.", ()),
        ("changed", "B Co.", ("new alias Bi",)),
        ("changed", "Cee Co.", ("renamed from C Co.",)),
    }
    assert changes(before, before) == []


def test_a_page_with_control_characters_is_read() -> None:
    page = PAGE.replace("<i>and</i>", "&#1;and<br/>&#2;")
    assert list(names(page, date="2026-01-01")) == ["BIS Entity List"]
