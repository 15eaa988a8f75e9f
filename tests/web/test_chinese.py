"""The interface in Chinese: no English is left in what the pages themselves say, and refusals are told in Chinese too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import yaml
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.web.conftest import Site, run
from tests.web.test_pages import addresses
from tests.web.test_people import WORDS, prepared
from watchword.web.told import forms, in_chinese, sentences
from watchword.web.words import words

CHINESE = {"Accept-Language": "zh-CN"}
# What stays as it is in any language: the program's name, kinds of files, what is typed as it stands, names of systems.
AS_IT_IS = re.compile(
    r"(?<![A-Za-z0-9])(?:Watchword|English|PDF|HTML|MD|JSONL?|CSV|SVG|PNG|GraphML|Atom|UTC|HTTP|API|Cookie|WebGL|HHI|REO|OR|since|"
    r"F-35|DDG-51|RQ-21|(?:AN/)?SPY-6|MP Materials|Noveon|CBMM|X|dysprosium|rare earth|watchword [a-z]+(?: --?[a-z-]+)*|data/terms|kg|lb|kt|me)(?![A-Za-z0-9])"
)
NAMES_OF_FIRMS = ("Lynas Rare Earths", "MP Materials", "JL MAG")  # as the tables print them
FIGURES = re.compile(r"见 [a-z_]+-")  # keys of figure tables
# Text of documents, briefs and data has its language marked; code is code; what leads away bears the source's title.
OURS = """() => {
  const found = [];
  const own = (node) => {
    for (let at = node; at; at = at.parentElement) {
      if (at.matches("code, pre, script, style, bdi, time, textarea, .text, .excerpt, .published .quotes, .years td, .gloss td, .sides p, blockquote, dd, .quoted, .brief .sentence")) return false;
      if (at.matches("a[href^=http], [lang=en], [lang=zh-Latn]")) return false;
      if (at.lang) return at.lang === "zh";
    }
    return true;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) if (own(node.parentElement)) found.push(node.data);
  for (const node of document.querySelectorAll("[aria-label], [placeholder], [alt], [title]")) {
    if (own(node)) for (const name of ["aria-label", "placeholder", "alt"]) if (node.hasAttribute(name)) found.push(node.getAttribute(name));
  }
  return found.map((text) => text.trim()).filter((text) => /[A-Za-z]{2}/.test(text));
}"""
KNOWN = re.compile(
    r"[0-9a-f]{12,64}|https?://\S+|[a-z0-9-]+-[0-9a-f]{12}-\d+|s\d+(?:, s\d+)*|--[a-z]+|/\S*|[\u4e00-\u9fff]+ \([A-Z][a-z]+ [A-Z][a-z]+\), [A-Z][a-z]+"
)  # holders of office, as the data has them


def english(found: list[str]) -> list[str]:
    """Texts that have Latin words past those that stay as they are."""
    return [text for text in found if re.search("[A-Za-z]{2}", KNOWN.sub("", AS_IT_IS.sub("", text)))]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A workspace of its own, for these tests publish and review in it."""
    yield from run(tmp_path_factory.mktemp("chinese"))


