"""How MkDocs is made to build beside the site: its ``site_dir`` is another one while it builds.

This holds under ``mkdocs build`` and ``mkdocs gh-deploy`` as under ``briefgen build``, with these exceptions:
``--dirty`` builds into the old site, as its name says; what another plugin or hook writes in ``on_post_build`` after
us (with a priority below ours) goes into the finished site, and stands in no ``SHA256SUMS``.  ``mkdocs serve`` builds
into a folder of its own.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from briefgen.errors import SettingsError
from briefgen.gate.untouched import SUMS, hashes, sums_file
from briefgen.site.swap import begin, take_turn


class Beside:
    """One build of MkDocs: it takes its turn, builds beside the site, and is published or not.

    ``in_place`` says that this build goes into the site itself.  Making one raises ``PluginError`` where the folder
    that ``site_dir`` names cannot be replaced, and ``OSError`` where the disk refuses.
    """

    def __init__(self, config: MkDocsConfig, build_dir: Path, *, in_place: bool) -> None:
        self._config, self._site_dir = config, config.site_dir
        self._lock = take_turn(build_dir)
        try:
            self._staging = None if in_place else begin(Path(config.site_dir))
        except SettingsError as error:
            self._lock.release()
            raise PluginError(str(error)) from error
        except BaseException:
            self._lock.release()
            raise
        if self._staging:
            config.site_dir = str(self._staging.new)

    def publish(self) -> None:
        """Put what was built in the old site's place; raises ``OSError`` where the disk refuses."""
        site = Path(self._site_dir)
        if self._staging:
            self._staging.publish()
        else:
            (site / SUMS).write_bytes(sums_file(hashes(site)))

    def end(self) -> None:
        """Leave MkDocs' settings as they were, clear what is left of the build, and let the next one begin."""
        self._config.site_dir = self._site_dir
        if self._staging:
            self._staging.discard()
        self._lock.release()


def stopped_by_warnings(config: MkDocsConfig) -> bool:
    """Whether MkDocs will end this build because it was asked to be strict and has warned."""
    handlers = logging.getLogger("mkdocs").handlers
    return bool(config.strict) and any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)
