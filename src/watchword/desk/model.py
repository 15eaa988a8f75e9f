"""A language model's part in a brief: off unless an endpoint is named and a mode is asked for."""

from __future__ import annotations

import os

from watchword.desk.desk import Desk, DeskError
from watchword.desk.lint import against
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.writing.model.endpoint import Endpoint, Port
from watchword.writing.model.touch import Mode, touched

URL, NAME, KEY = "WATCHWORD_MODEL_URL", "WATCHWORD_MODEL", "WATCHWORD_MODEL_KEY"


def endpoint() -> Endpoint:
    """The endpoint that the environment names.

    Raises:
        DeskError: it names none.
    """
    url, name = os.environ.get(URL, ""), os.environ.get(NAME, "")
    if not url.startswith(("http://", "https://")) or not name:
        raise DeskError(f"no language model is set; give its address in {URL} (http://…/v1) and its name in {NAME}")
    return Endpoint(url, name, os.environ.get(KEY, ""))


def with_model(desk: Desk, brief: Brief, document: Document, mode: Mode) -> Brief:
    """The brief with the model's checked translations or wordings; what fails a check stays as it was."""
    return touched(brief, Port(endpoint()), against(desk, document), mode)
