"""A site's settings: typed, with their defaults, read from one file.

The settings of a site stand in its ``mkdocs.yml``, because that is the file MkDocs reads anyway::

    site_name: My briefings
    docs_dir: content            # where the stories are, and the site's own pages
    site_dir: site               # where the built site goes
    site_url: https://a.example/ # its address, where it is known
    plugins:
      - briefgen:
          stories: .             # the folder inside docs_dir that holds the stories; all else is the owner's
          build_dir: .briefgen   # the finished pages, between the two
          templates: templates   # a folder of one's own templates, laid over the packaged ones
          strict: false          # a source file that is left out counts as a warning
          workers: 0             # processes that read articles; 0 = as many as there are processors
          publish: full          # how much of an article its page shows: full, cited (sentences), none (named only)
          outlets:               # the same for single outlets, by name or domain
            Harbour Echo: cited
          noindex: false         # true: search engines leave the site out; articles: only the articles' pages
          pdf: false             # true: a PDF beside each story, made by WeasyPrint
          publishers:            # titles of one publisher, beside those that are known
            Harbour Group: [Harbour Echo, harbourpost.example]

Every command reads them with `Settings.load`; the MkDocs plugin, which gets them from MkDocs, makes them with
`Settings.of`.  All paths are absolute afterwards.

A MkDocs site with pages in folders of its own says ``stories: briefings``: then only the folders of
``docs_dir/briefings`` are stories, their pages go under ``briefings/``, and every other file is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from briefgen.errors import SettingsError
from briefgen.model import Publisher, Rights, Story, Terms
from briefgen.settings.own import own_pages
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file
from briefgen.settings.publishers import publishers_in
from briefgen.settings.rights import outlets_in, rights_in

SETTINGS_FILE = "mkdocs.yml"
PLUGIN = "briefgen"
ARTICLES = "articles"
KNOWN = frozenset(
    {"stories", "build_dir", "templates", "strict", "workers", "publishers", "pdf", "publish", "outlets", "noindex"}
)
"""The plugin's settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build needs to know beside the articles.

    ``content`` holds the stories, and ``prefix`` is its place inside MkDocs' ``docs_dir`` (and so that of the pages
    in the site): "" or such as "briefings"; ``build_dir`` takes the finished pages (written only where they
    changed, never watched); ``templates`` is the site's own folder of templates, or None; ``root`` is the folder of
    the settings file; ``own_pages`` are the Markdown files at the top of ``content``, which belong to the site's
    owner, by their path relative to ``docs_dir``; ``used`` are the files there that the settings themselves name (a
    style, a logo).  ``terms`` say how much of an article may be shown, ``noindex`` is True for all pages that search
    engines should leave out, "articles" for those of articles alone.  ``pdf`` asks for a PDF of each story.
    ``site_url`` is the site's own address with a slash at its end, "" where it is not known, and ``directory_urls``
    says that a page's address is that of a folder.

    >>> Settings.of(Path("/news"), {}).build_dir.as_posix()
    '/news/.briefgen'
    """

    root: Path
    content: Path
    build_dir: Path
    site_dir: Path
    templates: Path | None = None
    site_name: str = "Briefings"
    site_description: str | None = None
    strict: bool = False
    workers: int = 0
    config_file: Path | None = None
    pdf: bool = False
    terms: Terms = Terms()
    noindex: bool | str = False
    site_url: str = ""
    directory_urls: bool = False
    own_pages: tuple[str, ...] = field(default=())
    prefix: str = ""
    used: tuple[str, ...] = ()
    publishers: tuple[Publisher, ...] = ()

    def uri(self, name: str) -> str:
        """Where a page of ours goes, relative to the site.

        >>> Settings.of(Path("/news"), {}, {"stories": "briefings"}).uri("index.md")
        'briefings/index.md'
        """
        return f"{self.prefix}/{name}" if self.prefix else name

    def around_story(self, story: Story) -> Story:
        """The story with what the site says of publishers and of what may be shown; its own word comes first."""
        terms = replace(self.terms, rights=story.rights or self.terms.rights)
        return replace(story, publishers=story.publishers + self.publishers, terms=terms)

    @classmethod
    def load(cls, root: Path) -> Settings:
        """The settings of the site in ``root``; defaults where it has no ``mkdocs.yml``.

        Raises `SettingsError` where the file is no YAML, or says something impossible.
        """
        file = root / SETTINGS_FILE
        if not file.is_file():
            return cls.of(root, {})
        try:
            values = read_yaml_file(file, own=True)
        except BadYaml as error:
            why = f"{file.name} cannot be read as YAML{error.where}. Mend that line and try again."
            raise SettingsError(why) from error
        if not isinstance(values, Mapping):
            raise SettingsError(f"{file.name} holds no settings. Run `briefgen new` to get a complete one.")
        return replace(cls.of(root, values), config_file=file.resolve())

    @classmethod
    def around(cls, story: Path) -> Settings | None:
        """The settings of the site a story's folder lies in, so that it is briefed alone as it is built; else None.

        Raises `SettingsError` where that site's settings say something impossible.
        """
        story = story.resolve()
        story = story.parent if story.name == ARTICLES else story
        for root in story.parents:
            if (root / SETTINGS_FILE).is_file():
                settings = cls.load(root)
                return settings if settings.content in story.parents else None
        return None

    @classmethod
    def of(cls, root: Path, values: Mapping[str, Any], options: Mapping[str, Any] | None = None) -> Settings:
        """Settings from the values of an ``mkdocs.yml``; ``options`` are the plugin's, looked up where not given."""
        root = root.resolve()
        chosen = _plugin_options(values) if options is None else dict(options)
        known = {
            "stories",
            "build_dir",
            "templates",
            "strict",
            "workers",
            "publishers",
            "pdf",
            "publish",
            "outlets",
            "noindex",
        }
        if unknown := sorted(set(chosen) - known):
            raise SettingsError(
                f"The briefgen plugin has no setting {unknown[0]!r}. It knows: {', '.join(sorted(KNOWN))}."
            )
        docs = root / _text(values, "docs_dir", "content")
        prefix = _prefix(chosen)
        content = docs / prefix
        build_dir = root / _text(chosen, "build_dir", ".briefgen")
        site_dir = root / _text(values, "site_dir", "site")
        own = root / _text(chosen, "templates", "templates")
        if _inside(build_dir, docs) or _inside(site_dir, docs):
            raise SettingsError(
                "build_dir and site_dir must not lie inside docs_dir: MkDocs would take finished pages for sources. "
                f"Move them out of {docs.name}/."
            )
        if chosen.get("templates") and not own.is_dir():
            raise SettingsError(f"The templates folder {own} does not exist. Make it, or leave the setting out.")
        return cls(
            root=root,
            content=content.resolve(),
            build_dir=build_dir.resolve(),
            site_dir=site_dir.resolve(),
            templates=own.resolve() if own.is_dir() else None,
            site_name=_text(values, "site_name", "Briefings"),
            site_description=values.get("site_description"),
            site_url=_address(values),
            directory_urls=values.get("use_directory_urls", True) is not False,
            strict=_flag(chosen, "strict"),
            pdf=_flag(chosen, "pdf"),
            terms=_terms(chosen),
            noindex=_noindex(chosen),
            workers=_count(chosen, "workers"),
            own_pages=_own_pages(docs, content),
            prefix=prefix,
            used=tuple(_used(values)),
            publishers=_publishers(chosen),
        )


