"""Which town is meant: in the place of any page whose town is unknown or one of several."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from litestar import Response

from showup.errors import AmbiguousTown, UnknownTown
from showup.web.form import FindForm, clean_words
from showup.web.page import Asked, desk_of, render

_CHOICES, _UNKNOWN = 300, 404


def show_choices(request: Asked, fault: AmbiguousTown | UnknownTown) -> Response[str]:
    """Show the towns that may be meant, each leading on to what was asked for; else those known here."""
    if isinstance(fault, AmbiguousTown):
        status, key, names = _CHOICES, "which_town", fault.candidates
    else:
        status, key, names = _UNKNOWN, "wider_town" if fault.wider else "unknown_town", fault.nearest
    return render(
        request,
        "which.html",
        status,
        asked=fault.asked,
        key=key,
        several=status == _CHOICES,
        choices=[(name, lead_on(request, fault.asked, name)) for name in names],
        towns=desk_of(request).store.towns(),
        form=FindForm(town=fault.asked),
    )


def lead_on(request: Asked, asked: str, meant: str) -> str:
    """Return the address that was asked for with the town that is meant; after a form, the find page's."""
    if request.method != "GET":
        return f"/find?{urlencode({'town': meant})}"
    pairs = [
        (key, meant if (key, clean_words(value)) == ("town", asked) else value)
        for key, value in parse_qsl(request.url.query)
    ]
    return f"{request.url.path}?{urlencode(pairs)}"
