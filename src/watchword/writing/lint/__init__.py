"""The gate: every sentence of a brief against the rules of its kind.

The rules are declared as a list of plain functions from a sentence to messages, so that a refusal always says which
rule it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from watchword.model.brief import Brief
from watchword.writing.lint.actors import ACTOR_RULES
from watchword.writing.lint.chinese import CHINESE_RULES, chinese_numbers_are_held, chinese_words_are_held
from watchword.writing.lint.comparisons import COMPARISON_RULES
from watchword.writing.lint.dates import DATE_RULES
from watchword.writing.lint.directions import DIRECTION_RULES
from watchword.writing.lint.event import EVENT_RULES, is_event
from watchword.writing.lint.force import FORCE_RULES
from watchword.writing.lint.honours import HONOUR_RULES
from watchword.writing.lint.judgements import JUDGEMENT_RULES
from watchword.writing.lint.measures import MEASURE_RULES
from watchword.writing.lint.names import NAME_RULES, chinese_names_are_held, names_are_held
from watchword.writing.lint.numbers import NUMBER_RULES, numbers_are_held
from watchword.writing.lint.prose import PROSE_RULES
from watchword.writing.lint.quotes import QUOTE_RULES
from watchword.writing.lint.ranks import RANK_RULES
from watchword.writing.lint.restated import RESTATED_RULES
from watchword.writing.lint.rule import Message, Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement, is_chinese, sheet
from watchword.writing.lint.strangers import STRANGER_RULES
from watchword.writing.lint.structure import STRUCTURE_RULES
from watchword.writing.lint.titles import OFFICE_RULES
from watchword.writing.lint.tolls import TOLL_RULES
from watchword.writing.lint.verbatim import VERBATIM_RULES
from watchword.writing.lint.wording import WORDING_RULES, charged_words_have_a_ground, no_loaded_words

RULES: tuple[Rule, ...] = (
    *STRUCTURE_RULES, *EVENT_RULES, *JUDGEMENT_RULES, *NUMBER_RULES, *RANK_RULES, *TOLL_RULES, *COMPARISON_RULES, *MEASURE_RULES, *DIRECTION_RULES, *DATE_RULES, *NAME_RULES, *QUOTE_RULES, *RESTATED_RULES, *VERBATIM_RULES, *STRANGER_RULES, *PROSE_RULES, *FORCE_RULES, *ACTOR_RULES, *OFFICE_RULES, *HONOUR_RULES, *WORDING_RULES,
    *CHINESE_RULES,
)  # fmt: skip

TITLE_RULES: tuple[Rule, ...] = (
    numbers_are_held, names_are_held, charged_words_have_a_ground, no_loaded_words, chinese_numbers_are_held, chinese_words_are_held,
)  # fmt: skip

__all__ = ["RULES", "Against", "Message", "Sheet", "lint", "lint_sheet", "lint_title"]


HEADING_RULES: tuple[Rule, ...] = (
    *DATE_RULES, *NUMBER_RULES, *RANK_RULES, *TOLL_RULES, *MEASURE_RULES, *DIRECTION_RULES, names_are_held, chinese_names_are_held, charged_words_have_a_ground, no_loaded_words,
)  # fmt: skip


def lint(brief: Brief, against: Against) -> list[Message]:
    """Messages for every sentence of a brief of ours that breaks a rule, and for terms that are not the codebook's."""
    entries = {term.term: term for term in against.book.terms}
    foreign = [
        Message(
            item.term.term, "terms_are_the_codebooks", f"「{item.term.term}」 is not decoded as the codebook has it"
        )
        for item in brief.terms
        if entries.get(item.term.term) != item.term
    ]
    return [*lint_sheet(sheet(brief), against), *foreign]


def lint_title(brief: Brief, against: Against) -> list[Message]:
    """What is wrong with a title that a person gave a brief of ours: it names and counts nothing that the document lacks."""
    own, title = sheet(brief), Statement("title", brief.title, "says", "highlights")
    return [Message(title.id, rule.__name__, message) for rule in TITLE_RULES for message in rule(title, own, against)]


def ways_told(statement: Statement, checked: Sheet, against: Against) -> Iterator[tuple[Statement, Sheet]]:
    """A sentence as it stands, without the document's title, whose words are the document's; and, in a brief of ours, one in
    words of somebody's own also as a brief by people has it: held to the whole document."""
    title = against.document.title
    text = statement.text.replace(f"“{title}”", "“…”") if title else statement.text
    told = replace(statement, text=text)
    yield told, checked
    own = told.kind == "says" and not QUOTED.search(text) and not is_event(told) and not is_chinese(told, checked)
    if checked.structured and own:
        yield replace(told, evidence=(), figures=()), replace(checked, structured=False)


def lint_sheet(checked: Sheet, against: Against) -> list[Message]:
    """The same for a brief by anybody."""
    found = [
        Message(statement.id, rule.__name__, message)
        for statement in checked.statements
        for ways in [tuple(ways_told(statement, checked, against))]
        for rule in RULES
        for message in dict.fromkeys(chain.from_iterable(rule(*told, against) for told in ways))
    ]
    if checked.title and not checked.structured:
        title = Statement("title", checked.title, "says", "highlights")
        found += [
            Message(title.id, rule.__name__, message)
            for rule in HEADING_RULES
            for message in rule(title, checked, against)
        ]
    main = next((s.id for s in checked.statements if s.section == "takeaway"), "")
    if checked.structured and not checked.rivals:
        found.append(Message(main, "takeaway_has_a_rival", "no rival reading is given"))
    if checked.structured and not checked.would_change:
        found.append(Message(main, "takeaway_can_change", "nothing would change the view"))
    return found
