"""The thin door to MkDocs: the plugin, and the two commands that run MkDocs for it.  Nothing else imports it.

The plugin reads the settings, has the pages built (`briefgen.site.build.build_pages`), takes every file of a story
folder out of what MkDocs would copy, and hands it the finished pages one by one.  They are files in the build
folder, not text in memory, because other plugins and ``--dirty`` want a path.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from typing import Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from briefgen.errors import BriefgenError, GateError, SettingsError
from briefgen.gate.verify import verify_site
from briefgen.load.files import find_stories
from briefgen.render.site import failure_page, index_uris
from briefgen.render.templates import ASSETS_URI, packaged, template_folders
from briefgen.settings.site import PLUGIN, Settings
from briefgen.site.build import BuildReport, build_pages
from briefgen.site.progress import Progress, Silent

STYLES = f"{ASSETS_URI}/briefgen.css"
THEME_STYLES = f"{ASSETS_URI}/briefgen-theme.css"
"""The theme in the briefings' look; left out where the stories are a part of somebody's site."""

SHIM = f"{ASSETS_URI}/iframe-worker-shim.js"
EPOCH = "SOURCE_DATE_EPOCH"
NO_DATE = date(1980, 1, 1)
"""What "today" is for MkDocs where no article has a date: the first day a zip file can name."""

log = get_plugin_logger(PLUGIN)


class BriefgenOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin's options; what they mean stands in `briefgen.settings.site`, which checks them."""

    stories = config_options.Type(str, default=".")
    build_dir = config_options.Type(str, default=".briefgen")
    templates = config_options.Optional(config_options.Type(str))
    strict = config_options.Type(bool, default=False)
    workers = config_options.Type(int, default=0)
    publishers = config_options.Optional(config_options.Type(dict))


