"""Writes the pages and tables that repeat what the code and the data say: python docs/generate.py [--check]

Whole pages: the commands, the data files, the claim types. Tables inside written pages stand between
``<!-- generated: NAME -->`` and ``<!-- end -->``. A test fails where a committed page differs from what this gives.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path
from typing import Any

import typer

import watchword
from watchword import cli
from watchword.data import handbook, load_handbook, phrases, schema
from watchword.judging.features import FEATURES
from watchword.judging.likelihood import BANDS, UNCALIBRATED_CEILING
from watchword.model import citation, claim, mention, publisher, quantity, term
from watchword.model.error import WatchwordError
from watchword.writing import codebook_page

DOCS = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py. Change the code or the data, then run `make docs`. -->\n\n"

# Keys that need more words than their name and type, where the schema has no comment of its own.
MEANINGS = {
    "Pattern.match": "the wording, in the [notation](../how-to/extend-data.md#the-notation)",
    "ClaimType.type": "its name, in capitals",
    "ClaimType.noun": "English noun phrase with which a brief names such a claim",
    "ClaimType.noun_zh": "the same in Chinese",
    "ClaimType.weight": "orders the news: 0 for pure ritual, 3 for what changes supply or law",
    "ClaimType.military": "the highest military link that a claim of this type can earn",
    "ClaimType.patterns": "how such a claim is worded; one that matches is enough",
    "WordClass.name": "what a pattern writes between `<` and `>`",
    "WordClass.words": "the words, in the same notation as patterns",
    "PatternRecord.same": "claims with a label of their type, or judged right",
    "PatternRecord.unlabelled": "claims without a label",
    "PatternRecord.other": "claims with labels of other types only, or judged wrong",
    "Cue.modality": "the modality that the words set",
    "Cue.words": "the words, in the same notation as patterns",
    "Cue.scope": "whether the words must stand in the clause or anywhere in its sentence",
    "OccasionRule.key": "its name in commands and in briefs' data, such as `army-day`",
    "OccasionRule.english": "its name in a brief",
    "OccasionRule.chinese": "the same in a Chinese brief",
    "OccasionRule.words": "words that show it in a title or near the start of a text",
    "OccasionRule.founded": "the year from which anniversaries count",
    "OccasionRule.month_day": "its day in the year, as `08-01`",
    "GenreRule.genre": "its key",
    "GenreRule.english": "its name in a brief",
    "GenreRule.chinese": "the same in a Chinese brief",
    "GenreRule.words": "words of the text, each with the score that it adds once",
    "GenreRule.title_words": "words of the title, each with its score",
    "GenreRule.needs": "the least sum with which a text is of this kind",
    "IssuerRule.name": "who that is, in words",
    "IssuerRule.where": "whether the title is searched or the first lines of the text",
    "IssuerRule.match": "a regular expression with a group `body`; `^` begins a line",
    "IssuerRule.marks": "words of which one must stand in the title or the first lines",
    "FunctionWords.rumour_nouns": "what closes such a sentence",
    "FunctionWords.governing_english": "the same in English",
    "Host.host": "the host name; subdomains belong to it",
    "Host.name": "who publishes there",
    "Host.kind": "what kind of publisher that is",
    "Host.reliability": "grade A to F for “this body said this”, not for “this is so”",
    "Word.chinese": "the Chinese word",
    "Word.english": "what a gloss puts for it",
    "Office.title": "the post, in Chinese",
    "Office.english": "the post, in English",
    "Office.public": "whether its holder may be named in a brief",
    "Law.title": "its title, without the name of the state",
    "Law.english": "its English title, where we are sure of it",
    "Holder.office": "the post, in Chinese",
    "Holder.body": "the body in which it is held",
    "Holder.name": "the holder, in Chinese",
    "Holder.english": "the holder, in English",
    "Holder.titles": "the Chinese words that stand before the name; nobody else's name may follow them",
    "Holder.start": "first day in office",
    "Holder.end": "last day in office; empty while it lasts",
    "Holder.citations": "where that was read",
    "Thing.key": "its key, which the supply map and background notes use",
    "Thing.english": "its name in a brief",
    "Thing.kind": "material, product or weapon system",
    "Thing.names": "its Chinese names",
    "Organisation.key": "its key",
    "Organisation.name": "full Chinese name",
    "Organisation.english": "full English name; empty where none is known to be its own",
    "Organisation.kind": "what kind of body it is",
    "Organisation.short": "Chinese short forms that may stand alone",
    "Organisation.english_short": "English short forms; the first is used in briefs",
    "Organisation.part_of": "key of the body to which it belongs",
    "Organisation.not_same_as": "keys of bodies with which it is easily confused",
    "Organisation.citations": "where the names were read",
    "NameWord.kind": "industry: what a firm does; general: English often drops it; proper: a trade name that English translates",
    "NameWord.english": "its English in official names, small letters, no hyphens; any one may stand for it",
    "NameForm.kind": "shares, limited, group, head, holding, company, or a unit: branch, plant, mine, institute and others",
    "NameForm.chinese": "how Chinese names end",
    "NameForm.english": "the words in English names",
    "KnownNames.name": "the full Chinese name; it joins the organisation that has this name",
    "KnownNames.citations": "where the names were read; without one they help to recognise and are never cited",
    "OrganisationForms.endings": "endings of organisation names",
    "OrganisationForms.connectors": "words that may stand inside a name",
    "Unit.written": "the unit as texts write it",
    "Unit.unit": "the unit as figures carry it",
    "Unit.factor": "what turns the written unit into `unit`",
    "Unit.counter": "whether it counts things (人, 家) rather than measures them",
    "IntegrityRule.flag": "name of the sign",
    "IntegrityRule.words": "words that give it away",
    "IntegrityRule.reason": "what a brief says about it",
    "BackgroundNote.id": "its key",
    "BackgroundNote.text": "the sentence, in English",
    "BackgroundNote.text_zh": "the sentence, in Chinese",
    "BackgroundNote.citations": "where the fact was read; without one that was read the note is not used",
    "EvidenceRule.feature": "a feature that the code can see in a text; they are listed [here](../explanation/method.md#what-the-hypotheses-rest-on)",
    "EvidenceRule.text": "the reason that a brief gives",
    "EvidenceRule.ratios": "likelihood ratio for each hypothesis by key; 1 separates nothing",
    "Hypothesis.key": "its key",
    "Hypothesis.prior": "its weight before any evidence",
    "Hypothesis.statement": "the reading, as the end of “It is likely that …”",
    "Hypothesis.statement_zh": "the same in Chinese",
    "Hypothesis.would_change": "what would change the view",
    "Hypothesis.would_change_zh": "the same in Chinese",
    "HypothesisSet.genres": "genres to which the set applies; `*` is the fallback",
    "HypothesisSet.question": "the question that the hypotheses answer",
    "HypothesisSet.hypotheses": "the readings that are weighed; their priors should add up to 1",
    "HypothesisSet.evidence": "what separates them",
    "HypothesisSet.calibration": "where the numbers come from",
    "HouseForm.form": "its name after `--form`",
    "HouseForm.highlights": "how many highlights at most",
    "HouseForm.body_words": "least and most words of the body; 0 and 0 for none",
    "HouseForm.parts": "the parts of the brief; must be there, and has no effect yet",
    "ListSample.list": "name of the list",
    "ListSample.date": "day of the edition",
    "ListSample.citation": "where it was read",
    "ListSample.names": "names, each with its aliases",
    "Interpretation.reading": "what the phrase is taken to mean",
    "Interpretation.stance": "whether an office, an analyst or a disputed source holds it",
    "Interpretation.holder": "who holds it",
    "Interpretation.citations": "where that was read",
    "Life.first_used": "speech and day of the first use, as the citation gives it",
    "Life.first_seen": "the earliest use that we hold; proves nothing about origin",
    "Life.status": "whether the phrase comes or goes",
    "Life.replaced_by": "the phrase that took its place",
    "BaseRate.text": "how many others hold the honour or use the formula",
    "BaseRate.citations": "where that was read",
    "Phrase.phrase": "the words",
    "Phrase.corpus": "where it was counted: `reports` (government work reports) or `broadcasts` (evening news)",
    "Phrase.documents": "how many documents of the corpus have it",
    "Phrase.first_seen": "its first day there, not its first use",
    "Phrase.censored": "1 where it was there within a year of the corpus's beginning, and may be far older",
    "Phrase.last_seen": "its last day there",
    "Phrase.by_year": "`year:documents`, parted by blanks",
    "Term.term": "the phrase, in simplified script; its key",
    "Term.english": "plain English for it",
    "Term.meaning": "what it means, in one or two sentences",
    "Term.category": "the file's theme",
    "Term.pinyin": "pronunciation, for look-up",
    "Term.variants": "further written forms; both scripts match by themselves",
    "Term.official_english": "the English that official translations use",
    "Term.interpretations": "what it is taken to mean, by whom",
    "Term.not_to_be_confused_with": "phrases that look alike and mean something else",
    "Term.life": "when it came and whether it goes",
    "Term.base_rate": "for honours and formulas",
    "Term.citations": "where the meaning was read; without one that was read the term is shown as unverified",
    "Citation.url": "the address that was read",
    "Citation.title": "its title",
    "Citation.role": "whether the page is the official one, the press or a copy",
    "Citation.seen": "the day on which the source was read; leave it out where it was not",
}


# --- commands ---------------------------------------------------------------------------------------------------


def commands() -> str:
    """Every command with its arguments, options and example, as its own help has them."""
    group: Any = typer.main.get_command(cli.app)
    parts = [NOTE, "# Commands\n\n", f"{group.help}\n\n"]
    parts.append("Results go to standard output, progress and errors to standard error. ")
    parts.append("`watchword COMMAND --help` prints what stands here.\n\n")
    parts.append("| command | what it does |\n|---|---|\n")
    listed = list(leaves(group))
    parts += [f"| [`{name}`](#{name.replace(' ', '-')}) | {first_sentence(item.help)} |\n" for name, item in listed]
    parts.append("\n`DOC` is an id of a document in the workspace (its first six characters or more), a file, an ")
    parts.append("address that begins with `http://` or `https://`, or `-` for standard input.\n")
    parts.append("\n## Options of `watchword` itself\n\n" + options(group.params))
    for name, item in listed:
        parts.append(f"\n## {name}\n\n{item.help}\n\n```text\nwatchword {name} {usage(item)}\n```\n\n")
        parts.append(options(item.params))
        if item.epilog:
            parts.append(f"\nExample:\n\n```text\n{item.epilog.removeprefix('Example: ')}\n```\n")
    parts.append("\n## Exit codes\n\n" + exit_codes())
    parts.append("\nWhat to do about each is told under [errors](errors.md).\n")
    return "".join(parts)


def leaves(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, item in group.commands.items():
        if hasattr(item, "commands"):
            yield from leaves(item, f"{prefix}{name} ")
        else:
            yield prefix + name, item


def is_argument(parameter: Any) -> bool:
    return "Argument" in type(parameter).__name__


def usage(item: Any) -> str:
    words = []
    for parameter in filter(is_argument, item.params):
        word = parameter.metavar or parameter.name.upper()
        words.append(word if parameter.required else f"[{word}]")
    return " ".join([*words, "[OPTIONS]"])


def options(parameters: list[Any]) -> str:
    rows = "| name | value | meaning | default |\n|---|---|---|---|\n"
    for parameter in parameters:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if is_argument(parameter):
            names = f"<code>{(parameter.metavar or parameter.name.upper()).replace('|', '&#124;')}</code>"
        environment = f" Also from `{parameter.envvar}`." if getattr(parameter, "envvar", None) else ""
        rows += f"| {names} | {kind(parameter)} | {parameter.help}{environment} | {default(parameter)} |\n"
    return rows


def kind(parameter: Any) -> str:
    annotation = parameter.type_descriptor.annotation
    if inspect.isclass(annotation) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if annotation is bool:
        return ""
    if annotation is Path:
        return "a path"
    if parameter.nargs == -1:
        return "one or more"
    return "text" if is_argument(parameter) else parameter.metavar or "text"


def default(parameter: Any) -> str:
    if getattr(parameter, "required", False):
        return "required"
    value = parameter.default
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool) and not parameter.secondary_opts:
        return ""
    if isinstance(value, bool):
        return f"`{parameter.opts[0] if value else parameter.secondary_opts[0]}`"
    return f"`{value}`" if value not in (None, "", ()) and not callable(value) else ""


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.])\s", text.strip(), maxsplit=1)[0]


# --- exit codes -------------------------------------------------------------------------------------------------


def error_classes() -> list[type[WatchwordError]]:
    """Each kind of error, by code and name."""
    for module in pkgutil.walk_packages(watchword.__path__, "watchword."):
        if module.name.endswith((".error", ".desk")):
            importlib.import_module(module.name)
    found: list[type[WatchwordError]] = []
    left = [WatchwordError]
    while left:
        one = left.pop()
        found.append(one)
        left += one.__subclasses__()
    return sorted(found, key=lambda one: (one.exit_code, one.__name__))


def exit_codes() -> str:
    rows = ["| code | error | meaning |\n|---|---|---|\n", "| 0 | | done |\n"]
    for one in error_classes():
        if one is WatchwordError:
            rows.append(f"| {one.exit_code} | | the system refused something; the line says what |\n")
            continue
        said = re.sub(r"``([^`]+)``", r"`\1`", " ".join((one.__doc__ or "").split()))
        rows.append(f"| {one.exit_code} | `{one.__name__}` | {first_sentence(said)} |\n")
    rows.insert(3, "| 2 | | the command line was not understood |\n")
    rows.append("| 130 | | interrupted with Ctrl-C; what was acknowledged is kept |\n")
    return "".join(sorted(rows[1:], key=lambda row: int(row.split("|")[1]))).join([rows[0], ""])


# --- data -------------------------------------------------------------------------------------------------------


LOCAL_LAST = "nothing: local entries are added"
LOCAL_FIRST = "nothing: local entries are added, before the packaged ones"


def data_files() -> list[tuple[str, str, str]]:
    """Glob, name of the noun, and how entries are told apart, as the handbook's own source has them."""
    source = inspect.getsource(handbook.Handbook)
    call = re.compile(
        r'(?:overlaid\(PACKAGED, self\.overlay, |self\._(?P<how>all|joined)\()"(?P<glob>[^"]+)", (?:schema\.)?(?P<noun>\w+)'
        r"(?:, lambda \w+: (?P<key>[^)]+?))?(?P<first>, local_first=True)?\)"
    )
    found = []
    for match in call.finditer(source):
        key = re.sub(r"\b(?:item|i|term)\.", "", match["key"] or "")
        key = re.sub(r'^" "\.join\((\w+)$', r"\1", key)
        key = ", ".join(re.findall(r"\w+", re.sub('^f"', "", key))) if key else ""
        if match["how"] == "joined":
            key = LOCAL_FIRST if match["first"] else LOCAL_LAST
        found.append((match["glob"], match["noun"], key))
    return sorted(found)


