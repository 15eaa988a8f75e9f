"""Accounts, logins and tokens. Secrets come in as hashes and never leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from watchword.model.account import Account, Role, Session, Token
from watchword.store.account_tables import accounts, sessions, tokens
from watchword.store.database import Database, utc
from watchword.store.error import StoreError
from watchword.store.inbox_tables import read_marks, saved_views

SEEN_EVERY = timedelta(minutes=1)  # how exactly it is kept when a login was last at work
MOST_SESSIONS = 10  # of one account; the one that was idle longest goes


class AccountStore:
    """The people of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def any(self) -> bool:
        """Whether anybody has an account."""
        with self._database.reading() as connection:
            return connection.execute(select(accounts.c.number).where(_there()).limit(1)).first() is not None

    def all(self) -> list[Account]:
        """Every account by name, without those removed."""
        with self._database.reading() as connection:
            return [
                _account(row) for row in connection.execute(select(accounts).where(_there()).order_by(accounts.c.name))
            ]

    def named(self, name: str) -> tuple[Account, str] | None:
        """An account and the hash of its password."""
        with self._database.reading() as connection:
            row = connection.execute(select(accounts).where(_there(), accounts.c.name == name)).first()
        return (_account(row), row.password) if row else None

    def add(self, name: str, role: Role, password: str) -> None:
        """Make an account, its password as a hash. Raises :class:`StoreError` where the name is or was somebody's."""
        with self._database.changing() as connection:
            if connection.execute(select(accounts.c.number).where(accounts.c.name == name)).first():
                raise StoreError(f"{name}: this name is taken, or was; acts keep their names, so choose another")
            connection.execute(insert(accounts).values(name=name, role=role, password=password, made_at=utc()))

    def change_role(self, name: str, role: Role) -> None:
        """Give another role; running logins go on with it. Raises :class:`StoreError` for the last editor."""
        with self._database.changing() as connection:
            number = _number(connection, name)
            if role != "editor":
                _keep_one_editor(connection, number)
            connection.execute(update(accounts).where(accounts.c.number == number).values(role=role))

    def change_password(self, name: str, password: str, *, keep: str = "") -> None:
        """Set another hash and end all logins and tokens, except the login with the secret ``keep``."""
        with self._database.changing() as connection:
            number = _number(connection, name)
            connection.execute(update(accounts).where(accounts.c.number == number).values(password=password))
            connection.execute(delete(sessions).where(sessions.c.account == number, sessions.c.secret != keep))
            _revoke(connection, number)

    def rehash(self, name: str, password: str) -> None:
        """The same password under newer settings: nothing else changes."""
        with self._database.changing() as connection:
            connection.execute(update(accounts).where(_there(), accounts.c.name == name).values(password=password))

    def remove(self, name: str) -> None:
        """End an account with its logins and tokens, what it had read and its saved views; its acts stay.

        Raises :class:`StoreError` for the last editor while others have accounts.
        """
        with self._database.changing() as connection:
            number = _number(connection, name)
            others = select(func.count()).where(_there(), accounts.c.number != number)
            if connection.execute(others).scalar_one():
                _keep_one_editor(connection, number)
            connection.execute(
                update(accounts).where(accounts.c.number == number).values(password="", removed_at=utc())
            )
            connection.execute(delete(sessions).where(sessions.c.account == number))
            _revoke(connection, number)
            connection.execute(delete(read_marks).where(read_marks.c.account == name))
            connection.execute(delete(saved_views).where(saved_views.c.account == name))

    # Logins

    def begin(self, name: str, secret: str, browser: str) -> None:
        """Keep a login."""
        now = utc()
        with self._database.changing() as connection:
            number = _number(connection, name)
            values = {"secret": secret, "account": number, "made_at": now, "seen_at": now, "browser": browser[:200]}
            connection.execute(insert(sessions).values(values))
            mine = select(sessions.c.number).where(sessions.c.account == number).order_by(sessions.c.seen_at.desc())
            old = connection.execute(mine.offset(MOST_SESSIONS)).scalars().all()
            connection.execute(delete(sessions).where(sessions.c.number.in_(old)))

    def session(self, secret: str, *, idle: timedelta, longest: timedelta) -> tuple[Account, Session] | None:
        """Who is logged in with a secret; nobody where the login is over."""
        now = utc()
        statement = (
            select(accounts, sessions.c.number.label("session"), sessions.c.made_at.label("begun"), sessions.c.seen_at, sessions.c.browser)
            .join_from(sessions, accounts)
            .where(sessions.c.secret == secret, _there())
        )  # fmt: skip
        with self._database.reading() as connection:
            row = connection.execute(statement).first()
        if row is None:
            return None
        if now - row.seen_at > idle or now - row.begun > longest:
            self.end(secret)
            return None
        if now - row.seen_at > SEEN_EVERY:
            with self._database.changing() as connection:
                connection.execute(update(sessions).where(sessions.c.number == row.session).values(seen_at=now))
        return _account(row), Session(row.session, row.name, row.begun, row.seen_at, row.browser)

    def sessions(self, name: str) -> list[Session]:
        """The logins of an account, the one at work last first."""
        statement = select(sessions).join_from(sessions, accounts).where(accounts.c.name == name)
        with self._database.reading() as connection:
            rows = connection.execute(statement.order_by(sessions.c.seen_at.desc())).all()
        return [Session(row.number, name, row.made_at, row.seen_at, row.browser) for row in rows]

    def end(self, secret: str) -> None:
        """End the login with a secret."""
        with self._database.changing() as connection:
            connection.execute(delete(sessions).where(sessions.c.secret == secret))

    def end_others(self, name: str, keep: str = "") -> None:
        """End the logins of an account, except the one with a secret where that is given."""
        with self._database.changing() as connection:
            number = _number(connection, name)
            connection.execute(delete(sessions).where(sessions.c.account == number, sessions.c.secret != keep))

    # Tokens

    def add_token(self, name: str, secret: str, label: str, role: Role, days: int) -> None:
        """Keep a token for a program."""
        now = utc()
        with self._database.changing() as connection:
            values = {
                "secret": secret, "account": _number(connection, name), "name": label, "role": role,
                "made_at": now, "expires_at": now + timedelta(days=days),
            }  # fmt: skip
            connection.execute(insert(tokens).values(values))

    def token(self, secret: str) -> tuple[Account, Token] | None:
        """Whose token a secret is; nobody's where it is over or revoked."""
        now = utc()
        with self._database.reading() as connection:
            row = connection.execute(_with_owner().where(tokens.c.secret == secret, _there())).first()
        if row is None or not _token(row).holds(now):
            return None
        if row.used_at is None or now - row.used_at > timedelta(hours=1):
            with self._database.changing() as connection:
                connection.execute(update(tokens).where(tokens.c.number == row.number).values(used_at=now))
        return Account(row.account, row.owner, row.owner_role, row.owner_made), _token(row)

    def tokens(self, name: str) -> list[Token]:
        """The tokens of an account, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_with_owner().where(accounts.c.name == name).order_by(tokens.c.number.desc()))
            return [_token(row) for row in rows]

    def revoke(self, name: str, number: int) -> str:
        """End a token of an account and return its label. Raises :class:`StoreError` where it has none of this number."""
        with self._database.changing() as connection:
            account = _number(connection, name)
            mine = (tokens.c.number == number) & (tokens.c.account == account) & tokens.c.revoked_at.is_(None)
            label = connection.execute(select(tokens.c.name).where(mine)).scalar()
            if label is None:
                raise StoreError(f"{number}: you have no such token; load the page again")
            connection.execute(update(tokens).where(mine).values(revoked_at=utc()))
            return str(label)


def _there() -> Any:
    return accounts.c.removed_at.is_(None)


def _number(connection: Connection, name: str) -> int:
    number = connection.execute(select(accounts.c.number).where(_there(), accounts.c.name == name)).scalar()
    if number is None:
        raise StoreError(f"{name}: no account of this name; see `watchword accounts list`")
    return int(number)


def _keep_one_editor(connection: Connection, number: int) -> None:
    others = select(func.count()).where(_there(), accounts.c.role == "editor", accounts.c.number != number)
    if not connection.execute(others).scalar_one():
        raise StoreError("this is the only editor; make another one first")


def _revoke(connection: Connection, account: int) -> None:
    live = (tokens.c.account == account) & tokens.c.revoked_at.is_(None)
    connection.execute(update(tokens).where(live).values(revoked_at=utc()))


def _with_owner() -> Any:
    owner = (
        accounts.c.name.label("owner"),
        accounts.c.role.label("owner_role"),
        accounts.c.made_at.label("owner_made"),
    )
    return select(*tokens.c, *owner).join_from(tokens, accounts)


def _account(row: Row[Any]) -> Account:
    return Account(row.number, row.name, row.role, row.made_at, row.removed_at)


def _token(row: Row[Any]) -> Token:
    return Token(row.number, row.owner, row.name, row.role, row.made_at, row.expires_at, row.used_at, row.revoked_at)
