"""Pictures of pages as a reader sees them, kept for the eye, and what of their looks a program can see by itself.

`LOOKS` are the ways to see a page, `PAGES` one page of each type.  A picture lands in ``screenshots/`` of the checkout,
which is no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.kit.places import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = ROOT / "screenshots"
STORY = "lirren-water-treaty"

PAGES: Mapping[str, str] = {
    "home": "index.html",
    "story": f"{STORY}/index.html",
    "article": f"{STORY}/articles/*.html",
    "people": "people.html",
    "outlets": "outlets.html",
    "made": "how-this-was-made.html",
    "licences": "licences.html",
}
"""One of each type, by the pattern of its file."""


@dataclass(frozen=True)
class Look:
    """A way to see a page: ``options`` of the browser's context, and whether it is seen on paper."""

    options: Mapping[str, Any]
    paper: bool = False


WIDE: Mapping[str, int] = {"width": 1280, "height": 900}
NARROW: Mapping[str, int] = {"width": 390, "height": 844}
A4: Mapping[str, int] = {"width": 718, "height": 1046}
"""What is left of a sheet inside its margins, in pixels."""

LOOKS: Mapping[str, Look] = {
    "wide": Look({"viewport": WIDE}),
    "phone": Look({"viewport": NARROW, "has_touch": True, "is_mobile": True}),
    "dark": Look({"viewport": WIDE, "color_scheme": "dark"}),
    "print": Look({"viewport": A4}, paper=True),
}

LEAST_INK = 0.005
"""So much of a picture is not its background, at least; the emptiest page (the licences, on a phone) has 0.03."""


def file_of(site: Path, kind: str) -> Path:
    """The page of a type in a site: the first of those that the pattern fits."""
    return min(site.glob(PAGES[kind]))


def seen(page: Page, name: str, folder: Path = FOLDER) -> list[str]:
    """Keep the picture of the page that is open, as ``folder/name.png``; what is wrong with it, empty if nothing is.

    Wrong are a picture without ink, a page that is wider than its window, text that is cut off without an ellipsis or
    stands outside of the window, and text that lies upon other text.
    """
    folder.mkdir(exist_ok=True)
    shot = page.screenshot(path=folder / f"{name}.png", full_page=True, animations="disabled")
    faults = [] if ink(shot) > LEAST_INK else ["blank"]
    return [f"{name}: {fault}" for fault in (*faults, *page.evaluate(_FAULTS))]


def ink(png: bytes) -> float:
    """The share of a picture's points that are not of its commonest colour.

    >>> blank = BytesIO(); Image.new("RGB", (9, 9), "white").save(blank, "PNG"); ink(blank.getvalue())
    0.0
    """
    with Image.open(BytesIO(png)) as picture:
        counts = picture.convert("L").histogram()
    return 1 - max(counts) / sum(counts)


_FAULTS = """() => {
  const faults = [], wide = document.documentElement.scrollWidth, room = innerWidth;
  if (wide > room) faults.push(`${wide} wide, and there are ${room}`);
  const words = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 40);
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const kept = new Map();  // what an element does to the text in it, by its styles and those around it
  const around = (e) => {
    if (!e || e === document.documentElement) return {};
    if (!kept.has(e)) {
      const style = getComputedStyle(e), above = around(e.parentElement);
      const hidden = /inset\\(50%/.test(style.clipPath);  // for a screen reader alone
      const ellipsis = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      const clips = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll";
      const floats = style.position === "fixed" || style.position === "sticky";
      kept.set(e, {
        out: above.out || hidden || floats || style.fontSize === "0px",
        scrolls: above.scrolls || /auto|scroll/.test(style.overflowX),
        shortened: above.shortened || (clips && ellipsis),
        clip: clips && !ellipsis ? e : above.clip,
      });
    }
    return kept.get(e);
  };
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || /^(SCRIPT|STYLE|TITLE|OPTION)$/i.test(node.parentElement.tagName)) continue;
    const a = around(node.parentElement);
    if (a.out || !node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 2 || r.height < 2) continue;
      if (!a.scrolls && !a.shortened && (r.left < -1 || r.right > room + 1)) faults.push(`outside: ${words(node.data)}`);
      if (a.clip && !a.shortened) {
        const c = a.clip.getBoundingClientRect();
        if (r.right > c.right + 1 || r.left < c.left - 1 || r.top > c.bottom || r.bottom < c.top)
          faults.push(`cut off: ${words(node.data)}`);
      }
      const middle = (r.top + r.bottom) / 2, half = r.height / 4;  // lines that stand close share no letters
      if (!a.shortened && !a.scrolls)
        lines.push({ node, top: middle - half, bottom: middle + half, left: r.left + 1, right: r.right - 1 });
    }
  }
  lines.sort((x, y) => x.top - y.top);
  lines.forEach((one, n) => {
    for (let m = n + 1; m < lines.length && lines[m].top < one.bottom; m++)
      if (lines[m].node !== one.node && lines[m].left < one.right && one.left < lines[m].right)
        faults.push(`one upon the other: ${words(one.node.data)} / ${words(lines[m].node.data)}`);
  });
  return [...new Set(faults)];
}"""