def comments(noun: type[Any]) -> dict[str, str]:
    """The comment beside each field of a dataclass."""
    lines, _ = inspect.getsourcelines(noun)
    body = ast.parse("".join(lines).lstrip()).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            line = lines[(node.end_lineno or node.lineno) - 1]
            _, mark, comment = line.partition("  # ")
            if mark:
                found[node.target.id] = comment.strip()
    return found


def written_type(annotation: str) -> str:
    """A type as people who write YAML would put it."""
    plain = annotation.replace("schema.", "")
    plain = re.sub(r"tuple\[(\w+(?:\[[^\]]*\])?), \.\.\.\]", r"list of \1", plain)
    plain = re.sub(r"tuple\[int, int\]", "two numbers", plain)
    plain = re.sub(r"tuple\[tuple\[str, (list of \w+)\], \.\.\.\]", r"list of (name, \1)", plain)
    plain = re.sub(r"Literal\[(.+)\]", lambda m: re.sub("[\"']", "", m[1]).replace(", ", " or "), plain)
    plain = re.sub(r"dict\[(\w+), (\w+)\]", r"mapping of \1 to \2", plain)
    plain = plain.replace(" | None", "").replace("datetime.date", "day")
    for name, english in (("str", "text"), ("int", "number"), ("float", "number"), ("bool", "true or false")):
        plain = re.sub(rf"\b{name}\b", english, plain)
    return plain