@pytest.mark.chromium
def test_no_english_is_left_on_a_page_in_chinese(empty: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page, faults = context.new_page(), []
    more = {
        "claim": addresses(empty)["reader"].split("?")[0] + "?at=300",
        "number": addresses(empty)["reader"].split("?")[0] + "?at=60",
        "no_way": "/supply?name=没有这种东西",
        "no_range": "/supply/what-if/magnets-2025?loss-0-low=1&loss-0-high=0",
        "no_day": "/inbox?since=昨天",
        "no_word": "/inbox?words=-稀土",
        "no_phrase": "/phrases?words=没有这个词",
        "no_view": "/documents/没有",
        "f35": "/supply?kind=system&name=F-35",
        "level": "/phrases/双拥?by=level",
        "kinds": "/phrases/双拥?by=kind",
        "feed": "/briefs",
    }
    for name, address in {**addresses(empty), **more}.items():
        if name == "public":
            continue  # speaks the language of its brief
        page.goto(empty.base + address)
        faults += [f"{name}: {text}" for text in english(page.evaluate(OURS))]
    context.close()
    assert "\n".join(faults) == ""


@pytest.mark.chromium
def test_no_english_is_left_for_an_editor_who_logged_in(tmp_path: Path, browser: Browser) -> None:
    prepared(tmp_path)
    faults = []
    for site in run(tmp_path):
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.goto(f"{site.base}/inbox")
        faults += [f"login: {text}" for text in english(page.evaluate(OURS))]
        page.locator("input[name=name]").fill("vera")
        page.locator("input[name=password]").fill("wrong wrong wrong")
        page.locator("main button").click()
        faults += [f"wrong: {text}" for text in english(page.evaluate(OURS))]
        page.locator("input[name=password]").fill(WORDS["vera"])
        page.locator("main button").click()
        page.wait_for_url("**/inbox")
        for address in ("/account", "/people", "/people/acts", "/replies", "/", "/people/nobody"):
            page.goto(site.base + address)
            texts = [text for text in page.evaluate(OURS) if text not in WORDS and "tests" not in text]
            faults += [f"{address}: {text}" for text in english(texts) if "Mozilla" not in text and "httpx" not in text]
        page.goto(f"{site.base}/account")
        for name, value in (("old", WORDS["vera"]), ("new", "password password"), ("again", "password password")):
            page.locator(f"input[name={name}]").fill(value)
        page.get_by_role("button", name="更换").click()
        assert "常见词" in page.locator(".wrong").inner_text()
        context.close()
    assert not [one for one in faults if not re.search(r"\b(?:vera|ana|rolf)\b", one)]


def posted(site: Site, client: httpx2.Client, path: str, **fields: str) -> str:
    """What a refused form is told."""
    text = site.post(client, path, **fields).text
    return re.sub(r"\s+", " ", text.split('role="alert">', 1)[1].split("<", 1)[0])


def test_what_is_refused_is_told_in_chinese(empty: Site) -> None:
    with empty.client() as client:
        client.headers.update(CHINESE)
        id = client.get("/inbox?state=all").text.split('data-id="', 1)[1].split('"', 1)[0]
        permalink = empty.published(id).replace(empty.base, "")
        cases = {
            "/inbox/act": {"action": "burn", "id": id},
            "/inbox/views": {"name": ""},
            "/review/settle": {"document": id, "kind": "claim", "verdict": "correct", "at": "0-5", "key": "HOPE"},
            "/review/undo": {"number": "999"},
            "/review/match": {"left": "北岭", "right": "北岭", "verdict": "is"},
            "/replies/act": {"number": "99", "action": "show"},
            f"/documents/{id}/brief/save": {"after": "9"},
        }
        for path, fields in cases.items():
            told = posted(empty, client, path, **fields)
            assert re.search("[\u4e00-\u9fff]", told), (path, told)
        client.headers.update({"Accept-Language": "en"})
        assert "very quick" in posted(empty, client, f"{permalink}/replies", text="x")  # the brief is English


@pytest.mark.parametrize(
    "address",
    [
        "/supply?name=钕",
        "/supply?kind=system&name=F-35",
        "/supply?kind=entity&name=包钢集团",
        "/supply?name=tungsten",
        "/supply/what-if/magnets-2025",
        "/supply/what-if/gallium-us-2026",
        "/supply/what-if/samarium-2025",
    ],
)
def test_the_supply_map_is_told_in_chinese_but_for_titles_of_sources(empty: Site, address: str) -> None:
    with empty.client() as client:
        client.headers.update(CHINESE)
        html = client.get(address).text
    left = re.findall(r'<span lang="en">([^<]*)</span>', html)
    assert not [one for one in left if one not in NAMES_OF_FIRMS and AS_IT_IS.sub("", one).strip()]
    told = [line.split(" — ")[0] for line in html.split("<pre", 1)[-1].split("</pre>", 1)[0].splitlines()]
    assert "what-if" not in address or not english(
        [one for one in told if "tabindex" not in one and not FIGURES.search(one)]
    )


@pytest.mark.parametrize("address", ["/supply/flow.svg?name=钕", "/supply/what-if/samarium-2025/fan.svg"])
def test_charts_of_the_supply_map_are_in_chinese(empty: Site, address: str) -> None:
    with empty.client() as client:
        english_chart = client.get(address).text
        client.headers.update(CHINESE)
        chart = client.get(address).text
    words_of = re.compile(r"<(?:text|tspan|title)[^>]*>([^<]+)<")
    assert english(words_of.findall(english_chart))
    assert not english([one for one in words_of.findall(chart) if one not in NAMES_OF_FIRMS])


def raised(path: Path) -> Iterator[str]:
    """The messages of the errors that a module raises, with § for what is put in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args):
            continue
        told = node.exc.args[0]
        if isinstance(told, ast.Constant) and isinstance(told.value, str):
            yield told.value
        elif isinstance(told, ast.JoinedStr):
            yield "".join(one.value if isinstance(one, ast.Constant) else "§" for one in told.values)  # type: ignore[misc]


# Errors that no page can meet: of starting the server and of jobs that only the command line has.
ELSEWHERE = re.compile(
    "anybody who reaches|can't be listened on|example letters are missing|argon2|lives for|"
    "no workspace is here|by 'watchword|--output|a range ends somewhere|no such file, and|can't apply to it|an id needs a workspace|"
    "a table behind an address|a table is written as|a chart is drawn|can't be written"
)
MET = [
    *sorted((ROOT / "src/watchword/web").glob("*.py")),
    *(ROOT / "src/watchword/desk" / f"{name}.py" for name in ("accounts", "inbox", "passwords", "press", "replies", "review", "entities", "desk")),
    *(ROOT / "src/watchword/store" / f"{name}.py" for name in ("accounts", "press", "replies", "reviews", "decisions", "inbox", "finding", "search")),
    ROOT / "src/watchword/tracing/supply_map.py",
]  # fmt: skip


def test_every_refusal_that_a_page_can_meet_has_chinese_words() -> None:
    missing = [
        f"{path.name}: {told}"
        for path in MET
        for told in raised(path)
        if not ELSEWHERE.search(told) and in_chinese(told, {}) == told
    ]
    assert not missing


def linted(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.JoinedStr):
            yield "".join(one.value if isinstance(one, ast.Constant) else "§" for one in node.value.values)  # type: ignore[misc]


def test_every_objection_of_the_linter_has_chinese_words() -> None:
    files = [p for p in sorted((ROOT / "src/watchword/writing/lint").glob("*.py")) if p.name not in ("report.py",)]
    told = {message for path in files for message in linted(path) if re.search("[a-z]{3}", message)}
    assert len(told) > 40
    assert not [message for message in told if in_chinese(message, {}) == message]


def test_both_languages_have_the_same_words_and_values() -> None:
    english_words, chinese_words = words("en"), words("zh")
    assert english_words.keys() == chinese_words.keys()
    for key, text in english_words.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", chinese_words[key])), key
    for said, chinese in sentences().items():
        slots = said.count("{}")
        assert {int(number) for number in re.findall(r"\{(\d)!?\}", chinese)} <= set(range(1, slots + 1)), said
    assert len(forms()) > 100
    raw = (ROOT / "src/watchword/web/words/told.yaml").read_text(encoding="utf-8")
    keys = [yaml.safe_load(line + "\n").keys() for line in raw.splitlines() if line and not line.startswith("#")]
    assert len(keys) == len(sentences()), "a sentence stands there twice"
