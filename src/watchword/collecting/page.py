"""An HTML page to headline, main text and date.

The page is decoded before extraction: given bytes, extractors believe the label, and on older Chinese pages the
label is often wrong. trafilatura picks the main text; the headline, which it often leaves out and which carries
the news of an official page, is put back as the first line.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from watchword.collecting.dates import page_date
from watchword.collecting.error import CollectingError
from watchword.collecting.extracted import Extracted
from watchword.collecting.publisher import first_line

LEAST = 20  # letters of main text; less is a menu or a notice to turn on JavaScript
LEAST_HEADLINE = 6  # letters; less is 首页 or a word of the site's
_SITE = re.compile("欢迎|歡迎|谢谢您|首页|首頁|网站|網站|论坛|(?:网|網)$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUFFIX = re.compile(r"\s*(?:[_|｜–—]|--|-{1,2}(?=[^\d])|\s-\s|>>|·)\s*")
_CELL = re.compile(r"(?<!\\)\|")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_HIDDEN = {"script", "style", "noscript", "template", "select", "option", "textarea"}


def read_page(html: str, *, name: str, url: str = "") -> Extracted:
    """Extract what a page says.

    Raises :class:`CollectingError` for a page without main text: a menu, a frame set, a page that a script fills.
    """
    import trafilatura

    html = _DECLARATION.sub("", html, count=1)
    if "<body" not in html.lower():  # a fragment, which the extractor would refuse
        html = f"<html><body>{html}</body></html>"
    tree = _parse(html, name)
    meta = _meta(tree)
    body = _without_rules(trafilatura.extract(html, fast=True, include_comments=False, url=url or None) or "")
    if len(_LETTER.findall(body[:2000])) < LEAST:
        raise CollectingError(
            f"{name}: no main text found on the page; save the article itself, or paste its text into a .txt file"
        )
    title = _headline(tree, meta, body)
    dated = page_date(body, meta, html, url=url, visible=_below_headline(_visible(tree), title))
    text = body if not title or _begins_with(body, title) else f"{title}\n{body}"
    return Extracted(
        text=text,
        title=title or first_line(body),
        published=dated.day if dated else None,
        flags=(f"date:{dated.rule}",) if dated else (),
    )


def _without_rules(body: str) -> str:
    """Tables as lines of cells parted by tabs. The extractor draws them with | and ---, which no page says, and
    which would stand in quotes: many older pages are one big layout table."""
    lines: list[str] = []
    for line in body.split("\n"):
        if line.startswith("|"):
            cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line)]
            if any(cell.strip("-: ") for cell in cells):
                lines.append("\t".join(cell for cell in cells if cell))
        else:
            lines.append(line)
    return "\n".join(lines).strip("\n")


def _parse(html: str, name: str) -> lxml_html.HtmlElement:
    try:
        return lxml_html.document_fromstring(html, parser=lxml_html.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError) as error:
        raise CollectingError(f"{name}: not readable as HTML ({error}); save the page again") from error


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Lower-case meta names to contents; the first of equals."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _headline(tree: lxml_html.HtmlElement, meta: dict[str, str], body: str) -> str:
    """The article's own headline, without the site's name; empty where the page has none that can be told.

    Government pages carry it in ``ArticleTitle``. Else it is the opening line or heading that the page's title
    contains, the longest such, because the site's name is in the title too; else the title's first part.
    """
    if own := _clean(meta.get("articletitle", "")):
        return own
    page_title = _clean(meta.get("og:title", "")) or _clean(tree.findtext(".//title") or "")
    parts = [part for part in _SUFFIX.split(page_title) if part] or [""]
    headings = [_clean(element.text_content()) for level in ("h1", "h2") for element in tree.iter(level)]
    opening = [_clean(line) for line in body.split("\n", 3)[:3]]
    told = [line for line in (*headings, *opening) if len(line) >= 4 and _squeeze(line) in _squeeze(page_title)]
    if told:
        return max(told, key=len)
    fitting = len(_LETTER.findall(parts[0])) >= LEAST_HEADLINE and not _SITE.search(parts[0])
    return parts[0] if fitting else ""


def _visible(tree: lxml_html.HtmlElement) -> str:
    """What a reader sees, menus included, one text node a line."""
    parts: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _HIDDEN:
            continue
        parts.append(element.text or "")
        parts.extend(child.tail or "" for child in element)
    return "\n".join(part for part in parts if not part.isspace())


def _below_headline(visible: str, title: str) -> str:
    """The visible text from the headline on, where menus and clocks have passed."""
    place = visible.find(title) if title else -1
    return visible[place + len(title) :] if place >= 0 else visible


def _begins_with(body: str, title: str) -> bool:
    return _squeeze(body[: 2 * len(title) + 40]).startswith(_squeeze(title))


def _clean(value: str) -> str:
    return _SPACE.sub(" ", value).strip()


def _squeeze(value: str) -> str:
    return _SPACE.sub("", value)