def noun_table(noun: type[Any]) -> str:
    beside = comments(noun)
    rows = "| key | value | default | meaning |\n|---|---|---|---|\n"
    for item in fields(noun):
        name = f"{noun.__name__}.{item.name}"
        meaning = beside.get(item.name) or MEANINGS.get(name)
        if not meaning:
            raise SystemExit(
                f"{name}: no comment in its dataclass and no line in MEANINGS of docs/generate.py; add one"
            )
        if item.default is not MISSING:
            value = item.default if isinstance(item.default, (str, int, float)) else ""
            shown = "" if value == "" else f"`{str(value).lower() if isinstance(value, bool) else value}`"
            needed = shown or "empty"
        else:
            needed = "empty" if item.default_factory is not MISSING else "required"
        rows += f"| `{item.name}` | {written_type(str(item.type))} | {needed} | {meaning} |\n".replace("\u00a0", " ")
    return rows


def data() -> str:
    """Each data file, its keys and their meaning."""
    nouns = {**vars(phrases), **vars(term), **vars(citation), **vars(schema)}
    parts = [NOTE, "# Data files\n\n"]
    parts.append("What Watchword knows before it reads stands in `src/watchword/data/`, and people edit it without ")
    parts.append("code. The folder `data/` of a workspace overlays it: an entry there with a key of the packaged data ")
    parts.append("replaces that entry, another one joins it. `watchword data check` checks both; a fault is told with ")
    parts.append("file and line. Every YAML file is a list of entries.\n\n")
    parts.append("| file | entry | told apart by |\n|---|---|---|\n")
    listed = data_files()
    for glob, noun, key in listed:
        apart = key if key in (LOCAL_FIRST, LOCAL_LAST, "") else ", ".join(f"`{name}`" for name in key.split(", "))
        if glob == "organisation_forms.yaml":  # the handbook uses the last entry
            apart = "nothing: a local entry takes the packaged one's place"
        parts.append(f"| `{glob}` | [{noun}](#{noun.lower()}) | {apart} |\n")
    parts.append("| `places/*.csv` | columns `code, name, level, English` | nothing: local rows are added |\n")
    parts.append(
        "| `phrases/*.tsv` | [Phrase](#phrase); a table with a head line, measured, not edited | not overlaid |\n"
    )
    parts.append(
        "| `claims/records.csv` | [PatternRecord](#patternrecord), counted by `bench/read/records.py` | not overlaid |\n"
        "| `claims/weights.parquet` | how much each word speaks for each claim type, learnt by `bench/read/learn.py` | not overlaid |\n"
    )
    parts.append("| `surnames.txt` | one surname a line | not overlaid |\n")
    parts.append(
        "| `compound_surnames.txt` | one surname of two characters, or the beginning of a Tibetan or Mongolian name, a line | not overlaid |\n"
    )
    shown: list[str] = []
    queue = [*(noun for _, noun, _ in listed), "Phrase", "PatternRecord"]
    while queue:
        name = queue.pop(0)
        if name in shown:
            continue
        shown.append(name)
        noun = nouns[name]
        said = re.sub(r" \(R\d+\)", "", " ".join((noun.__doc__ or "").split())).replace("``", "`")
        parts.append(f"\n## {name}\n\n{said}\n\n{noun_table(noun)}")
        inner = re.findall(r"\b([A-Z]\w+)\b", " ".join(str(item.type) for item in fields(noun)))
        queue = [
            one for one in inner if inspect.isclass(nouns.get(one)) and hasattr(nouns[one], "__dataclass_fields__")
        ] + queue
    values = [
        ("Modality", claim.Modality),
        ("MentionKind", mention.MentionKind),
        ("Measure", quantity.Measure),
        ("PublisherKind", publisher.PublisherKind),
    ]
    values += [
        ("Reliability", publisher.Reliability),
        ("LinkLabel", schema.LinkLabel),
        ("CitationRole", citation.CitationRole),
    ]
    values += [("Stance", term.Stance), ("LifeStatus", term.LifeStatus)]
    parts.append("\n## Fixed values\n\n| name | values |\n|---|---|\n")
    parts += [f"| {name} | {', '.join(f'`{one}`' for one in alias.__args__)} |\n" for name, alias in values]
    return "".join(parts)


