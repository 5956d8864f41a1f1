"""How hard we have looked: channels, kinds of place, the ledger; and a field to add a source."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from showup.model.match import Question
from showup.model.source import WORKING
from showup.web.form import FindForm
from showup.web.group_page import require_town
from showup.web.page import Asked, desk_of, render


@get("/coverage", sync_to_thread=False)
def show_coverage(request: Asked) -> Response[Any]:
    """Show what was asked, what failed, what was never tried, and every source."""
    desk, town = desk_of(request), require_town(request)
    sources = desk.store.sources(town.key)
    sources.sort(key=lambda known: (known.status not in WORKING, (known.name or known.site).casefold()))
    return render(
        request,
        "coverage.html",
        town=town,
        told=desk.cover(Question(town, desk.now(), level=0)),
        sources=sources,
        wrong=request.query_params.get("wrong", "")[:200],
        form=FindForm(town=town.full_name),
    )
