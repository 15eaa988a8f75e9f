"""Who may come in: accounts, logins, tokens for programs, and how often somebody may try."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta

from watchword.desk import passwords
from watchword.desk.desk import DeskError
from watchword.model.account import ROLES, Account, Role, Token, lower
from watchword.store.accounts import AccountStore
from watchword.store.acts import ActStore, TryStore
from watchword.store.database import Database

ALONE = "me"  # the one person of a workspace without accounts
IDLE = timedelta(hours=2)  # a login that does nothing for so long is over
LONGEST = timedelta(hours=12)  # and so is every login after so long
WINDOW = timedelta(minutes=15)
TRIES = {"pair": 5, "name": 30, "address": 30}  # logins within the window: of a name from an address, of each alone
DAYS = (30, 90, 365)  # for which a token may be made
MOST_TOKENS = 20
TOKEN = "ww_"  # how a token begins, so that it is known where it leaked
_NAME = re.compile(r"\w[\w.-]{1,39}")


@dataclass(frozen=True)
class People:
    """The accounts of a workspace at work. ``key`` makes the hashes under which tries are counted; a server makes its
    own at each start and keeps it nowhere."""

    database: Database
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def accounts(self) -> AccountStore:
        return AccountStore(self.database)

    @property
    def acts(self) -> ActStore:
        return ActStore(self.database)

    def add(self, name: str, role: Role, password: str) -> str:
        """Make an account; returns its name as kept.

        Raises:
            DeskError: the name or the password may not be.
            StoreError: the name is taken.
        """
        name = name_of(name)
        if role not in ROLES:
            raise DeskError(f"{role}: no role; choose one of {', '.join(ROLES)}")
        passwords.check(password, name)
        self.accounts.add(name, role, passwords.keep(password))
        return name

    def set_password(self, name: str, password: str, *, keep: str = "") -> None:
        """Set a password; all logins and tokens end, except the login with the secret ``keep``."""
        passwords.check(password, name)
        self.accounts.change_password(name, passwords.keep(password), keep=hashed(keep) if keep else "")

    def must_wait(self, name: str, address: str) -> bool:
        """Whether this login was tried too often; the try at hand counts, unless it is one too many: a flood of tries fills
        no table."""
        name, store = name_or_empty(name), TryStore(self.database)
        keys = {"pair": self._key(name, address), "name": self._key(name, ""), "address": self._key("", address)}
        if any(store.count("login", keys[kind], WINDOW) >= most for kind, most in TRIES.items()):
            return True
        store.note("login", list(keys.values()))
        return False

    def login(self, name: str, password: str, address: str, browser: str) -> tuple[Account, str] | None:
        """The account and the secret of a new login; ``None`` where name or password is wrong, whichever it is."""
        found = self.accounts.named(name_or_empty(name))
        if not passwords.fits(found[1] if found else "", password) or found is None:
            self.acts.keep(found[0].name if found else "?", "login.failed")
            return None
        account, kept = found
        if passwords.old(kept):
            self.accounts.rehash(account.name, passwords.keep(password))
        TryStore(self.database).forget("login", self._key(account.name, address))
        secret = secrets.token_urlsafe(32)
        self.accounts.begin(account.name, hashed(secret), browser)
        self.acts.keep(account.name, "login")
        return account, secret

    def logged_in(self, secret: str) -> Account | None:
        """Whose login a secret is."""
        found = self.accounts.session(hashed(secret), idle=IDLE, longest=LONGEST)
        return found[0] if found else None

    def add_token(self, account: Account, label: str, role: Role, days: int) -> str:
        """Make a token for a program and return it, for the only time.

        Raises:
            DeskError: it has no name, may more than its owner, or lives for no length that is offered.
        """
        label = " ".join(label.split())[:80]
        if not label:
            raise DeskError("a token needs a name that says which program has it")
        if role not in ROLES or lower(role, account.role) != role:
            raise DeskError(f"{role}: a token may not do more than you ({account.role})")
        if days not in DAYS:
            raise DeskError(f"{days}: a token lives for {', '.join(map(str, DAYS))} days")
        if sum(token.revoked is None for token in self.accounts.tokens(account.name)) >= MOST_TOKENS:
            raise DeskError(f"you have {MOST_TOKENS} tokens; revoke one first")
        secret = TOKEN + secrets.token_urlsafe(32)
        self.accounts.add_token(account.name, hashed(secret), label, role, days)
        return secret

    def with_token(self, secret: str) -> tuple[Account, Token] | None:
        """Whose token a secret is, and what it may do."""
        return self.accounts.token(hashed(secret)) if secret.startswith(TOKEN) else None

    def too_often(
        self, what: str, address: str, most: int, within: timedelta, *, thing: str = "", note: bool = True
    ) -> bool:
        """Whether somebody did something, to one thing where one is named, as often as may be from an address; if not, the
        try at hand counts where it is noted."""
        store, key = TryStore(self.database), self._key(f"{what} {thing}", address)
        if store.count(what, key, within) >= most:
            return True
        if note:
            store.note(what, [key])
        return False

    def _key(self, name: str, address: str) -> str:
        return hmac.new(self.key, f"{name}\0{address}".encode(), hashlib.sha256).hexdigest()


def hashed(secret: str) -> str:
    """As secrets of 256 random bits are kept; they need no salt and no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def name_of(given: str) -> str:
    """A name as it is kept: one spelling, lower case.

    Raises:
        DeskError: it is none.
    """
    name = name_or_empty(given)
    if not _NAME.fullmatch(name) or name == ALONE:
        raise DeskError(f"{given!r}: a name has 2 to 40 letters and digits, also . _ and -, and isn't {ALONE!r}")
    return name


def name_or_empty(given: str) -> str:
    return unicodedata.normalize("NFKC", given).strip().lower()[:80]