class BriefgenPlugin(BasePlugin[BriefgenOptions]):  # type: ignore[no-untyped-call]
    """MkDocs' plugin ``briefgen``."""

    def __init__(self) -> None:
        self.progress: Progress = Silent()
        self.report: BuildReport | None = None
        self.settings: Settings | None = None
        self._serving = False
        self._trouble: str | None = None
        self._known: tuple[str, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what runs.  That this method exists is what lets the object survive a rebuild under serve."""
        self._serving = command == "serve"
        self.report, self.settings, self._known = None, None, ()

    @event_priority(100)  # before Material's offline plugin looks for its shim
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and add what the pages need: styles, theme overrides, the search shim."""
        self._trouble = None
        try:
            self.settings = _settings(config, dict(self.config))
        except SettingsError as error:
            if not self._serving or self.settings is None:
                raise PluginError(str(error)) from error
            self._trouble = str(error)
        own = self.settings.templates
        for folder in reversed(template_folders(own)):
            if (theme := str(folder / "theme")) not in config.theme.dirs and Path(theme).is_dir():
                config.theme.dirs.insert(0, theme)
        styles = [STYLES] if self.settings.prefix else [THEME_STYLES, STYLES]
        config.extra_css[:0] = [style for style in styles if style not in config.extra_css]
        config.extra["polyfills"] = [SHIM, *(p for p in config.extra.get("polyfills", []) if "iframe-worker" not in p)]
        config.extra.setdefault("generator", False)
        if "md_in_html" not in config.markdown_extensions:
            config.markdown_extensions.append("md_in_html")
        watched = [own, packaged()] if own else [packaged()]
        config.watch.extend(str(f) for f in watched if self._serving and str(f) not in config.watch and f.is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the stories' files out and put the finished pages in."""
        assert self.settings is not None, "on_config has run"
        self._take_out(files, config)
        try:
            if self._trouble:
                raise SettingsError(self._trouble)
            self.report = build_pages(self.settings, self.progress)
        except Exception as error:
            if self._serving:
                return self._failed(error, files, config)
            if isinstance(error, BriefgenError):
                raise PluginError(str(error)) from error
            raise
        self._known = self.report.pages
        self._announce(self.report)
        _set_epoch(self.report.newest)
        _navigate(self.settings, files, config)
        for uri in self.report.pages:
            path = str(self.settings.build_dir / uri)
            file = File.generated(config, uri, abs_src_path=path, inclusion=_inclusion(uri, self.settings, config))
            file.edit_uri = None
            files.append(file)
        return files

    @event_priority(-100)  # after every plugin that writes into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stand the gate before the built site too, and leave the environment as it was."""
        _forget_epoch()
        if self._serving or self.report is None or self.settings is None:
            return
        if failures := verify_site(Path(config.site_dir), self.settings.content).failures:
            error = GateError(failures)
            raise PluginError(str(error)) from error

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the environment as it was."""
        _forget_epoch()

    def _take_out(self, files: Files, config: MkDocsConfig) -> None:
        """Remove the story folders' files, and say so where the site's own navigation names one of them."""
        assert self.settings is not None, "on_config has run"
        named = set(_named(config.nav))
        folders = frozenset(folder.name for folder in find_stories(self.settings.content))
        found = [f for f in files if _inside_content(f, config) and _of_a_story(f.src_uri, self.settings, folders)]
        for file in found:
            files.remove(file)
            if file.src_uri in named:
                log.warning(
                    f"{file.src_uri} stands in nav, but its folder was taken for a story. Put the stories into a "
                    "folder of their own, such as briefings/, and add the plugin's setting `stories: briefings`."
                )

    def _announce(self, report: BuildReport) -> None:
        assert self.settings is not None, "on_config has run"
        level = logging.WARNING if self.settings.strict else logging.INFO
        for left in report.not_read:
            log.log(level, "left out: %s: %s", left.path, left.reason)

    def _failed(self, error: Exception, files: Files, config: MkDocsConfig) -> Files:
        """Under serve: every page there was says what went wrong, so whichever one looks at tells."""
        assert self.settings is not None, "on_config has run"
        message = str(error) if isinstance(error, BriefgenError) else f"{type(error).__name__}: {error}"
        log.error(message)
        page = failure_page(self.settings, message).decode("utf-8")
        home = index_uris(self.settings)["home"]
        for uri in sorted({home, *(p for p in self._known if p.endswith(".md"))}):
            files.append(File.generated(config, uri, content=page, inclusion=InclusionLevel.NOT_IN_NAV))
        for uri in (p for p in self._known if p.startswith(ASSETS_URI)):
            files.append(File.generated(config, uri, abs_src_path=str(self.settings.build_dir / uri)))
        return files


def build_site(settings: Settings, *, strict: bool = False, progress: Progress | None = None) -> BuildReport:
    """Build the whole site into ``settings.site_dir`` with MkDocs; what `briefgen build` does.

    Raises what `build_pages` raises, `SettingsError` where ``mkdocs.yml`` is missing or MkDocs refuses it, and
    `GateError` where ``strict`` and MkDocs warned of a broken link or anchor.
    """
    with _mkdocs_speaks() as said:
        config = _config(settings, strict=strict)
        plugin = config.plugins[PLUGIN]
        assert isinstance(plugin, BriefgenPlugin), "the entry point names it"
        plugin.progress = progress or Silent()
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except MkDocsException as error:
            if ours := _our_error(error):
                raise ours from None
            raise GateError(tuple(said) or (f"MkDocs stopped: {error}",)) from error
        finally:
            config.plugins.on_shutdown()
    assert plugin.report is not None, "a build that did not raise has a report"
    return plugin.report


def serve_site(settings: Settings, *, address: str = "127.0.0.1:8000") -> None:
    """Serve the site and build it again whenever an article, a template or a setting changes."""
    with _mkdocs_speaks(logging.INFO):
        try:
            mkdocs_serve(config_file=str(_config_file(settings)), dev_addr=address, open_in_browser=False)
        except MkDocsException as error:
            if ours := _our_error(error):
                raise ours from None
            raise SettingsError(f"MkDocs cannot serve this site: {error}") from error


def _our_error(error: BaseException) -> BriefgenError | None:
    """The error of ours that made MkDocs stop, wherever in the chain it stands."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, BriefgenError):
        at = at.__cause__ or at.__context__
    return at


def _settings(config: MkDocsConfig, options: dict[str, object]) -> Settings:
    """Our settings as MkDocs has read them."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    names = ("docs_dir", "site_dir", "site_name", "site_description")
    return Settings.of(root, {name: config[name] for name in names}, options)


def _config_file(settings: Settings) -> Path:
    if settings.config_file is None:
        raise SettingsError(
            f"{settings.root}: there is no mkdocs.yml here. Start a site with `briefgen new DIR`, or name its folder "
            "with --site."
        )
    return settings.config_file


def _config(settings: Settings, *, strict: bool) -> MkDocsConfig:
    try:
        config = load_config(config_file=str(_config_file(settings)), strict=strict or None)
    except MkDocsException as error:
        raise SettingsError(f"MkDocs does not accept mkdocs.yml: {error}") from error
    if PLUGIN not in config.plugins:
        raise SettingsError("mkdocs.yml does not name the plugin. Add `- briefgen` to its list of plugins.")
    return config


def _inside_content(file: File, config: MkDocsConfig) -> bool:
    """Whether a file lies in the content folder (and not in the theme, or in another plugin's memory)."""
    return bool(file.abs_src_path) and Path(file.abs_src_path or "").is_relative_to(config.docs_dir)


def _of_a_story(uri: str, settings: Settings, folders: frozenset[str]) -> bool:
    """Whether a file of the content folder lies in a story's.

    Every folder of the one that ``stories`` names is a story's; of ``docs_dir`` itself those in ``folders`` are.
    """
    parts = PurePosixPath(uri).parts
    room = PurePosixPath(settings.prefix).parts
    if parts[: len(room)] != room or len(parts) < len(room) + 2:
        return False
    return bool(room) or parts[0] in folders


def _named(nav: object) -> Iterator[str]:
    """The pages a navigation names."""
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(entry)


def _inclusion(uri: str, settings: Settings, config: MkDocsConfig) -> InclusionLevel:
    """The index pages may stand in the navigation; stories and articles are reached from them.

    A navigation of thousands of pages would be copied into each of them.
    """
    wanted = config.nav is None or uri in set(_named(config.nav))
    return InclusionLevel.INCLUDED if wanted and uri in index_uris(settings).values() else InclusionLevel.NOT_IN_NAV


def _navigate(settings: Settings, files: Files, config: MkDocsConfig) -> None:
    """A navigation where the site sets none: stories, the owner's own pages, the indexes.

    Where the stories have a folder of their own, MkDocs makes the navigation of the site's folders, ours among them.
    """
    if config.nav is not None or settings.prefix:
        return
    own = sorted(f.src_uri for f in files.documentation_pages() if f.inclusion.is_in_nav())  # type: ignore[no-untyped-call]
    titles = {"home": "Stories", "outlets": "Outlets", "people": "People", "made": "How this was made"}
    entries = [{titles[what]: uri} for what, uri in index_uris(settings).items() if uri not in own]
    home = [uri for uri in own if uri == "index.md"]
    config.nav = [*home, *entries[:1], *(uri for uri in own if uri not in home), *entries[1:]]


_epoch_is_ours = False


def _set_epoch(newest: str | None) -> None:
    """Give MkDocs the newest article's day for "today", so that the same input gives the same bytes."""
    global _epoch_is_ours
    if EPOCH in os.environ and not _epoch_is_ours:
        return
    try:
        day = date.fromisoformat((newest or "")[:10])
    except ValueError:
        day = NO_DATE
    os.environ[EPOCH] = str(int(datetime.combine(day, time(), UTC).timestamp()))
    _epoch_is_ours = True


def _forget_epoch() -> None:
    global _epoch_is_ours
    if _epoch_is_ours:
        os.environ.pop(EPOCH, None)
        _epoch_is_ours = False


@contextmanager
def _mkdocs_speaks(level: int = logging.WARNING) -> Iterator[list[str]]:
    """While it lasts, what MkDocs logs from ``level`` on goes to standard error, and its warnings into a list."""
    said: list[str] = []

    class Handler(logging.StreamHandler):  # type: ignore[type-arg]
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                said.append(record.getMessage())
            super().emit(record)

    handler = Handler(sys.stderr)
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
