"""The thin door to MkDocs: the plugin.  Only ``running.py``, which runs MkDocs with it, imports it.

The plugin reads the settings, has the pages built (`briefgen.site.build.build_pages`), takes every file of a story
folder out of what MkDocs would copy, and hands it the finished pages one by one.  They are files in the build
folder, not text in memory, because other plugins and ``--dirty`` want a path.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from briefgen.errors import BriefgenError, GateError, SettingsError
from briefgen.gate.verify import verify_site
from briefgen.keep.once import keeping
from briefgen.keep.store import Nowhere
from briefgen.render.harmless import harmless
from briefgen.render.site import failure_page, index_uris
from briefgen.render.templates import ASSETS_URI, packaged, template_folders
from briefgen.settings.site import PLUGIN, Settings
from briefgen.site.beside import Beside, stopped_by_warnings
from briefgen.site.build import BuildReport, build_pages, whole_of
from briefgen.site.converted import convert_once
from briefgen.site.disk import disk_trouble
from briefgen.site.epoch import check_epoch, forget_epoch, set_epoch
from briefgen.site.head import in_parts, modified_of
from briefgen.site.heads import headed, map_without_hidden
from briefgen.site.navigation import (
    inclusion_of,
    inside_content,
    leave_out_maps,
    named_in,
    navigate,
    of_the_stories,
)
from briefgen.site.policy import Trusted, scripts_policy, trusted_in, trusted_of, whole_policy, with_policy
from briefgen.site.progress import Progress, Silent
from briefgen.site.results import Results
from briefgen.site.searching import OFFLINE, Searching
from briefgen.site.serving import patient, warm
from briefgen.site.untold import requests

STYLES = f"{ASSETS_URI}/briefgen.css"
THEME_STYLES = f"{ASSETS_URI}/briefgen-theme.css"
"""The theme in the briefings' look; left out where the stories are a part of somebody's site."""

SCRIPT = f"{ASSETS_URI}/briefgen.js"
"""Keys, and the unfolding of what a link leads to; the pages do without it."""

SHARE = f"{ASSETS_URI}/share.js"
log = get_plugin_logger(PLUGIN)


class BriefgenOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin's options; what they mean stands in `briefgen.settings.site`, which checks them."""

    stories = config_options.Type(str, default=".")
    build_dir = config_options.Type(str, default=".briefgen")
    templates = config_options.Optional(config_options.Type(str))
    strict = config_options.Type(bool, default=False)
    workers = config_options.Type(int, default=0)
    pdf = config_options.Type(bool, default=False)
    publish = config_options.Optional(config_options.Type(str))
    outlets = config_options.Optional(config_options.Type(dict))
    noindex = config_options.Optional(config_options.Type((bool, str)))
    publishers = config_options.Optional(config_options.Type(dict))


