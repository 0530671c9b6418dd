"""The table of formats: the first that knows the bytes reads them; what none knows is plain text or a page."""

from __future__ import annotations

from briefgen.load.reading import Reader

READERS: tuple[Reader, ...] = ()
