"""The documentation says what the program does: nothing is left out, and every example runs."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import LETTERS, ROOT
from watchword.data import schema
from watchword.desk import Desk, exposure
from watchword.judging.scoring import score
from watchword.writing.as_json import brief_form
from watchword.writing.codebook import terms_json
from watchword.writing.comparison import comparison_form
from watchword.writing.evaluation import evaluation_json
from watchword.writing.markdown import as_markdown
from watchword.writing.screening import screening_json

DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "watchword"
PAGES = sorted(DOCS.rglob("*.md"))
RUN = [ROOT / "README.md", DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md"))]
WRITTEN = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- nothing is left out ------------------------------------------------------------------------------------------


def test_generated_pages_are_those_that_the_code_and_the_data_give(generate: ModuleType) -> None:
    stale = [name_of(path) for path, text in generate.generated().items() if path.read_text(encoding="utf-8") != text]
    assert not stale, f"run `make docs` and commit {', '.join(stale)}"


def test_every_command_and_every_option_is_documented(generate: ModuleType) -> None:
    import typer

    from watchword.cli import app

    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", read("reference/commands.md"), re.MULTILINE | re.DOTALL))
    commands = list(generate.leaves(typer.main.get_command(app)))
    assert len(commands) >= 8
    for name, command in commands:
        for parameter in command.params:
            for option in parameter.opts if "Option" in type(parameter).__name__ else ():
                assert f"`{option}`" in sections[name], f"{name} {option}"
        assert "watchword" in (command.epilog or ""), f"{name} has no example"


def test_the_readme_lists_every_command(generate: ModuleType) -> None:
    import typer

    from watchword.cli import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [
        name
        for name, _ in generate.leaves(typer.main.get_command(app))
        if not re.search(rf"`watchword {name}\b", readme)
    ]
    assert not missing


def test_every_exit_code_and_every_error_is_documented(generate: ModuleType) -> None:
    page = read("reference/errors.md")
    for error in generate.error_classes()[1:]:
        if error.__name__ != "WatchwordError":
            assert re.search(rf"^\| {error.exit_code} \| `{error.__name__}` \|", page, re.MULTILINE), error.__name__
            assert f"## {error.__name__}" in page, f"{error.__name__} has no section that says what to do"
    codes = {
        int(code)
        for path in SOURCE.rglob("*.py")
        for code in re.findall(
            r"(?:sys\.exit|Exit)\((\d+)\)|(?:exit_code|INTERRUPTED) = (\d+)", path.read_text(encoding="utf-8")
        )
        for code in code
        if code
    }
    assert codes >= {1, 2, 3, 130}
    missing = [code for code in sorted(codes) if not re.search(rf"^\| {code} \|", page, re.MULTILINE)]
    assert not missing


def test_every_key_of_the_data_schema_is_documented() -> None:
    page = read("reference/data.md")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    nouns = [
        noun for noun in vars(schema).values() if is_dataclass(noun) and noun.__module__.startswith(schema.__name__)
    ]
    assert len(nouns) > 15
    missing = [
        f"{n.__name__}.{f.name}" for n in nouns for f in fields(n) if f"| `{f.name}` |" not in sections[n.__name__]
    ]
    assert not missing


def test_every_data_file_is_documented() -> None:
    page = read("reference/data.md")
    globs = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    files = [
        path.relative_to(SOURCE / "data")
        for path in (SOURCE / "data").rglob("*.*")
        if path.suffix not in (".py", ".pyc")
    ]
    missing = [str(file) for file in files if not any(file.match(glob) for glob in globs)]
    assert not missing


def test_every_environment_variable_is_documented() -> None:
    page = read("reference/settings.md")
    read_here = re.compile(r"environ(?:\.get|\.setdefault)?[(\[]\s*\"([A-Z_]+)\"|envvar=\"([A-Z_]+)\"")
    found = {
        name
        for root in (SOURCE, ROOT / "tests")
        for path in root.rglob("*.py")
        for match in read_here.findall(path.read_text(encoding="utf-8"))
        for name in match
        if name and name != "PYPINYIN_NO_PHRASES"  # set for a library, not read
    }
    assert "WATCHWORD_WORKSPACE" in found
    missing = [name for name in sorted(found) if f"`{name}`" not in page]
    assert not missing


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_in(inner)
    elif isinstance(value, list):
        for item in value:
            yield from keys_in(item)


@pytest.fixture(scope="module")
def forms(demo: Desk) -> dict[str, set[str]]:
    """The keys of each JSON form, as the examples give them."""
    documents = [
        demo.document(str(LETTERS / f"{name}.txt")) for name in ("beiling-2025", "baogang-2025-reconstruction")
    ]
    text = "值此建军98周年之际，青岑钨业集团向你们致以节日的问候！"
    gold = [{"id": "one", "text": text, "gold": {"orgs": ["青岑钨业集团"], "military_link": "ceremonial"}}]
    return {
        "Brief": {key for document in documents for key in keys_in(brief_form(demo.brief(document)))},
        "Compare": {
            key for document in documents for key in keys_in(comparison_form(document, demo.compare(document)))
        },
        "Screen": set(keys_in(json.loads(screening_json(demo.screen(["内蒙古第一机械集团有限公司"]))))),
        "Eval": set(keys_in(json.loads(evaluation_json(score(gold, gold))))),
        "Terms": set(keys_in(json.loads(terms_json(demo.terms("两个稀土基地"))))),
        "Exposure": {key for told in exposures(demo) for key in keys_in(json.loads(told))},
    }


def exposures(desk: Desk) -> Iterator[str]:
    """A way, a control and a what-if in JSON."""
    yield exposure.shown(*exposure.of(desk, "system", "F-35"), "json")
    yield exposure.control(desk, "gallium", date(2025, 12, 1), "json")
    yield exposure.what_if(desk, "magnets-2025", "json", 100, 1)


@pytest.mark.parametrize("name", ["Brief", "Compare", "Screen", "Eval", "Terms", "Exposure"])
def test_every_json_key_is_documented_and_no_other(name: str, forms: dict[str, set[str]]) -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", read("reference/json.md"), re.MULTILINE | re.DOTALL))
    told = {key.removesuffix("[]") for key in re.findall(r"^\| `([\w\[\]]+)` \|", sections[name], re.MULTILINE)}
    assert told == forms[name]


def test_each_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [name for name in (path.relative_to(DOCS).as_posix() for path in PAGES) if name not in navigation]
    assert not missing


# --- every example runs -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    language: str
    lines: tuple[str, ...]
    mark: str
    line: int


def blocks(text: str) -> Iterator[Block]:
    """Fenced blocks with the comment that stands before each."""
    lines = text.splitlines()
    mark, at = "", 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            end = next(i for i in range(at + 1, len(lines)) if lines[i].startswith("```"))
            yield Block(line[3:].strip(), tuple(lines[at + 1 : end]), mark, at + 1)
            mark, at = "", end
        elif line.startswith("<!--"):
            mark = line
        elif line.strip():
            mark = ""
        at += 1


def shown(lines: tuple[str, ...]) -> re.Pattern[str]:
    """A shown output as a pattern: ``…`` is any text of a line, and alone on its line any lines."""
    parts = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines]
    return re.compile("".join(parts))


# The pages call the command some thirty times. Loading it takes most of that time, so it is loaded once: the
# ``watchword`` on their path hands its arguments and its standard streams to a child of a process that has it loaded.
CALL = """#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({place!r})
    told = json.dumps([sys.argv, os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(told).to_bytes(4, "big")], [0, 1, 2])
    line.sendall(told)
    sys.exit(line.recv(1)[0])
