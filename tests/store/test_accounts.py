"""Accounts, logins, tokens and acts, on both databases. All people are invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text, update

from watchword.desk.accounts import People, hashed
from watchword.model.account import Account
from watchword.store.account_tables import sessions, tokens, tries
from watchword.store.database import utc
from watchword.store.error import StoreError
from watchword.store.inbox import InboxStore
from watchword.store.workspace import Workspace

GOOD = "lantern quarry mute sled"
OTHER = "harbour pencil forty moths"


@pytest.fixture
def people(workspace: Workspace) -> People:
    found = People(workspace.database)
    found.add("Anna", "editor", GOOD)
    found.add("bo", "reader", OTHER)
    return found


def test_who_knows_the_password_comes_in_and_nobody_else(people: People) -> None:
    assert people.login("anna", OTHER, "a", "") is None
    assert people.login("nobody", GOOD, "a", "") is None
    found = people.login(" ANNA ", GOOD, "a", "a browser")
    assert found
    account, secret = found
    assert (account.name, account.role) == ("anna", "editor")
    assert people.logged_in(secret) == account
    assert people.logged_in(secret + "x") is None
    people.accounts.end(hashed(secret))
    assert people.logged_in(secret) is None
    assert [act.what for act in people.acts.page()] == ["login", "login.failed", "login.failed"]
    assert [act.by for act in people.acts.page()] == ["anna", "?", "anna"]


def test_no_secret_stands_in_the_tables(people: People) -> None:
    found = people.login("anna", GOOD, "a", "")
    assert found
    token = people.add_token(found[0], "a program", "reader", 30)
    with people.database.reading() as connection:
        for table in ("accounts", "sessions", "tokens", "acts", "tries"):
            held = repr(connection.execute(text(f"SELECT * FROM {table}")).all())
            for secret in (GOOD, OTHER, found[1], token):
                assert secret not in held, table
        kept = connection.execute(text("SELECT password FROM accounts")).scalars().all()
    assert all(one.startswith("$argon2id$") for one in kept)
    assert len(set(kept)) == 2


@pytest.mark.parametrize("column", ["seen_at", "made_at"])
def test_a_login_ends_when_it_rests_too_long_or_is_too_old(people: People, column: str) -> None:
    found = people.login("bo", OTHER, "a", "")
    assert found
    passed = utc() - timedelta(hours=2 if column == "seen_at" else 12, minutes=1)
    with people.database.changing() as connection:
        connection.execute(update(sessions).values({column: passed}))
    assert people.logged_in(found[1]) is None
    assert people.accounts.sessions("bo") == []


def test_a_token_may_what_both_it_and_its_owner_may(people: People) -> None:
    anna, bo = (account for account in people.accounts.all())
    secret = people.add_token(anna, "feeds", "analyst", 30)
    found = people.with_token(secret)
    assert found
    assert (found[0].name, found[1].role) == ("anna", "analyst")
    with pytest.raises(Exception, match="may not do more"):
        people.add_token(bo, "more", "editor", 30)
    for label, days in (("", 30), ("x", 31)):
        with pytest.raises(Exception, match=r"token"):
            people.add_token(bo, label, "reader", days)
    with pytest.raises(StoreError, match="no such token"):
        people.accounts.revoke("bo", found[1].number)
    people.accounts.revoke("anna", found[1].number)
    assert people.with_token(secret) is None
    later = people.add_token(bo, "old", "reader", 30)
    with people.database.changing() as connection:
        connection.execute(update(tokens).values(expires_at=utc()))
    assert people.with_token(later) is None


def test_a_new_password_ends_all_other_logins_and_all_tokens(people: People) -> None:
    mine, other = (people.login("anna", GOOD, "a", "") for _ in range(2))
    assert mine
    assert other
    token = people.add_token(mine[0], "x", "editor", 30)
    people.set_password("anna", "a wholly new sentence", keep=mine[1])
    assert people.logged_in(mine[1])
    assert people.logged_in(other[1]) is None
    assert people.with_token(token) is None
    assert people.login("anna", GOOD, "a", "") is None


def test_the_last_editor_stays_and_a_name_is_nobody_elses(people: People, workspace: Workspace) -> None:
    for change in (lambda: people.accounts.change_role("anna", "reader"), lambda: people.accounts.remove("anna")):
        with pytest.raises(StoreError, match="only editor"):
            change()
    found = people.login("bo", OTHER, "a", "")
    InboxStore(workspace.database).save_view("bo", "mine", "sort=newest")
    people.accounts.remove("bo")
    assert found
    assert people.logged_in(found[1]) is None
    assert people.login("bo", OTHER, "a", "") is None
    assert InboxStore(workspace.database).views("bo") == []
    with pytest.raises(StoreError, match="taken"):
        people.add("bo", "reader", OTHER)
    people.accounts.remove("anna")  # alone again
    assert not people.accounts.any()


def test_tries_are_counted_by_pair_and_by_address_and_forgotten(people: People) -> None:
    for _ in range(5):
        assert not people.must_wait("anna", "here")
    assert people.must_wait("anna", "here")
    assert not people.must_wait("anna", "there")
    assert not people.must_wait("bo", "here")
    for number in range(40):
        people.must_wait(f"guess{number}", "here")
    assert people.must_wait("somebody else", "here")
    with people.database.changing() as connection:
        connection.execute(update(tries).values(at=utc() - timedelta(minutes=16)))
    assert not people.must_wait("anna", "here")


def test_a_right_password_clears_the_tries_of_its_pair(people: People) -> None:
    for _ in range(4):
        people.must_wait("bo", "here")
    assert people.login("bo", OTHER, "here", "")
    for _ in range(5):
        assert not people.must_wait("bo", "here")


def test_acts_come_newest_first_by_person_and_kind_and_page_on(people: People) -> None:
    for number in range(7):
        people.acts.keep("anna" if number % 2 else "bo", "brief.save", str(number))
    people.acts.keep("anna", "brief_other")
    assert [act.thing for act in people.acts.page(what="brief.", size=3)] == ["6", "5", "4"]
    assert [act.thing for act in people.acts.page(by="bo")] == ["6", "4", "2", "0"]
    assert len(list(people.acts.all())) == 8
    assert people.acts.people() == ["anna", "bo"]


def test_names_are_kept_in_one_spelling(people: People) -> None:
    with pytest.raises(StoreError, match="taken"):
        people.add("ＡＮＮＡ", "reader", OTHER)
    for wrong in ("me", "a", "x" * 41, "two words", "<b>", ""):
        with pytest.raises(Exception, match="a name has"):
            people.add(wrong, "reader", OTHER)
    assert people.add("王小明", "analyst", OTHER) == "王小明"
    assert all(isinstance(one, Account) for one in people.accounts.all())
