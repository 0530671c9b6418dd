"""MkDocs run by us: what ``briefgen build`` and ``briefgen serve`` do, with the plugin that makes the site."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from briefgen.errors import GateError, SettingsError
from briefgen.settings.site import PLUGIN, Settings
from briefgen.site.build import BuildReport
from briefgen.site.plugin import BriefgenPlugin
from briefgen.site.progress import Progress, Silent
from briefgen.site.serving import check_free
from briefgen.site.spoken import mkdocs_speaks, our_error


def build_site(
    settings: Settings,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    at: Path | None = None,
    remembers: bool = True,
) -> BuildReport:
    """Build the whole site into ``settings.site_dir`` with MkDocs; what `briefgen build` does.

    ``at`` names another folder to build in: the site goes into its ``site/``, the finished pages into its ``pages/``.
    Without ``remembers`` everything is made anew, whatever was kept.
    Raises what `build_pages` raises, `SettingsError` where ``mkdocs.yml`` is missing or MkDocs refuses it,
    `DiskTrouble` where a disk refuses, and `GateError` where ``strict`` and MkDocs warned of a broken link or anchor.
    Whatever it raises, the site that was there is still there.
    """
    with mkdocs_speaks() as said:
        config = _config(settings, strict=strict, at=at)
        plugin = config.plugins[PLUGIN]
        assert isinstance(plugin, BriefgenPlugin), "the entry point names it"
        if at:
            plugin.config["build_dir"] = str(at / "pages")
        plugin.progress, plugin.remembers = progress or Silent(), remembers
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except MkDocsException as error:
            if ours := our_error(error):
                raise ours from None
            raise GateError(tuple(said) or (f"MkDocs stopped: {error}",)) from error
        finally:
            config.plugins.on_shutdown()
    assert plugin.report is not None, "a build that did not raise has a report"
    return plugin.report


def serve_site(settings: Settings, *, address: str = "127.0.0.1:8000") -> None:
    """Serve the site and build it again whenever an article, a template or a setting changes."""
    check_free(address)
    with mkdocs_speaks(logging.INFO):
        try:
            mkdocs_serve(config_file=str(_config_file(settings)), dev_addr=address, open_in_browser=False)
        except MkDocsException as error:
            if ours := our_error(error):
                raise ours from None
            raise SettingsError(f"MkDocs cannot serve this site: {error}") from error


def _config_file(settings: Settings) -> Path:
    if settings.config_file is None:
        raise SettingsError(
            f"{settings.root}: there is no mkdocs.yml here. Start a site with `briefgen new DIR`, or name its folder "
            "with --site."
        )
    return settings.config_file


def _config(settings: Settings, *, strict: bool, at: Path | None = None) -> MkDocsConfig:
    try:
        site_dir = str(at / "site") if at else None
        config = load_config(config_file=str(_config_file(settings)), strict=strict or None, site_dir=site_dir)
    except MkDocsException as error:
        raise SettingsError(f"MkDocs does not accept mkdocs.yml: {error}") from error
    if PLUGIN not in config.plugins:
        raise SettingsError("mkdocs.yml does not name the plugin. Add `- briefgen` to its list of plugins.")
    return config