class BriefgenPlugin(BasePlugin[BriefgenOptions]):  # type: ignore[no-untyped-call]
    """MkDocs' plugin ``briefgen``."""

    def __init__(self) -> None:
        self.progress: Progress = Silent()
        self.remembers = True
        self._results = Results(Nowhere())
        self.report: BuildReport | None = None
        self.settings: Settings | None = None
        self._serving = self._dirty = False
        self._beside: Beside | None = None
        self._searching = Searching()
        self._trouble: str | None = None
        self._known: tuple[str, ...] = ()
        self._themes: dict[tuple[str, str], Trusted] = {}
        self._maps: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what runs.  That this method exists is what lets the object survive a rebuild under serve."""
        self._serving, self._dirty = command == "serve", dirty
        self._results = Results.of(self.remembers, serving=self._serving, say=self._note)
        self.report, self.settings, self._known = None, None, ()
        self._themes = {}

    @event_priority(100)  # before Material's offline plugin looks for its shim
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and add what the pages need: styles, theme overrides, the search shim."""
        self._trouble = None
        try:
            check_epoch()
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
        config.extra_javascript[:0] = [s for s in (SHARE, SCRIPT) if s not in config.extra_javascript]
        if not self.settings.prefix and "font" in config.theme:
            config.theme["font"] = False  # our pages bring theirs; Material's come from another host
        self._searching.take_over(config, self.settings)
        config.extra.setdefault("generator", False)
        if "md_in_html" not in config.markdown_extensions:
            config.markdown_extensions.append("md_in_html")
        watched = [own, packaged()] if own else [packaged()]
        config.watch.extend(str(f) for f in watched if self._serving and str(f) not in config.watch and f.is_dir())
        self._end()
        self._beside = Beside(config, self.settings.build_dir, in_place=self._serving or self._dirty)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the stories' files out and put the finished pages in."""
        assert self.settings is not None, "on_config has run"
        self._take_out(files, config)
        try:
            if self._trouble:
                raise SettingsError(self._trouble)
            self.report = build_pages(self.settings, self.progress, self._results.crew(self.settings))
        except Exception as error:
            known = error if isinstance(error, BriefgenError) else disk_trouble(error)
            if self._serving:
                return self._failed(known or error, files, config)
            if known:
                raise PluginError(str(known)) from known
            raise
        if not self.settings.prefix:
            leave_out_maps(files)
        self._known = self.report.pages
        self._announce(self.report)
        set_epoch(self.report.newest)
        navigate(self.settings, files, config)
        for uri in self.report.pages:
            path = str(self.settings.build_dir / uri)
            file = File.generated(config, uri, abs_src_path=path, inclusion=inclusion_of(uri, self.settings, config))
            file.edit_uri = None
            files.append(file)
        self._searching.leave_out_theirs(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Have our pages take over what was made of the same text before."""
        for file in (files.get_file_from_path(uri) for uri in self._known):
            if file is not None and isinstance(file.page, Page):
                convert_once(file.page, self._results.store)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Date a page of ours in the site map by its sources, the last of which came out that day."""
        if modified := modified_of(page.meta) if page.file.src_uri in self._known else None:
            page.update_date = modified

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Nothing runs in the owner's pages either."""
        if self.settings is None or page.file.src_uri not in self.settings.own_pages:
            return html
        if (tame := harmless(html)) != html:
            log.info("%s: what would run on this page (a script, a frame) was taken out.", page.file.src_uri)
        return tame

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Remember the theme's templates, from which a page's policy is made, and the pages."""
        self._env, self._themes, self._files = env, {}, files
        return env

    @event_priority(-100)  # after every plugin that adds to what the theme is given
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """See which scripts the theme itself brings; they differ by the depth of a page only."""
        if self._guarded(page):
            template = str(page.meta.get("template", "main.html"))
            if (key := (template, context["base_url"])) not in self._themes:
                self._themes[key] = trusted_of(self._env.get_template(template), context)
            self._trusted = self._themes[key]
        self._searching.take(page)

    @event_priority(-100)  # after every plugin that writes into the page
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give a page of ours its head, and the page its policy.  No policy under serve, which puts a script of its own
        into each page."""
        assert self.settings is not None, "on_config has run"
        output = headed(output, page, config, self.settings, self._known)
        if not self.settings.prefix:  # it is finished, and MkDocs would hold the text of all pages to the end
            page.markdown = page.content = None
        if self._serving or not self._guarded(page):
            return output
        return with_policy(output, (scripts_policy if self.settings.prefix else whole_policy)(self._trusted))

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the theme's own pages theirs, such as the one for "not found", which hold nobody's words; take off the
        site map what search engines are asked to leave out."""
        assert self.settings is not None, "on_config has run"
        if template_name == "sitemap.xml":
            shown = map_without_hidden(output_content, self._files, self.settings, self._known)
            self._maps = in_parts(shown, self.settings.site_url)
            return self._maps.pop("sitemap.xml")
        if self._serving or self.settings.prefix or not template_name.endswith(".html"):
            return output_content
        return with_policy(output_content, whole_policy(trusted_in(output_content)))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Keep serving what there is while the settings are broken; MkDocs alone would answer nothing any more.  The
        models are loaded while nobody waits for them, so that the first edit does not."""
        Thread(target=warm, daemon=True).start()
        root = Path(config.config_file_path or "mkdocs.yml").parent
        again = server.builder
        server.builder = lambda: patient(again, root, MkDocsException, log.error)

    @event_priority(-1000)  # after every plugin that writes into the site; Material's offline plugin has -100
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stand the gate before the built site too, put it in the old one's place, and leave all else as it was."""
        forget_epoch()
        if self.report is not None:
            for name, part in self._maps.items():
                (Path(config.site_dir) / name).write_text(part, encoding="utf-8", newline="\n")
            self._searching.write(Path(config.site_dir), {f.url for f in self._files.documentation_pages()})
        self._results.settle(self._note)
        if self._serving or self.report is None or self.settings is None or self._beside is None:
            return self._end()
        with keeping(self._results.store):
            whole, proven = whole_of(self.settings), self.report.proven
            failures = verify_site(Path(config.site_dir), self.settings.content, whole, proven).failures
        self._results.settle(self._note)
        if failures:
            error = GateError(failures)
            raise PluginError(str(error)) from error
        if not stopped_by_warnings(config):
            self._beside.publish()
            log.info("finished, and put in place: %s", self.settings.site_dir)
        return self._end()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave everything as it was, the old site too; say in plain words what a disk refused."""
        forget_epoch()
        self._end()
        if trouble := disk_trouble(error):
            raise Abort(str(trouble)) from trouble

    def on_shutdown(self) -> None:
        """Leave everything as it was after an end that MkDocs does not tell us of, such as Ctrl+C."""
        self._end()

    def _note(self, word: str) -> None:
        """Say what went another way than it should, and did no harm."""
        log.info(word)
        self.progress.note(word)

    def _end(self) -> None:
        """The build is over, well or not."""
        if self._beside is not None:
            self._beside.end()
            self._beside = None

    def _guarded(self, page: Page) -> bool:
        """Whether a page gets a policy: inside somebody's site only ours do."""
        return self.settings is not None and (not self.settings.prefix or page.file.src_uri in self._known)

    def _take_out(self, files: Files, config: MkDocsConfig) -> None:
        """Remove all files of the stories' folder but those that are the owner's: the pages at its top, and what
        ``mkdocs.yml`` names.  Say so where the site's own navigation names one that goes."""
        assert self.settings is not None, "on_config has run"
        named = set(named_in(config.nav))
        own = {*self.settings.own_pages, *self.settings.used}
        found = [f for f in files if inside_content(f, config) and of_the_stories(f.src_uri, self.settings)]
        for file in found:
            if file.src_uri in own:
                continue
            files.remove(file)
            if file.src_uri in named:
                log.warning(
                    f"{file.src_uri} stands in nav, but lies in the stories' folder, and only Markdown at the top of "
                    "that is published as it is. Put the stories into a folder of their own, such as briefings/, and "
                    "add the plugin's setting `stories: briefings`."
                )

    def _announce(self, report: BuildReport) -> None:
        assert self.settings is not None, "on_config has run"
        level = logging.WARNING if self.settings.strict else logging.INFO
        for left in report.not_read:
            log.log(level, "left out: %s: %s", left.path, left.reason)
        for request in requests(report.untold):
            log.info("asked: %s", request)
        for story, part in report.withheld:
            log.log(level, "withheld: %s: %s: %s", story, part.what, part.reason)

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


def _settings(config: MkDocsConfig, options: dict[str, object]) -> Settings:
    """Our settings as MkDocs has read them."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    names = ("docs_dir", "site_dir", "site_url", "site_name", "site_description")
    used = ("extra_css", "extra_javascript", "extra_templates")
    folders = bool(config["use_directory_urls"]) and not any(n.rpartition("/")[2] == OFFLINE for n in config.plugins)
    theme = {name: config.theme[name] for name in ("logo", "favicon") if name in config.theme}
    given = {name: config[name] for name in (*names, *used)}
    return Settings.of(root, {**given, "theme": theme, "use_directory_urls": folders}, options)