# --- claims, hypotheses, bands, features ------------------------------------------------------------------------


def claim_types() -> str:
    """Each claim type with its weight, its military link and one wording."""
    kinds = sorted(load_handbook().claim_types.values(), key=lambda kind: (-kind.weight, kind.type))
    parts = [NOTE, "# Claim types\n\n"]
    parts.append(
        f"The {len(kinds)} types of claim that Watchword looks for. *Weight* orders the news of a text, from 0 "
    )
    parts.append("(pure ritual) to 3 (what changes supply or law). *Military* is the highest link that a claim of the ")
    parts.append(
        "type can earn; *material* also needs a named material, product or system. A type that *merges* makes "
    )
    parts.append("one claim of neighbouring clauses.\n\n")
    parts.append("| type | in a brief | in Chinese | weight | military | merges |\n|---|---|---|---|---|---|\n")
    for item in kinds:
        merges = "yes" if item.merges else ""
        parts.append(f"| `{item.type}` | {item.noun} | {item.noun_zh} | {item.weight} | {item.military} | {merges} |\n")
    parts.append("\n## How they are worded\n\nThe first pattern of each in `data/claims/`, in the ")
    parts.append("[notation](../how-to/extend-data.md#the-notation).\n\n```text\n")
    for item in kinds:
        parts.append(f"{item.type}\n    {item.patterns[0].match}\n")
    parts.append("```\n")
    return "".join(parts)


