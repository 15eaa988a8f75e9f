"""Readers' replies: what may be said, what looks like spam, who sees it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.desk.desk import Desk, DeskError
from watchword.model.edition import Kept
from watchword.model.reply import DEEPEST, Reply, Threaded
from watchword.store.database import utc
from watchword.store.replies import ReplyStore

LONGEST, LONGEST_NAME = 2_000, 40  # characters
MOST_WAITING = 500  # replies that wait for an editor; past that nothing more is taken
MOST_LINKS = 1
RESERVED = frozenset({"editor", "theeditor", "admin", "administrator", "moderator", "watchword", "system", "编辑", "管理员", "版主"})  # fmt: skip
_LINK = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S|\b[\w-]+\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|site|online|io)\b")  # fmt: skip
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d \-()]{8,}\d(?!\d)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RUN = re.compile(r"(.)\1{9,}")


@dataclass(frozen=True, slots=True)
class Written:
    """A reply as it came in."""

    text: str
    name: str = ""
    sentence: str = ""
    answers: int | None = None


def take(desk: Desk, kept: Kept, written: Written, secret: str) -> int:
    """Keep a reader's reply to wait for an editor; returns its number.

    Raises:
        DeskError: it can't be taken; the line says why.
    """
    store = ReplyStore(desk.workspace.database)
    text, name = plain(written.text), " ".join(plain(written.name).split())
    refuse(text, name)
    if store.known(text):
        raise DeskError("the same words were sent before; they are there already, or wait")
    if store.counts().get("waiting", 0) >= MOST_WAITING:
        raise DeskError("too many replies wait for an editor; please try again in some days")
    store_reply = reply_to(kept, store, written, text, name)
    return store.add(store_reply, secret)


def answer(desk: Desk, kept: Kept, written: Written, editor: str) -> int:
    """An editor's answer: shown at once."""
    store = ReplyStore(desk.workspace.database)
    text = plain(written.text)
    if not text or len(text) > LONGEST:
        raise DeskError(f"an answer has 1 to {LONGEST} characters")
    found = reply_to(kept, store, written, text, "", editor=editor)
    return store.add(found, "")


def reply_to(kept: Kept, store: ReplyStore, written: Written, text: str, name: str, editor: str = "") -> Reply:
    """The reply at its place: below another one of the same brief, with the sentence as it stands there now."""
    assert kept.public
    above = store.one(written.answers) if written.answers else None
    if above and (above.brief != kept.number or above.erased or not (editor or above.state == "shown")):
        raise DeskError("the reply that you answer is no longer there; load the page again")
    sentences = {sentence.id: sentence.text for sentence in kept.public.brief.sentences}
    if written.sentence and written.sentence not in sentences:
        raise DeskError("the sentence that you quote is no longer there; load the page again")
    return Reply(
        0, kept.number, kept.public.version, written.answers, name, text, written.sentence,
        sentences.get(written.sentence, ""), "shown" if editor else "waiting", utc(),
        () if editor else tuple(signs(text, name)), editor,
    )  # fmt: skip


def refuse(text: str, name: str) -> None:
    """Refuse what is never shown.

    Raises:
        DeskError: it is empty, too long, has several links, or goes by a name that others would take for the editor's.
    """
    if not any(character.isalnum() for character in text):
        raise DeskError("a reply needs words")
    if len(text) > LONGEST:
        raise DeskError(f"a reply has at most {LONGEST} characters; yours has {len(text)}")
    if len(name) > LONGEST_NAME:
        raise DeskError(f"a name has at most {LONGEST_NAME} characters")
    if re.sub(r"[\W_]", "", name.casefold()) in RESERVED:
        raise DeskError("others would take this name for the editor's; choose another, or none")
    if len(_LINK.findall(text)) > MOST_LINKS:
        raise DeskError(f"a reply has at most {MOST_LINKS} address of a page; describe the others in words")


def signs(text: str, name: str) -> Iterator[str]:
    """What a moderator should look at; nothing is refused for it. The keys are explained on the page."""
    if _LINK.search(text) or _LINK.search(name):
        yield "link"
    if _MAIL.search(text) or _MAIL.search(name):
        yield "mail"
    if _PHONE.search(_DAY.sub("", text)):
        yield "phone"
    if _RUN.search(text):
        yield "run"
    letters = [character for character in text if character.isalnum()]
    if len(letters) >= 20 and sum(character.isupper() for character in letters) > 0.6 * len(letters):
        yield "capitals"
    if len(letters) < 0.4 * len(text.replace(" ", "")):
        yield "signs"
    if "<" in text and ">" in text:
        yield "markup"


def plain(text: str) -> str:
    """Text without what is not seen: control characters, marks that turn direction, zero widths, private characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in composed if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def threads(found: Sequence[Reply]) -> list[Threaded]:
    """Replies in the order of their threads. Below a hidden one nothing is shown; an erased one keeps its place only
    while others stand below it."""
    held = set[int | None]()  # what has words itself or below it; what answers came later
    for reply in reversed(found):
        if not reply.erased or reply.number in held:
            held |= {reply.number, reply.answers}
    below: dict[int | None, list[Reply]] = {}
    for reply in found:
        if reply.number in held:
            below.setdefault(reply.answers, []).append(reply)
    placed: list[Threaded] = []
    waiting = [(reply, 0) for reply in reversed(below.get(None, []))]
    while waiting:
        reply, depth = waiting.pop()
        placed.append(Threaded(reply, min(depth, DEEPEST)))
        waiting += [(child, depth + 1) for child in reversed(below.get(reply.number, []))]
    return placed


def led_to(found: Sequence[Reply], kept: Kept) -> dict[int, list[Reply]]:
    """The shown replies that corrections were made of, by the version that readers got with it."""
    public = [edition.version for edition in kept.editions if edition.published]
    led: dict[int, list[Reply]] = {}
    for reply in found:
        later = [version for version in public if reply.correction and version >= reply.correction]
        if later and not reply.erased:
            led.setdefault(later[0], []).append(reply)
    return led
