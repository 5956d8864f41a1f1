"""Our own files for the browser: read once, compressed once, at addresses that change with them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of ours: where it is found, of what kind it is, its bytes as they are and as they travel."""

    address: str
    kind: str
    plain: bytes
    packed: bytes  # gzip


@cache
def load_assets() -> Mapping[str, Asset]:
    """Return every file of ours by its name."""
    return {path.name: _load(path) for path in sorted(STATIC.iterdir()) if path.suffix in _KINDS}


def name_static(name: str) -> str:
    """Return the address of a file of ours."""
    return load_assets()[name].address


def _load(path: Path) -> Asset:
    plain = path.read_bytes()
    address = f"/static/{sha256(plain).hexdigest()[:12]}/{path.name}"
    return Asset(address, _KINDS[path.suffix], plain, gzip.compress(plain, 9, mtime=0))