"""
ANSWER = """
import json, os, signal, socket, sys
import watchword.cli, watchword.comparing.compare, watchword.desk.add, watchword.judging.judge, watchword.reading.read
import watchword.store.workspace, watchword.writing.brief, watchword.writing.markdown
from watchword.__main__ import main
from watchword.data import load_handbook
from watchword.desk import Desk
from watchword.model.document import Document
from pathlib import Path
with Desk(Path("nowhere")) as desk:
    desk.brief(Document("值此建军98周年之际，致以节日的问候！"))
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
with socket.socket(socket.AF_UNIX) as door:
    door.bind(sys.argv[1])
    door.listen()
    print("ready", flush=True)
    while True:
        line, _ = door.accept()
        if os.fork():
            line.close()
            continue
        size, streams, _, _ = socket.recv_fds(line, 4, 3)
        told = b""
        while len(told) < int.from_bytes(size, "big"):
            told += line.recv(65536)
        sys.argv, folder, environment = json.loads(told)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        try:
            sys.stdout.flush()
        finally:
            line.sendall(bytes([code]))
            os._exit(code)
"""


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a ``watchword`` that starts at once."""
    folder = tmp_path_factory.mktemp("bin")
    place = str(folder / "door")
    (folder / "watchword").write_text(CALL.format(python=sys.executable, place=place), encoding="utf-8")
    (folder / "watchword").chmod(0o755)
    with subprocess.Popen([sys.executable, "-c", ANSWER, place], stdout=subprocess.PIPE, cwd=folder) as server:
        assert server.stdout
        assert server.stdout.readline() == b"ready\n"
        yield folder
        server.kill()


