"""What was kept of earlier builds, as the commands and the plugin use it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.keep.place import SCHEDULER
from briefgen.keep.store import Disk, Memory, Nowhere, Store, disk, trim
from briefgen.settings.site import Settings
from briefgen.site.crew import Crew


@dataclass(frozen=True)
class Results:
    """Where the results of a command are kept."""

    store: Store

    @classmethod
    def of(
        cls, remembers: bool = True, *, serving: bool = False, say: Callable[[str], None] = lambda _: None
    ) -> Results:
        """The user's own; nowhere where nothing is to be remembered or can be, but under ``serve`` as long as it runs.

        ``say`` gets the reason where nothing can be kept.
        """
        found, why = disk() if remembers else (None, "")
        if why:
            say(why)
        return cls(found or (Memory() if serving else Nowhere()))

    def crew(self, settings: Settings) -> Crew:
        """Who does the work of a site."""
        return Crew(settings.workers, os.environ.get(SCHEDULER, "").strip(), self.store)

    def settle(self, say: Callable[[str], None]) -> None:
        """After a build: say what was wrong with kept results, and let go of what is too much."""
        if isinstance(self.store, Memory):
            self.store.let_go()
        if isinstance(self.store, Disk):
            for word in self.store.words:
                say(word)
            self.store.words = ()
            trim(self.store.folder)
