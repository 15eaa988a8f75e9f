"""The same jobs for programs: JSON over HTTP, read only. Described by ``/api/openapi.json``."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from watchword.desk import exposure as supply_jobs
from watchword.desk import proposals
from watchword.desk.inbox import inbox
from watchword.desk.phrases import entry_of
from watchword.desk.review import queue
from watchword.model.brief import Language
from watchword.model.document import Document
from watchword.model.inbox import Item, Sort, State, Wanted
from watchword.store.press import Press
from watchword.web.entities import profiled
from watchword.web.entity_graph import graph_of
from watchword.web.pages import base_of
from watchword.web.phrases import checked, forms_around, heats, lived, swapped_for
from watchword.web.reader import opened
from watchword.web.supply import traced
from watchword.web.visitor import visitor_of
from watchword.writing.review import queue_json, reviews_json

MOST = 200  # items of one page


class Wrong(BaseModel):
    """What went wrong, in one line."""

    error: str


WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Wrong, "description": "The question can't be answered; the line says why."},
    404: {"model": Wrong, "description": "There is no such thing."},
    422: {"model": Wrong, "description": "A parameter has the wrong form."},
    304: {"description": "Nothing changed since the ETag given."},
}
router = APIRouter(prefix="/api/v1", responses=WRONG)
description = APIRouter(include_in_schema=False)
Key = Annotated[str, Path(description="A document's id, or at least the first 6 characters of it.", max_length=64)]
Name = Annotated[str, Path(max_length=120)]
Form = Annotated[str, Query(description="standard, flash, press or profile", max_length=20)]


def answer(request: Request, form: Any) -> Response:
    """JSON with an ETag; 304 without a body where the asker has it already."""
    return sent(request, json.dumps(form, ensure_ascii=False).encode(), "application/json")


def sent(request: Request, body: bytes, media: str, headers: dict[str, str] | None = None) -> Response:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    given = {"ETag": tag, **(headers or {})}
    if tag in held:
        return Response(status_code=304, headers=given)
    return Response(body, media_type=media, headers=given)


def lines(request: Request, forms: list[Any], following: str) -> Response:
    """JSON Lines; the address of the next page stands in the header ``Link``."""
    body = "".join(json.dumps(form, ensure_ascii=False) + "\n" for form in forms).encode()
    link = {"Link": f'<{following}>; rel="next"'} if following else None
    return sent(request, body, "application/x-ndjson", link)


@router.get("/documents", summary="Documents, ranked or by date, by words and filters")
def documents(
    request: Request,
    words: Annotated[str, Query(max_length=300, description="As in the inbox: phrases, -, OR, since:, until:, issuer:, publisher:.")] = "",
    since: date | None = None,
    until: date | None = None,
    issuer: Annotated[str, Query(max_length=200)] = "",
    link: Annotated[str, Query(max_length=20, description="none, ceremonial, institutional or material")] = "",
    state: State = "all",
    sort: Sort = "newest",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    after: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over; `next` has it.")] = 0,
    format: Literal["json", "jsonl"] = "json",
) -> Response:  # fmt: skip
    wanted = Wanted(words, since, until, issuer=issuer, link=link, state=state, sort=sort)
    found = inbox(request.app.state.shelf.desk(), wanted, visitor_of(request).name, size=limit, after=after)
    following = str(request.url.include_query_params(after=found.more)) if found.more is not None else ""
    forms = [item_form(item) for item in found.items]
    if format == "jsonl":
        return lines(request, forms, following)
    return answer(request, {"items": forms, "held": found.held, "more_than_held": not found.counted, "next": following})


@router.get("/documents/{key}", summary="One document with its text")
def document(request: Request, key: Key) -> Response:
    return answer(request, document_form(request.app.state.shelf.desk().workspace.document(key)))


@router.get("/documents/{key}/reading", summary="What the text says: mentions and claims with their spans")
def reading(request: Request, key: Key) -> Response:
    from watchword.store.readings import to_json

    return sent(request, to_json(opened(request, key).reading).encode(), "application/json")


@router.get("/documents/{key}/comparison", summary="What of the text is new, and where the rest comes from")
def comparison(request: Request, key: Key) -> Response:
    from watchword.writing.comparison import comparison_form

    here = opened(request, key)
    return answer(request, comparison_form(here.document, here.comparison))


@router.get("/documents/{key}/brief", summary="The brief, as last kept or made now")
def brief(request: Request, key: Key, form: Form = "standard", lang: Language = "en") -> Response:
    from watchword.web.briefs import drafted
    from watchword.writing.as_json import brief_form

    return answer(request, brief_form(drafted(request, key, form, lang)[2]))


@router.get("/documents/{key}/doubts", summary="What a person should look at")
def doubts(request: Request, key: Key) -> Response:
    shelf = request.app.state.shelf
    here = shelf.desk().workspace.document(key)
    with shelf.heavy:
        found = queue(shelf.desk(), here)
    return answer(request, {"items": json.loads(queue_json(found))})


@router.get("/terms", summary="The codebook, or the entries that have the words")
def terms(request: Request, words: Annotated[str, Query(max_length=60)] = "", format: Literal["json", "jsonl"] = "json") -> Response:  # fmt: skip
    from watchword.writing.codebook import terms_json

    forms = json.loads(terms_json(request.app.state.shelf.desk().terms(words.strip())))
    return lines(request, forms, "") if format == "jsonl" else answer(request, {"items": forms})


@router.get("/phrases/{phrase}/heat", summary="How hot a phrase is in the documents held")
def heat(request: Request, phrase: Name, by: Literal["year", "month", "issuer", "level", "kind"] = "year") -> Response:
    rows = [
        {"group": one.group, "documents": one.documents, "of": one.of, "share": one.share, "tier": one.tier}
        for one in heats(request, checked(phrase), by)
    ]
    return answer(request, {"phrase": phrase, "by": by, "items": rows})


@router.get("/phrases/{phrase}/life", summary="Since when a phrase is in the documents held, and who took it up when")
def phrase_life(request: Request, phrase: Name) -> Response:
    from watchword.writing.phrases import life_json

    phrase = checked(phrase)
    entry = entry_of(phrase, request.app.state.shelf.desk().book)
    return sent(request, life_json(lived(request, phrase), entry).encode(), "application/json")


@router.get("/phrases/{phrase}/forms", summary="The longer and shorter forms around a phrase")
def phrase_forms(request: Request, phrase: Name) -> Response:
    found = forms_around(request, checked(phrase))
    rows = [asdict(form) for layer in found.layers for form in layer]
    return answer(request, {"phrase": phrase, "read": found.read, "items": rows})


@router.get(
    "/phrases/{phrase}/substitutions", summary="What stands in the place of a phrase where texts are otherwise alike"
)
def phrase_substitutions(request: Request, phrase: Name) -> Response:
    found, read = swapped_for(request, checked(phrase))
    rows = [{**asdict(one), "published": one.published.isoformat() if one.published else None} for one in found]
    return answer(request, {"phrase": phrase, "read": read, "items": rows})


@router.get("/entities/{name}", summary="The profile of an organisation")
def entity(request: Request, name: Name) -> Response:
    from watchword.writing.profile import profile_json

    return sent(request, profile_json(profiled(request, name)).encode(), "application/json")


@router.get("/entities/{name}/graph", summary="What surrounds an organisation, each relation with its ground")
def entity_graph(request: Request, name: Name) -> Response:
    return answer(request, graph_of(profiled(request, name)))


@router.get("/exposure", summary="Ways over the supply map, with the source of each step")
def exposure(request: Request, name: Annotated[str, Query(min_length=1, max_length=100)], kind: Literal["material", "system", "entity"] = "material") -> Response:  # fmt: skip
    from watchword.tracing.supply_map import SupplyMap
    from watchword.writing.exposure import exposure_form

    supply = SupplyMap(request.app.state.shelf.desk().book)
    return answer(request, exposure_form(traced(request, kind, name), supply.name))


@router.get("/what-if/{key}", summary="A scenario's shortfall with intervals")
def what_if(request: Request, key: Name, draws: Annotated[int, Query(ge=100, le=20_000)] = 5_000, seed: Annotated[int, Query(ge=0, le=2**31)] = 20250404) -> Response:  # fmt: skip
    from watchword.writing.shortfall import shortfall_form

    shelf = request.app.state.shelf
    found = shelf.cached(
        ("api what-if", key, draws, seed), lambda: supply_jobs.reckoned(shelf.desk(), key, draws, seed)
    )
    return answer(request, shortfall_form(found))


@router.get("/reviews", summary="Who decided what, and when")
def reviews(request: Request) -> Response:
    made = request.app.state.shelf.desk().workspace.reviews(in_force=False)
    return answer(request, {"items": json.loads(reviews_json(made))})


@router.get("/proposals", summary="Proposed phrases that wait, and those that somebody decided on")
def proposed(request: Request) -> Response:
    desk = request.app.state.shelf.desk()
    rows = [*proposals.waiting(desk), *proposals.decided(desk)]
    return answer(request, {"items": [proposal_form(one) for one in rows]})


@router.get("/briefs", summary="The briefs that were published")
def briefs(request: Request) -> Response:
    base = base_of(request)
    rows = [
        {
            "document": kept.document,
            "form": kept.form,
            "language": kept.language,
            "title": kept.public.brief.title,
            "permalink": f"{base}/p/{kept.slug}",
            "published": kept.public.published.isoformat() if kept.public.published else "",
            "corrections": [one.note for one in kept.corrections],
        }
        for kept in Press(request.app.state.shelf.desk().workspace.database).all()
        if kept.public
    ]
    return answer(request, {"items": rows})


@description.get("/api/openapi.json")
def described(request: Request) -> Response:
    """The description of this API."""
    return answer(request, request.app.openapi())


def document_form(document: Document) -> dict[str, Any]:
    """All of a document; offsets elsewhere are of Python characters of ``text``."""
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "publisher": asdict(document.publisher),
        "flags": list(document.flags),
        "text": document.text,
    }


def proposal_form(one: proposals.Proposal) -> dict[str, Any]:
    entry = {name: str(one.entry.get(name, "")) for name in ("english", "meaning", "category")}
    made = {"verdict": one.verdict, "by": one.by, "at": one.at, "proposed": one.proposed}
    return {"phrase": one.term, **entry, "counted": list(one.counted), **made}


def item_form(item: Item) -> dict[str, Any]:
    ranked = item.ranked
    return {
        "id": item.document,
        "title": item.title,
        "published": item.published.isoformat() if item.published else None,
        "publisher": {"name": item.publisher, "kind": item.kind, "reliability": item.reliability},
        "issuer": item.issuer,
        "occasion": item.occasion,
        "state": item.verdict or "open",
        "rank": {
            "score": round(ranked.score, 4),
            "parts": [asdict(part) for part in ranked.parts],
            "ritual_share": ranked.ritual_share,
            "military_link": ranked.military_link,
            "genre": ranked.genre,
            "first_seen": list(ranked.first_seen),
            "data": ranked.data_version,
        }
        if ranked
        else None,
        "excerpt": item.excerpt,
    }
