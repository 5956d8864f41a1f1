"""Ways to reach persons are not kept: the event's own page has them."""

from __future__ import annotations

import re
from functools import lru_cache

GONE = "…"  # stands where something was left out
_NEAR = re.compile(r"\d{3}[-. ]\d{4}(?!\d)|\+\d")  # cheap; most texts have none
_NUMBER = re.compile(
    r"(?<![\w.-])(?:(?:\+?1[-. ]?)?\(?\d{3}\)?[-. /]{1,2}\d{3}[-. ]\d{4}|\+\d[\d ()./-]{7,18}\d)(?!\d)"
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ROLE = re.compile(
    r"info|contact|hello|office|mail|inbox|events?|calendar|news|press|media|board|clerk|council|city|county|library|"
    r"church|parish|school|admin|secretary|volunteers?|membership|members|join|help|support|rsvp|tickets|register|"
    r"registration|programs?|outreach|organizing|chapter|team|staff|friends|center|centre|reception|frontdesk"
)


@lru_cache(maxsize=256)
def drop_contacts(text: str) -> str:
    """Return a text without telephone numbers and without e-mail addresses, those of an office apart."""
    if _NEAR.search(text):
        text = _NUMBER.sub(GONE, text)
    if "@" in text:
        text = _ADDRESS.sub(_judge_address, text)
    return text


def _judge_address(found: re.Match[str]) -> str:
    name = found[0].partition("@")[0].lower()
    return found[0] if any(_ROLE.fullmatch(part) for part in re.split(r"[._+-]", name)) else GONE
