"""The tables of accounts: who may come in, who is in, and who did what."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Index, String, Table, Text

from watchword.store.tables import _Number, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),  # argon2id, with its own salt and settings; empty once removed
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("removed_at", DateTime),  # UTC; the name stays taken
)

sessions = Table(
    "sessions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),  # SHA-256: whoever reads the table can't come in with it
    Column("account", _Number, ForeignKey("accounts.number", ondelete="CASCADE"), nullable=False),
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("seen_at", DateTime, nullable=False),  # UTC
    Column("browser", String(200), nullable=False),  # so that people know their own logins
    Index("sessions_by_account", "account"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),  # SHA-256
    Column("account", _Number, ForeignKey("accounts.number", ondelete="CASCADE"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("role", String(10), nullable=False),
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("expires_at", DateTime, nullable=False),  # UTC
    Column("used_at", DateTime),  # UTC, to the hour
    Column("revoked_at", DateTime),  # UTC
    Index("tokens_by_account", "account"),
)

# Tries within the last day, told by keyed hashes: neither a name typed wrongly nor an address is kept.
tries = Table(
    "tries",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("what", String(20), nullable=False),  # login, reply, report
    Column("key", String(64), nullable=False),
    Column("at", DateTime, nullable=False),  # UTC
    Index("tries_by_key", "what", "key", "at"),
    Index("tries_by_time", "at"),
)

acts = Table(
    "acts",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("at", DateTime, nullable=False),  # UTC
    Column("by", String(80), nullable=False),
    Column("what", String(40), nullable=False),
    Column("thing", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("acts_by_person", "by", "number"),
    Index("acts_by_kind", "what", "number"),
)
