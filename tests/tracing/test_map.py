"""The supply map: what is counted, what leads where, and what a wrong name gets."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.data.error import DataError
from watchword.model.edge import FORWARD
from watchword.model.node import STAGES
from watchword.tracing.check import check_map
from watchword.tracing.error import TracingError
from watchword.tracing.exposure import of_firm, of_material, of_system
from watchword.tracing.paths import paths_through, strength
from watchword.tracing.supply_map import SupplyMap

KEYS = sorted(load_handbook().nodes)
SEVENTEEN = [
    "scandium",
    "yttrium",
    "lanthanum",
    "cerium",
    "praseodymium",
    "neodymium",
    "promethium",
    "samarium",
    "europium",
    "gadolinium",
    "terbium",
    "dysprosium",
    "holmium",
    "erbium",
    "thulium",
    "ytterbium",
    "lutetium",
]


@pytest.fixture(scope="module")
def supply() -> SupplyMap:
    return SupplyMap(load_handbook())


def local(path: Path, **files: str) -> Handbook:
    for name, text in files.items():
        file = path / name.replace("__", "/")
        file = file.with_name(file.name + ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Handbook(path)


def test_every_step_and_figure_has_a_source_with_a_role_and_is_counted_only_when_read(supply: SupplyMap) -> None:
    book = supply.book
    assert all(edge.citation.url.startswith("http") for edge in book.edges)
    assert len(supply.edges) + supply.uncounted == len(book.edges)
    assert all(edge.citation.seen for edge in supply.edges)
    unread = [edge for edge in book.edges if not edge.citation.verified]
    assert unread, "the map holds at least one step from memory or from another's note"
    told = {
        id(edge) for name in ("F-35", "Virginia class") for way in of_system(name, supply).paths for edge in way.edges
    }
    assert not told & {id(edge) for edge in unread}


def test_the_map_hangs_together(book: Handbook) -> None:
    check_map(book)


def test_the_seventeen_and_the_other_elements_are_there_by_symbol(supply: SupplyMap) -> None:
    for key in (*SEVENTEEN, "gallium", "germanium", "antimony", "tungsten", "graphite", "molybdenum"):
        node = supply.find(key)
        assert supply.find(node.names[0]).key == key
    assert supply.find("dy").key == "dysprosium"
    assert supply.find("镝").key == "dysprosium"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KEYS))
def test_ways_have_no_cycle_run_forward_and_know_their_weakest_step(key: str) -> None:
    supply = SupplyMap(load_handbook())
    for way in paths_through(supply.nodes[key], supply):
        keys = [node.key for node in way.nodes]
        assert len(set(keys)) == len(keys)
        assert key in keys
        assert [(edge.source, edge.target) for edge in way.edges] == list(pairwise(keys))
        stages = [STAGES.index(node.stage) for node in way.nodes]
        assert stages == sorted(stages)
        assert all(edge.relation in FORWARD for edge in way.edges)
        assert strength(way.weakest) == min(map(strength, way.edges))
        assert not supply.reaching.get(keys[0])
        assert not supply.leaving.get(keys[-1])


def test_a_cycle_in_local_data_ends(tmp_path: Path) -> None:
    cited = 'citation: {url: "https://example.org/", role: press, seen: 2026-11-22}'
    book = local(
        tmp_path,
        supply__nodes="- {key: a, stage: product, english: A}\n- {key: b, stage: product, english: B}\n",
        supply__edges__ours=f"- {{source: a, relation: is_a, target: b, note: x, {cited}}}\n"
        f"- {{source: b, relation: is_a, target: a, note: x, {cited}}}\n",
    )
    supply = SupplyMap(book)
    assert all(len({n.key for n in way.nodes}) == len(way.nodes) for way in paths_through(supply.nodes["a"], supply))


def test_from_mine_to_the_f35_through_the_pump_whose_magnet_stopped_deliveries(supply: SupplyMap) -> None:
    ways = [[node.key for node in way.nodes] for way in of_system("F-35", supply).paths]
    assert ["kachin_clays", "china_heavy_separation", "samarium", "smco", "turbomachine_pump", "f35"] in ways
    assert any(way[0] == "bayan_obo" and "neodymium" in way for way in ways)


def test_the_firm_is_traced_with_those_that_belong_to_it(supply: SupplyMap) -> None:
    for name in ("包钢集团", "Baogang Group", "baogang"):
        found = of_firm(name, supply)
        assert {node.key for node in found.focus} == {"bayan_obo", "baogang_concentrator", "northern_re_separation"}
    assert any(edge.relation == "holds" and "38.92%" in edge.amount for edge in found.beside)
    assert {view.stage: view.one_country for view in found.stages}["separation"]


def test_dysprosium_is_separated_in_two_countries_and_a_local_step_changes_that(
    tmp_path: Path, supply: SupplyMap
) -> None:
    views = {view.stage: view for view in of_material("Dy", supply).stages}
    assert views["separation"].countries == ("China", "Malaysia")
    assert not views["separation"].one_country
    cited = 'citation: {url: "https://example.org/", title: T, role: press, seen: 2026-11-22}'
    book = local(
        tmp_path,
        supply__nodes=f"- {{key: eneabba, stage: separation, english: Eneabba refinery, country: Australia, {cited}}}\n",
        supply__edges__ours=f"- {{source: eneabba, relation: yields, target: dysprosium, note: invented for a test, {cited}}}\n",
    )
    views = {view.stage: view for view in of_material("Dy", SupplyMap(book)).stages}
    assert views["separation"].countries == ("Australia", "China", "Malaysia")


@pytest.mark.parametrize(
    ("ask", "wrong", "near"),
    [
        (of_system, "F-34", "F-35"),
        (of_material, "dysprosum", "dysprosium"),
        (of_firm, "包钢集团公司", "包钢集团"),
        (of_firm, "Northern Rare Eath", "Northern Rare Earth"),
    ],
)
def test_an_unknown_name_gives_one_line_with_what_comes_near(ask, wrong: str, near: str, supply: SupplyMap) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TracingError) as caught:
        ask(wrong, supply)
    assert "\n" not in str(caught.value)
    assert near in str(caught.value)


@given(st.text(min_size=1, max_size=30))
def test_any_name_gives_an_answer_or_one_line(name: str) -> None:
    supply = SupplyMap(load_handbook())
    for ask in (of_system, of_material, of_firm):
        said = name
        try:
            ask(name, supply)
        except TracingError as error:
            said = str(error)
        assert said.startswith(name)


def test_a_known_firm_off_the_map_is_told_apart_from_an_unknown_one(supply: SupplyMap) -> None:
    with pytest.raises(TracingError, match="known, but the supply map holds nothing"):
        of_firm("宁波韵升", supply)


def test_substitutes_and_recycling_stand_beside_where_cited(supply: SupplyMap) -> None:
    beside = of_material("gallium", supply).beside
    assert {edge.relation for edge in beside} == {"substitutes", "recycled_from"}
    assert all(edge.target == "gallium" for edge in beside)


def test_every_query_takes_less_than_a_second(supply: SupplyMap) -> None:
    for key in KEYS:
        start = time.perf_counter()
        paths_through(supply.nodes[key], supply)
        assert time.perf_counter() - start < 1


def test_a_step_to_nowhere_is_refused_by_name(tmp_path: Path) -> None:
    cited = 'citation: {url: "https://example.org/", role: press, seen: 2026-11-22}'
    book = local(
        tmp_path, supply__edges__ours=f"- {{source: gallium, relation: goes_into, target: nowhere, note: x, {cited}}}\n"
    )
    with pytest.raises(TracingError, match="gallium goes_into nowhere: there is no 'nowhere'"):
        check_map(book)


def test_a_range_the_wrong_way_round_is_refused_with_file_and_line(tmp_path: Path) -> None:
    text = (
        "- key: bad\n  title: T\n  material: gallium\n  place: China\n  start: '2026-01'\n  span: 3\n  demand_of: all\n"
        "  stages: []\n  substitution: {low: 2, high: 1, why: x}\n"
    )
    book = local(tmp_path, supply__scenarios__bad=text)
    with pytest.raises(DataError, match=r"bad\.yaml:9: .*low <= high"):
        _ = book.scenarios
