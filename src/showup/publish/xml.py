"""Text for XML: nothing from outside can leave its element."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from showup.publish.bulletin import keep_printable


def put(name: str, text: str, **attributes: str) -> str:
    """Return an element with its text; attribute names lose a trailing "_"."""
    inner = escape(keep_printable(text))
    return f"<{name}{_write(attributes)}>{inner}</{name}>" if inner else f"<{name}{_write(attributes)}/>"


def _write(attributes: dict[str, str]) -> str:
    return "".join(
        f" {name.rstrip('_')}={quoteattr(keep_printable(value))}" for name, value in attributes.items()
    )