def hypotheses() -> str:
    """Priors and likelihood ratios of every set."""
    parts = []
    for rules in load_handbook().hypothesis_sets:
        kinds = "every other genre" if rules.genres == ("*",) else ", ".join(f"`{name}`" for name in rules.genres)
        parts.append(f"**{rules.question}** For {kinds}. Numbers: {rules.calibration}.\n\n")
        keys = [item.key for item in rules.hypotheses]
        parts.append(f"| | {' | '.join(keys)} |\n|---|{'---|' * len(keys)}\n")
        parts.append(f"| *prior* | {' | '.join(f'{item.prior:g}' for item in rules.hypotheses)} |\n")
        for rule in rules.evidence:
            told = (f"{rule.ratios.get(key, 1.0):g}{' †' if key in rule.counted else ''}" for key in keys)
            parts.append(f"| {rule.text} | {' | '.join(told)} |\n")
        parts.append("\n" + "".join(f"- *{item.key}*: {item.statement}\n" for item in rules.hypotheses) + "\n")
    return "".join(parts)


def features() -> str:
    rows = "| feature | when it holds |\n|---|---|\n"
    for name, feature in sorted(FEATURES.items()):
        said = " ".join((feature.__doc__ or "").split())
        types = [cell.cell_contents for cell in getattr(feature, "__closure__", None) or ()]
        if not said and types and isinstance(types[0], tuple):
            said = (
                "The text states as done a claim of type " + ", ".join(f"`{name}`" for name in sorted(types[0])) + "."
            )
        rows += f"| `{name}` | {said} |\n"
    return rows


