"""`showup listen merge|oppose`: a person's word on which statements mean the same, the opposite, or clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from showup.cli.console import DONE, put, put_json, warn
from showup.cli.listen_store import ask_person, finish, open_heard
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError
from showup.listen.verdict import ANSWERS, Pair, Verdict
from showup.notebook.statements import find_said
from showup.notebook.verdicts import keep_verdict, list_suggestions, list_verdicts, undo_verdict
from showup.store.private_store import PrivateStore

_KEYS = {"s": "same", "o": "opposite", "n": "neither", "c": "contradict"}
_QUESTION = "s same, o opposite, n neither, c they clash, w same, in words of 2, u undo, Enter later, q quit"


def run_merge(settings: Settings, statements: Sequence[str], answer: str, undo: str, limit: int) -> int:
    """Ask about pairs that may mean the same; or keep, list or take back a word on two statements."""
    with open_heard(settings) as store:
        if undo:
            return _undo(settings, store, undo)
        if statements or answer:
            return _keep(settings, store, statements, answer)
        pairs = list_suggestions(store, limit)
        if settings.json:
            verdicts = [{"number": number, **asdict(one)} for number, one in list_verdicts(store)]
            put_json({"suggestions": [asdict(pair) for pair in pairs], "verdicts": verdicts})
            return DONE
        return _ask_all(settings, store, pairs)


def run_oppose(settings: Settings, one: str, other: str) -> int:
    """Declare that nobody can hold two statements both; reports then count the voices that do."""
    with open_heard(settings) as store:
        return _keep(settings, store, (one, other), "contradict")


def run_verdicts(settings: Settings) -> int:
    """List every word on two statements with its number."""
    with open_heard(settings) as store:
        kept = list_verdicts(store)
    if settings.json:
        put_json([{"number": number, **asdict(one)} for number, one in kept])
        return DONE
    for number, one in kept:
        put(f"{number:>4}  {_say(one)}")
    return DONE


def _keep(settings: Settings, store: PrivateStore, statements: Sequence[str], answer: str) -> int:
    if len(statements) != 2 or answer not in ANSWERS:
        raise UsageError(f"name two statements and --as {', '.join(ANSWERS)}; or nothing, to be asked")
    one, other = (find_said(store, asked) for asked in statements)
    number = keep_verdict(store, one, other, answer, settings.now)
    verdict = Verdict(one, other, answer)  # type: ignore[arg-type]
    return finish(settings, {"number": number, **asdict(verdict)}, f"kept as {number}: {_say(verdict)}")


def _undo(settings: Settings, store: PrivateStore, undo: str) -> int:
    if undo != "last" and not undo.isdigit():
        raise UsageError("--undo takes last, or a number that --list tells")
    taken = undo_verdict(store, settings.now, None if undo == "last" else int(undo))
    if taken is None:
        raise NothingDone("there is no such word to take back")
    return finish(settings, asdict(taken), f"taken back: {_say(taken)}")


def _ask_all(settings: Settings, store: PrivateStore, pairs: Sequence[Pair]) -> int:
    if not pairs:
        raise NothingDone("no two statements look alike that you were not asked about")
    warn(
        f"{len(pairs)} pairs look alike; of such pairs about a third mean the opposite. Nothing joins itself."
    )
    kept = 0
    for pair in pairs:
        said = _ask(settings, store, pair)
        if said == "q":
            break
        kept += said == "kept"
    return finish(settings, {"kept": kept}, f"{kept} kept; showup listen merge --undo last takes one back")


def _ask(settings: Settings, store: PrivateStore, pair: Pair) -> str:
    """Ask about a pair until it is answered or left for later."""
    put(f"\n1  {pair.one}\n2  {pair.other}")
    if pair.negated:
        warn("   one of them says no: they may be opposites")
    while True:
        said = ask_person(_QUESTION).casefold()[:1]
        if said in ("", "q"):
            return said
        if said == "u":
            taken = undo_verdict(store, settings.now)
            warn(f"taken back: {_say(taken)}" if taken else "there is nothing to take back")
        elif said in _KEYS or said == "w":
            one, other = (pair.other, pair.one) if said == "w" else (pair.one, pair.other)
            try:
                keep_verdict(store, one, other, _KEYS.get(said, "same"), settings.now)
            except UsageError as fault:
                warn(str(fault))
            else:
                return "kept"


def _say(verdict: Verdict) -> str:
    signs = {"same": "means the same as", "opposite": "is the opposite of",
             "neither": "has nothing to do with", "contradict": "cannot hold beside"}  # fmt: skip
    return f"“{verdict.one}” {signs[verdict.answer]} “{verdict.other}”"
