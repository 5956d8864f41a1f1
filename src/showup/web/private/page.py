"""A private page: kept by nobody, left by itself after a while, and shown only to who has unlocked it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from litestar import Response
from litestar.datastructures import UploadFile
from litestar.exceptions import PermissionDeniedException
from litestar.response import Redirect

from showup.errors import StoreError
from showup.learn.entry import Entry, read_entry
from showup.store.body import write_body
from showup.store.private_store import Leaf, PrivateStore
from showup.web.frame import Asked, Frame, read_lang, render_in, write_query
from showup.web.private.study import Study, study_of

T = TypeVar("T")
HEADERS = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
PASSPHRASE, AGAIN = "passphrase", "passphrase-again"
_LONGEST_PASSPHRASE = 4096


class Locked(Exception):
    """The page needs the journal, and this browser has not unlocked it; `posted` is what it had sent."""

    def __init__(self, posted: Mapping[str, Sequence[str]] | None = None, fault: str = "") -> None:
        super().__init__("locked")
        self.posted = posted
        self.fault = fault  # the key of a text


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form of ours; a field may come several times."""

    fields: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """Return the first value of a field, "" where there is none."""
        return next(iter(self.fields.get(name, ())), "")

    def several(self, name: str) -> tuple[str, ...]:
        """Return all values of a field."""
        return tuple(self.fields.get(name, ()))


async def read_form(request: Asked) -> Form:
    """Return the fields that were posted; PermissionDeniedException where they do not prove to be ours."""
    sent = await request.form()
    told: dict[str, list[str]] = {}
    for name, value in sent.multi_items():
        if isinstance(value, str):
            told.setdefault(name, []).append(value.replace("\r\n", "\n"))
    token = study_of(request).token
    if not token or told.pop("token", []) != [token]:
        raise PermissionDeniedException("token")
    return Form(told)


async def read_upload(request: Asked, name: str) -> bytes:
    """Return what a file of the form holds, b"" where none was chosen."""
    file = (await request.form()).get(name)
    return await file.read() if isinstance(file, UploadFile) else b""


def find_store(request: Asked) -> PrivateStore | None:
    """Return the journal where this browser has unlocked it, if only with this very form."""
    session: str = request.state.get("session") or request.cookies.get(name_cookie(request), "")
    return study_of(request).keeper.find_store(session)


def require_store(request: Asked) -> PrivateStore:
    """Return the journal; Locked where this browser has not unlocked it."""
    store = find_store(request)
    if store is None:
        raise Locked
    return store


def enter(request: Asked, form: Form) -> PrivateStore:
    """Return the journal to a form that was posted; a passphrase in it unlocks first.

    So what was written while the journal locked itself is kept: the lock's page sends it once more.
    """
    store = find_store(request)
    if store is None:
        request.state["session"] = unlock(study_of(request), form)
        store = find_store(request)
    assert store is not None  # it was unlocked in this very instant
    return store


def unlock(study: Study, form: Form) -> str:
    """Return the session of the journal that the form's passphrase opens; Locked where it opens none."""
    keeper, passphrase = study.keeper, form.one(PASSPHRASE)[:_LONGEST_PASSPHRASE]
    if keeper.is_plain:
        return keeper.unlock(None)
    if not passphrase:
        raise Locked(form.fields, "empty_passphrase" if PASSPHRASE in form.fields else "")
    if not keeper.is_made and passphrase != form.one(AGAIN):
        raise Locked(form.fields, "passphrases_differ")
    if keeper.wait_seconds:
        raise Locked(form.fields, "wait_passphrase")
    try:
        return keeper.unlock(passphrase)
    except StoreError as error:
        if "passphrase is wrong" in str(error):
            raise Locked(form.fields, "wrong_passphrase") from None
        raise


def show(
    request: Asked, area: str, template: str, status: int = 200, *, stays: bool = False, **values: Any
) -> Response[str]:
    """Return the page. While the journal is open the browser leaves it when nothing was asked for a while.

    `stays`: one writes on it, and it waits; what was written is kept by the lock's page.
    """
    study = study_of(request)
    unlocked = find_store(request) is not None
    frame = Frame(area, False, study.token, study.home, HEADERS, unlocked)
    answer = render_in(frame, request, f"private/{template}", status, **values)
    if unlocked and not stays:
        address = add_lang(request, "/locked?" + write_query(then=request.url.path))
        answer.headers["Refresh"] = f"{int(study.keeper.idle_seconds) + 1}; url={address}"
    return _with_session(request, answer)


def give_file(request: Asked, content: bytes, name: str, kind: str) -> Response[bytes]:
    """Hand out a file to be kept outside of the browser."""
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return _with_session(request, Response(content, media_type=kind, headers=headers))


def go(request: Asked, path: str) -> Response[Any]:
    """Lead on after a form."""
    answer: Response[Any] = Redirect(add_lang(request, path), status_code=303, headers=HEADERS)
    return _with_session(request, answer)


def _with_session(request: Asked, answer: Response[T]) -> Response[T]:
    """Hand out the session where this very form has unlocked the journal."""
    if request.state.get("session"):
        give_session(request, answer, request.state["session"])
    return answer


def give_session(request: Asked, answer: Response[Any], session: str) -> None:
    """Hand the word out: gone when the browser closes, unseen by scripts, not sent from other sites."""
    answer.set_cookie(name_cookie(request), session, path="/", httponly=True, samesite="strict")


def name_cookie(request: Asked) -> str:
    """Return the cookie's name, with the port: cookies know none, and two apps may run on one machine."""
    return f"showup-open-{urlsplit(study_of(request).home).port or 80}"


def add_lang(request: Asked, path: str) -> str:
    """Return the path with the language that this address asks for."""
    lang = read_lang(request)
    address, mark, place = path.partition("#")
    return f"{address}{'&' if '?' in address else '?'}lang={lang}{mark}{place}" if lang else path


def read_leaves(leaves: Sequence[Leaf]) -> list[tuple[int, Entry]]:
    """Return the entries with their numbers; what is no entry (of a newer version) is left out."""
    read = [(leaf.number, read_entry(write_body(leaf.told))) for leaf in leaves]
    return [(number, entry) for number, entry in read if isinstance(entry, Entry)]


def read_journal(store: PrivateStore) -> list[Entry]:
    """Return every entry, the oldest first."""
    return [entry for _, entry in read_leaves(store.leaves("entry"))]
