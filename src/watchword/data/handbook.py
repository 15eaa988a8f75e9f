"""All that Watchword knows before it reads: packaged data, overlaid by a workspace's own."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from watchword.data import schema
from watchword.data.cache import keep, restore
from watchword.data.error import DataError
from watchword.data.files import line_with, overlaid, read_entries
from watchword.model.publisher import UNKNOWN, Publisher
from watchword.model.term import Term

PACKAGED = Path(__file__).parent
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative place: GB/T 2260 code, full name, level."""

    code: str
    name: str
    level: str  # country, province, prefecture, county, other
    english: str = ""


class Handbook:
    """Loads each part when it is first asked for.

    ``version`` is a digest of every data file: it stands in each brief and keys cached readings.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        self.overlay = overlay if overlay and overlay.is_dir() else None

    @cached_property
    def version(self) -> str:
        digest = hashlib.sha256()
        for path in sorted((PACKAGED / "schema").glob("*.py")):
            digest.update(path.read_bytes())
        for root in filter(None, (PACKAGED, self.overlay)):
            for path in sorted(root.rglob("*")):
                if path.suffix in (".yaml", ".csv", ".txt", ".tsv", ".parquet"):
                    digest.update(path.relative_to(root).as_posix().encode())
                    digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    def load_all(self) -> None:
        """Load and check every part now."""
        for name, member in vars(type(self)).items():
            if isinstance(member, cached_property):
                getattr(self, name)

    @cached_property
    def _terms(self) -> tuple[tuple[Term, bool], ...]:
        return tuple(overlaid(PACKAGED, self.overlay, "terms/*.yaml", Term, lambda term: term.term))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for term, _ in self._terms)

    @cached_property
    def local_terms(self) -> frozenset[str]:
        """Terms that come from the workspace's own data, shown as local."""
        return frozenset(term.term for term, local in self._terms if local)

    @cached_property
    def general_terms(self) -> frozenset[str]:
        """Terms that are no sign that a text is of our field."""
        return frozenset(term.term for term in self.terms if term.general)

    @cached_property
    def word_classes(self) -> dict[str, tuple[str, ...]]:
        """Words that patterns take for one another; local ones join the packaged ones."""
        classes: dict[str, tuple[str, ...]] = {}
        for found in self._joined("word_classes.yaml", schema.WordClass):
            classes[found.name] = tuple(dict.fromkeys((*classes.get(found.name, ()), *found.words)))
        return classes

    @cached_property
    def claim_types(self) -> dict[str, schema.ClaimType]:
        """Claim types by name, the word classes in their patterns written out."""
        classes = self.word_classes
        types = self._all("claims/*.yaml", schema.ClaimType, lambda item: item.type)
        try:
            return {
                item.type: replace(item, patterns=tuple(pattern.spelt(classes) for pattern in item.patterns))
                for item in types
            }
        except KeyError as error:
            where = line_with(
                [root for root in (PACKAGED, self.overlay) if root], "claims/*.yaml", f"<{error.args[0]}>"
            )
            raise DataError(f"{where}: no word class {error}; declare it in word_classes.yaml") from None

    @cached_property
    def pattern_records(self) -> dict[tuple[str, str], schema.PatternRecord]:
        """Claim type and pattern -> how it fared on the labelled texts; a workspace's own patterns have none."""
        with (PACKAGED / "claims" / "records.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
        return {(kind, pattern): schema.PatternRecord(*map(int, counts)) for kind, pattern, *counts in rows}

    @cached_property
    def cues(self) -> tuple[schema.Cue, ...]:
        return tuple(self._joined("modality.yaml", schema.Cue, local_first=True))

    @cached_property
    def occasions(self) -> tuple[schema.OccasionRule, ...]:
        return self._all("occasions.yaml", schema.OccasionRule, lambda item: item.key)

    @cached_property
    def issuers(self) -> tuple[schema.IssuerRule, ...]:
        return self._all("issuers.yaml", schema.IssuerRule, lambda item: item.name)

    @cached_property
    def genres(self) -> tuple[schema.GenreRule, ...]:
        return self._all("genres.yaml", schema.GenreRule, lambda item: item.genre)

    @cached_property
    def hosts(self) -> dict[str, schema.Host]:
        return {item.host: item for item in self._all("hosts.yaml", schema.Host, lambda item: item.host)}

    @cached_property
    def offices(self) -> tuple[schema.Office, ...]:
        return self._all("offices.yaml", schema.Office, lambda item: item.title)

    @cached_property
    def holders(self) -> tuple[schema.Holder, ...]:
        return self._all("holders/*.yaml", schema.Holder, lambda item: f"{item.office} {item.name} {item.start}")

    @cached_property
    def things(self) -> dict[str, schema.Thing]:
        return {item.key: item for item in self._all("things.yaml", schema.Thing, lambda item: item.key)}

    @cached_property
    def organisations(self) -> dict[str, schema.Organisation]:
        return {i.key: i for i in self._all("organisations/*.yaml", schema.Organisation, lambda item: item.key)}

    @cached_property
    def organisation_forms(self) -> schema.OrganisationForms:
        return self._joined("organisation_forms.yaml", schema.OrganisationForms)[-1]

    @cached_property
    def name_words(self) -> tuple[schema.NameWord, ...]:
        return self._all("names/words.yaml", schema.NameWord, lambda item: item.chinese[0])

    @cached_property
    def name_forms(self) -> tuple[schema.NameForm, ...]:
        return self._all("names/forms.yaml", schema.NameForm, lambda item: item.kind)

    @cached_property
    def known_names(self) -> tuple[schema.KnownNames, ...]:
        return self._all("names/known.yaml", schema.KnownNames, lambda item: item.name)

    @cached_property
    def units(self) -> tuple[schema.Unit, ...]:
        return self._all("units.yaml", schema.Unit, lambda item: item.written)

    @cached_property
    def english_units(self) -> tuple[schema.Unit, ...]:
        return self._all("units_english.yaml", schema.Unit, lambda item: item.written)

    @cached_property
    def function_words(self) -> schema.FunctionWords:
        return self._joined("function_words.yaml", schema.FunctionWords)[-1]

    @cached_property
    def english_names(self) -> schema.EnglishNames:
        return self._joined("english_names.yaml", schema.EnglishNames)[-1]

    @cached_property
    def glossary(self) -> tuple[schema.Word, ...]:
        return self._all("glossary.yaml", schema.Word, lambda item: item.chinese)

    @cached_property
    def integrity_rules(self) -> tuple[schema.IntegrityRule, ...]:
        return tuple(self._joined("integrity.yaml", schema.IntegrityRule))

    @cached_property
    def laws(self) -> tuple[schema.Law, ...]:
        return self._all("laws.yaml", schema.Law, lambda item: item.title)

    @cached_property
    def edges(self) -> tuple[schema.Edge, ...]:
        return self._all("supply/edges/*.yaml", schema.Edge, lambda i: f"{i.source} {i.target} {i.citation.url}")

    @cached_property
    def nodes(self) -> dict[str, schema.Node]:
        return {item.key: item for item in self._all("supply/nodes.yaml", schema.Node, lambda item: item.key)}

    @cached_property
    def figures(self) -> tuple[schema.FigureTable, ...]:
        return self._all("supply/figures/*.yaml", schema.FigureTable, lambda item: item.key)

    @cached_property
    def notices(self) -> tuple[schema.Notice, ...]:
        return self._all("supply/controls.yaml", schema.Notice, lambda item: item.key)

    @cached_property
    def scenarios(self) -> dict[str, schema.Scenario]:
        return {i.key: i for i in self._all("supply/scenarios/*.yaml", schema.Scenario, lambda item: item.key)}

    @cached_property
    def background(self) -> tuple[schema.BackgroundNote, ...]:
        return self._all("background.yaml", schema.BackgroundNote, lambda item: item.id)

    @cached_property
    def hypothesis_sets(self) -> tuple[schema.HypothesisSet, ...]:
        return self._all("hypotheses/*.yaml", schema.HypothesisSet, lambda item: " ".join(item.genres))

    @cached_property
    def house_rules(self) -> schema.HouseRules:
        return self._joined("house_rules.yaml", schema.HouseRules)[-1]

    @cached_property
    def meanings(self) -> tuple[schema.Meaning, ...]:
        return self._all("meanings.yaml", schema.Meaning, lambda item: item.key)

    @cached_property
    def forces(self) -> tuple[schema.Force, ...]:
        return self._all("force.yaml", schema.Force, lambda item: item.key)

    @cached_property
    def silence(self) -> tuple[schema.SilenceRule, ...]:
        return tuple(self._joined("silence.yaml", schema.SilenceRule))

    @cached_property
    def forms(self) -> dict[str, schema.HouseForm]:
        return {item.form: item for item in self._all("forms.yaml", schema.HouseForm, lambda item: item.form)}

    @cached_property
    def _lists(self) -> tuple[tuple[schema.ListSample, bool], ...]:
        return tuple(overlaid(PACKAGED, self.overlay, "lists/*.yaml", schema.ListSample, lambda item: item.list))

    @property
    def list_samples(self) -> tuple[schema.ListSample, ...]:
        return tuple(item for item, _ in self._lists)

    @cached_property
    def local_lists(self) -> frozenset[str]:
        """Lists that come from the workspace's own data."""
        return frozenset(item.list for item, local in self._lists if local)

    @cached_property
    def list_sources(self) -> tuple[schema.ListSource, ...]:
        return self._all("names/list_sources.yaml", schema.ListSource, lambda item: item.key)

    @cached_property
    def row_words(self) -> schema.RowWords:
        return self._joined("names/row_words.yaml", schema.RowWords)[-1]

    @cached_property
    def facts(self) -> tuple[schema.Fact, ...]:
        return self._all("entities/facts*.yaml", schema.Fact, lambda item: f"{item.entity} {item.prop} {item.value}")

    @cached_property
    def relationships(self) -> tuple[schema.Link, ...]:
        return self._all("entities/relations*.yaml", schema.Link, lambda i: f"{i.source}{i.relation}{i.target}{i.date}")

    @cached_property
    def places(self) -> tuple[Place, ...]:
        rows: list[Place] = []
        for root in filter(None, (PACKAGED, self.overlay)):
            for path in sorted(root.glob("places/*.csv")):
                with path.open(encoding="utf-8", newline="") as file:
                    rows += [Place(*row) for row in csv.reader(file) if row and not row[0].startswith("#")]
        return tuple(rows)

    def publisher(self, host: str) -> Publisher:
        """The registered publisher of a host or of the nearest parent domain; else an unknown copy."""
        host = host.lower().removeprefix("www.")
        parts = host.split(".")
        for start in range(len(parts) - 1):
            found = self.hosts.get(".".join(parts[start:]))
            if found:
                return Publisher(found.name, found.kind, found.reliability, host)
        return Publisher(host, "copy", "F", host) if host else UNKNOWN

    def _all(self, pattern: str, noun: type[Entry], key: Callable[[Entry], str]) -> tuple[Entry, ...]:
        return tuple(entry for entry, _ in overlaid(PACKAGED, self.overlay, pattern, noun, key))

    def _joined(self, name: str, noun: type[Entry], *, local_first: bool = False) -> list[Entry]:
        """Entries without a key of their own, packaged and local; local ones first where the first match wins."""
        roots = [root for root in (PACKAGED, self.overlay) if root]
        roots = roots[::-1] if local_first else roots
        return [entry for root in roots if (root / name).exists() for entry in read_entries(root / name, noun)]


def load_handbook(overlay: Path | None = None) -> Handbook:
    """The packaged data, overlaid by the ``data`` folder of a workspace where one is given; the same object until a file
    of that folder changes.

    Raises:
        DataError: a file breaks its schema; with file and line.
    """
    return _loaded(overlay, files_of(overlay))


def files_of(overlay: Path | None) -> tuple[tuple[str, int, int], ...]:
    """The files of a folder of data with when they changed last, and their size."""
    found = ((path, path.stat()) for path in sorted(overlay.rglob("*")) if path.is_file()) if overlay else ()
    return tuple((str(path), state.st_mtime_ns, state.st_size) for path, state in found)


@lru_cache(maxsize=8)
def _loaded(overlay: Path | None, state: tuple[tuple[str, int, int], ...]) -> Handbook:
    book = Handbook(overlay)
    parts = restore(book.version)
    if parts:
        book.__dict__.update(parts)
    else:
        book.load_all()
        keep(book.version, {name: value for name, value in book.__dict__.items() if name not in ("overlay", "version")})
    return book