def _plugin_options(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options under ``plugins: - briefgen:``, whether the plugins are a list or a mapping."""
    plugins = values.get("plugins") or []
    pairs = plugins.items() if isinstance(plugins, Mapping) else _pairs(plugins)
    for name, options in pairs:
        if name == PLUGIN:
            return dict(options or {})
    return {}


def _pairs(plugins: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, Mapping):
            found += [(str(name), options) for name, options in plugin.items()]
        else:
            found.append((str(plugin), None))
    return found


def _prefix(chosen: Mapping[str, Any]) -> str:
    """The folder of the stories inside ``docs_dir``, as the beginning of a page's address; "" for all of it."""
    said = _text(chosen, "stories", ".").replace("\\", "/")
    path = PurePosixPath(said)
    if path.is_absolute() or ".." in path.parts or ":" in said:
        raise SettingsError(
            f"The setting stories names a folder inside docs_dir, such as 'briefings', or '.' for all of it; "
            f"{said!r} is none."
        )
    return "" if path == PurePosixPath() else path.as_posix()


def _publishers(chosen: Mapping[str, Any]) -> tuple[Publisher, ...]:
    try:
        return publishers_in(chosen.get("publishers"))
    except ValueError as error:
        raise SettingsError(f"The setting {error}. Write such as `Harbour Group: [Harbour Echo]`.") from error


def _terms(chosen: Mapping[str, Any]) -> Terms:
    try:
        return Terms(rights_in(chosen.get("publish")) or Rights.FULL, outlets_in(chosen.get("outlets")))
    except ValueError as error:
        raise SettingsError(
            f"The setting {error}. Write such as `publish: cited`, `outlets: {{Echo: none}}`."
        ) from error


def _noindex(chosen: Mapping[str, Any]) -> bool | str:
    said = chosen.get("noindex")
    if said is not None and said != ARTICLES and not isinstance(said, bool):
        raise SettingsError(f"The setting noindex must be true, false or articles, not {said!r}.")
    return said or False


def _own_pages(docs: Path, content: Path) -> tuple[str, ...]:
    """Markdown at the top of the stories' folder is the owner's own."""
    return tuple(page.relative_to(docs).as_posix() for page in own_pages(content))


def _used(values: Mapping[str, Any]) -> Iterator[str]:
    """Files of ``docs_dir`` that ``mkdocs.yml`` names: styles, scripts, templates, the logo."""
    for key in ("extra_css", "extra_javascript", "extra_templates"):
        found = values.get(key)
        for one in found if isinstance(found, list) else ():
            yield str(one.get("path") if isinstance(one, Mapping) else getattr(one, "path", one))
    theme = values.get("theme")
    if isinstance(theme, Mapping):
        yield from (str(theme[name]) for name in ("logo", "favicon") if theme.get(name))


def _address(values: Mapping[str, Any]) -> str:
    """The site's own address, as MkDocs takes it: with a slash at its end."""
    said = str(values.get("site_url") or "").strip()
    return said if not said or said.endswith("/") else f"{said}/"


def _inside(inner: Path, outer: Path) -> bool:
    return inner.resolve().is_relative_to(outer.resolve())


def _text(values: Mapping[str, Any], key: str, default: str) -> str:
    value = values.get(key)
    if value is None:
        return default
    if not isinstance(value, (str, Path)) or not str(value).strip():
        raise SettingsError(f"The setting {key} must be a text such as {default!r}, not {value!r}.")
    return str(value)


def _flag(values: Mapping[str, Any], key: str) -> bool:
    value = values.get(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise SettingsError(f"The setting {key} must be true or false, not {value!r}.")
    return value


def _count(values: Mapping[str, Any], key: str) -> int:
    value = values.get(key)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SettingsError(f"The setting {key} must be a whole number such as 4, or 0, not {value!r}.")
    return value
