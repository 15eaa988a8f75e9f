"""One command per job. Results go to standard output, progress and errors to standard error.

A module for each kind of job; the order of the imports is the order of the help.
"""

# isort: off
from watchword.cli import documents, briefs, review, export, phrases, names, lists, entities, supply  # noqa: F401
from watchword.cli import web, accounts, data  # noqa: F401
from watchword.cli.app import app

__all__ = ["app"]
