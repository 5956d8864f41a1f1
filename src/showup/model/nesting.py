"""Pages nested deeper than any honest one, cut before they are parsed.

For each block the HTML standard has the parser look back through all that are open: 100,000 in one
another take it half a minute.
"""

from __future__ import annotations

import re

_MANY_TAGS = 10_000  # pages with fewer cannot take long
_MOST_TAGS = 400_000  # ten times those of the largest honest page
_DEEPEST = 2_000
# what must be closed; paragraphs, items and cells close one another, "<b" may be a comparison in a script
_TAG = re.compile(
    rb"<(/?)(?:(?:div|ul|ol|dl|section|article|main|aside|header|footer|nav|form|center|blockquote|"
    rb"fieldset|figure|details|menu|address|pre|listing|dir|hgroup|search|summary|dialog|figcaption|"
    rb"table|button|h[1-6])\b|(?:a|b|i|u|s|em|big|code|font|nobr|small|span|strike|strong|tt|"
    rb"[a-z]{1,20}-[a-z-]{1,20})(?=[\s>]))",
    re.IGNORECASE,
)


def cut_nesting(body: bytes) -> bytes:
    """Return the body up to where its blocks stand too deep in one another; whole where they never do."""
    tags = body.count(b"<")
    if tags - body.count(b"</") <= _MANY_TAGS:
        return body
    if tags > _MOST_TAGS:
        body = body[: len(body) * _MOST_TAGS // tags]
    depth = 0
    for match in _TAG.finditer(body):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            return body[: match.start()]
    return body