def bands() -> str:
    rows = "| words | percent |\n|---|---|\n" + "".join(f"| {b.term} | {b.low}–{b.high} |\n" for b in BANDS)
    return (
        rows + f"\nA judgement that is not calibrated on outcomes can't carry more than {UNCALIBRATED_CEILING:.0%}.\n"
    )


def codebook() -> dict[str, str]:
    """The codebook's pages, an index and one a category, by their paths."""
    terms, table = load_handbook().terms, phrases.load_phrases()
    pages = {"codebook/index.md": NOTE + codebook_page.index_page(terms)}
    for category in sorted({one.category for one in terms}):
        pages[f"codebook/{category}.md"] = NOTE + codebook_page.category_page(category, terms, table)
    return pages


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/data.md": data,
    "reference/claim-types.md": claim_types,
}
BLOCKS: dict[str, dict[str, Callable[[], str]]] = {
    "reference/errors.md": {"exit-codes": exit_codes},
    "explanation/method.md": {"hypotheses": hypotheses, "features": features, "bands": bands},
}


def generated() -> dict[Path, str]:
    """What each page should hold, by its path."""
    found = {DOCS / name: page() for name, page in PAGES.items()}
    found |= {DOCS / name: page for name, page in codebook().items()}
    for name, blocks in BLOCKS.items():
        text = (DOCS / name).read_text(encoding="utf-8")
        for block, content in blocks.items():
            pattern = re.compile(rf"(<!-- generated: {block} -->\n).*?(<!-- end -->)", re.DOTALL)
            told = content()
            text, count = pattern.subn(lambda m, told=told: f"{m[1]}\n{told}\n{m[2]}", text)
            if count != 1:
                raise SystemExit(f"{name}: the marks of {block} stand there {count} times; they must stand once")
        found[DOCS / name] = text
    return found


def main() -> None:
    stale = {path: text for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text}
    if "--check" in sys.argv:
        if stale:
            sys.exit(f"{', '.join(path.relative_to(DOCS).as_posix() for path in stale)}: out of date; run `make docs`")
        return
    for path, text in stale.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(DOCS)}")


if __name__ == "__main__":
    main()
