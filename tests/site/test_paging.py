"""A site whose lists are longer than a page is built and proven like any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.render import lists, paging
from briefgen.settings.site import Settings
from briefgen.site.running import build_site


@pytest.mark.slow
def test_every_kind_of_list_is_written_and_proven(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_ON_HOME", 1)
    monkeypatch.setattr(lists, "MOST_LISTED", 1)
    monkeypatch.setattr(lists, "MOST_PEOPLE", 1)
    monkeypatch.setattr(paging.by_month, "__defaults__", (1,))
    monkeypatch.setattr(paging.by_letter, "__defaults__", (2,))
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "mkdocs.yml", tmp_path)
    report = build_site(Settings.load(tmp_path))
    assert report.withheld == ()
    made = {kind: sorted((tmp_path / "site").glob(f"{kind}-*.html")) for kind in ("stories", "outlets", "people")}
    assert all(len(pages) > 1 for pages in made.values())
    for kind, pages in made.items():
        first = {"stories": "index.html"}.get(kind, f"{kind}.html")
        above = (tmp_path / "site" / first).read_text(encoding="utf-8")
        leads = [page.name for page in pages if f'href="{page.name}"' in above]
        assert leads, f"{first} leads to none of its further pages"