@pytest.mark.parametrize("page", RUN, ids=name_of)
def test_the_examples_of_a_page_run_and_print_what_it_shows(
    page: Path, command: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(LETTERS.parent, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    path = f"{command}{os.pathsep}{os.environ['PATH']}"
    space: dict[str, Any] = {}
    said = ""
    for block in blocks(page.read_text(encoding="utf-8")):
        place = f"{name_of(page)}:{block.line}"
        if "not run" in block.mark or "excerpt" in block.mark:
            continue
        if block.language == "sh":
            done = subprocess.run(
                ["bash", "-eu", "-c", "\n".join(block.lines)],
                env={**os.environ, "PATH": path},
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert done.returncode == 0, f"{place}: {done.stderr}"
            said = done.stdout
        elif block.language == "python":
            heard = io.StringIO()
            with contextlib.redirect_stdout(heard):
                exec(compile("\n".join(block.lines), place, "exec"), space)
            said = heard.getvalue()
        elif "checked" in block.mark and not shown(block.lines).fullmatch(said):
            wanted = "\n".join(block.lines)
            pytest.fail(f"{place} shows\n{wanted}\n\nbut what is printed is\n{said}", pytrace=False)


def test_the_excerpt_in_the_readme_is_of_the_demo_brief(demo: Desk) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [excerpt] = [block for block in blocks(readme) if "excerpt" in block.mark]
    text = as_markdown(demo.brief(demo.document(str(LETTERS / "beiling-2025.txt")))) + "\n"
    assert shown(("…", *excerpt.lines, "…")).fullmatch(text), text


# --- links and the site -------------------------------------------------------------------------------------------


def slug(heading: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", re.sub(r"`", "", heading)).strip().lower())


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_internal_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{name_of(page)} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), f"{name_of(page)} links to {target}"


def test_nothing_private_stands_in_the_pages() -> None:
    for page in WRITTEN:
        assert not re.search(r"/work/|/tmp/|/home/|localhost|127\.0\.0\.1", page.read_text(encoding="utf-8")), page


def test_the_site_builds_and_asks_for_nothing_from_outside(tmp_path: Path) -> None:
    zensical = Path(sys.executable).parent / "zensical"
    if not zensical.exists():
        pytest.skip("zensical is not installed")
    shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [zensical, "build", "--clean", "--strict"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(PAGES) / 2
    asks = re.compile(
        r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?https?:|<link\b[^>]*\bhref=\"?https?:(?![^>]*canonical)"
    )
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert not asks.search(html), page
        assert "@import" not in html
