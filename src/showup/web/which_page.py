"""Which town is meant: in the place of any page whose town is unknown or one of several."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import Response

from showup.errors import AmbiguousTown, UnknownTown
from showup.web.form import FindForm, clean_words
from showup.web.page import Asked, desk_of, render

_CHOICES, _UNKNOWN = 300, 404


def show_choices(request: Asked, fault: AmbiguousTown | UnknownTown) -> Response[str]:
    """Show the towns that may be meant, each leading on to what was asked for; else those known here."""
    several = isinstance(fault, AmbiguousTown)
    names = fault.candidates if isinstance(fault, AmbiguousTown) else fault.nearest
    return render(
        request,
        "which.html",
        _CHOICES if several else _UNKNOWN,
        asked=fault.asked,
        key="which_town" if several else "wider_town" if fault.wider else "unknown_town",
        several=several,
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
        for key, value in request.query_params.multi_items()
    ]
    return f"{request.url.path}?{urlencode(pairs)}"
