"""The demo's two briefs, point by point."""

from __future__ import annotations

import pytest
from tests.conftest import LETTERS

from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.writing.lint import lint


@pytest.fixture(scope="module")
def beiling(demo: Desk) -> Brief:
    return demo.brief(demo.document(str(LETTERS / "beiling-2025.txt")))


@pytest.fixture(scope="module")
def baogang(demo: Desk) -> Brief:
    return demo.brief(demo.document(str(LETTERS / "baogang-2025-reconstruction.txt")))


def everything(brief: Brief) -> str:
    return " ".join(sentence.text for sentence in brief.sentences)


@pytest.mark.parametrize(
    "name", ["beiling-2025", "baogang-2025-reconstruction", "beiling-2021", "qingcen-2025", "shuoye-2025"]
)
@pytest.mark.parametrize("form", ["standard", "flash", "press"])
def test_no_sentence_of_a_demo_brief_breaks_a_rule(demo: Desk, name: str, form: str) -> None:
    document = demo.document(str(LETTERS / f"{name}.txt"))
    brief = demo.brief(document, form)
    assert lint(brief, against(demo, document)) == []
    assert not any("withheld" in gap for gap in brief.gaps)


def test_the_hidden_clause_is_found_and_highlighted(beiling: Brief) -> None:
    quotes = [quote.text for sentence in beiling.highlights for quote in sentence.evidence]
    assert any("36名科研人员编入民兵" in quote for quote in quotes)


def test_the_invented_letter_is_mostly_ritual_and_compared_with_last_years(beiling: Brief) -> None:
    assert beiling.ritual_share is not None
    assert beiling.ritual_share > 0.7
    assert "30 July 2024" in everything(beiling)
    assert beiling.banner.startswith("EXAMPLE")


def test_the_reconstruction_names_issuer_bodies_occasion_and_date(baogang: Brief) -> None:
    event, bodies = baogang.highlights[0].text, everything(baogang)
    assert "Baogang Group" in event
    assert "98th anniversary of the founding of the People's Liberation Army" in event
    assert "31 July 2025" in event
    for body in ("Party committee", "veterans' affairs office", "double-support leading group"):
        assert body in bodies
    assert baogang.banner.startswith("RECONSTRUCTION")


def test_it_says_that_no_earlier_letter_is_held_and_gives_the_share_against_peers(baogang: Brief) -> None:
    assert baogang.ritual_share is not None
    assert "No earlier text of this issuer" in everything(baogang)


def test_it_claims_no_change_without_an_earlier_text(baogang: Brief) -> None:
    said = everything(baogang).lower()
    assert not any(
        word in said for word in ("new since", "changed wording", "left out", "deepen", "for the first time")
    )


def test_it_decodes_both_readings_and_every_term_with_a_source_that_was_read(baogang: Brief) -> None:
    terms = {item.term.term: item.term for item in baogang.terms}
    assert {"两个稀土基地", "双拥", "铸牢中华民族共同体意识", "全国双拥模范城", "党的二十大精神"} <= terms.keys()
    assert all(term.verified for term in terms.values())
    assert {"official", "contested"} <= {reading.stance for reading in terms["两个稀土基地"].interpretations}


def test_double_support_is_never_rendered_as_fusion(baogang: Brief) -> None:
    said = " ".join(s.text for s in baogang.sentences if s.kind != "background").lower()
    assert "fusion" not in said
    assert "civil-military integration" not in said


def test_the_honour_has_its_base_rate_in_background(baogang: Brief) -> None:
    assert any("411" in sentence.text for sentence in baogang.background)


def test_what_rare_earths_are_used_for_stands_in_background_only(baogang: Brief) -> None:
    assert any("F-35" in sentence.text for sentence in baogang.background)
    assert not any("F-35" in sentence.text for sentence in (*baogang.highlights, *baogang.body))


def test_the_military_link_is_institutional_at_most(baogang: Brief) -> None:
    assert baogang.military_link in ("none", "ceremonial", "institutional")


def test_it_ends_with_a_takeaway_that_can_change(baogang: Brief) -> None:
    takeaway = baogang.takeaway
    assert takeaway.likelihood.term in takeaway.sentence.text
    assert f"{takeaway.confidence.level} confidence" in takeaway.confidence_sentence.text
    assert takeaway.confidence.level not in takeaway.sentence.text
    assert takeaway.rivals
    assert takeaway.would_change


def test_same_input_and_same_made_give_the_same_bytes(demo: Desk) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    for kind in ("md", "html", "json"):
        assert demo.render(demo.brief(document), document, kind) == demo.render(demo.brief(document), document, kind)


def test_a_letter_without_a_workspace_still_gets_a_brief(tmp_path: object) -> None:
    import pathlib

    path = pathlib.Path(str(tmp_path)) / "none"
    with Desk(path) as desk:
        brief = desk.brief(Document("值此建军98周年之际，青岑钨业集团向官兵致以节日问候。"))
    assert brief.ritual_share is None
    assert any("No ritual share" in gap for gap in brief.gaps)
    assert not path.exists()


def test_a_pasted_copy_of_a_held_letter_is_compared_as_that_letter(demo: Desk) -> None:
    held = demo.document(str(LETTERS / "beiling-2025.txt"))
    pasted = Document(held.text, "pasted", published=held.published, publisher=held.publisher)
    assert demo.compare(pasted).partition == demo.compare(held).partition
    assert demo.compare(pasted).document == pasted.id


def test_an_issuer_given_by_its_short_name_meets_its_own_letters(tmp_path_factory: pytest.TempPathFactory) -> None:
    from datetime import date

    from watchword.collecting.collect import Given

    with Desk(tmp_path_factory.mktemp("short"), create=True) as desk:
        letter = str(LETTERS / "baogang-2025-reconstruction.txt")
        desk.add([letter], Given(published=date(2024, 7, 31)))
        document = desk.document(letter, Given(issuer="包钢集团"))
        assert len(desk.brief(document).sources) == 2
