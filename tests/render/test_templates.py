"""A site's own templates count as soon as they are written, also while a site is served."""

from __future__ import annotations

from pathlib import Path

from briefgen.render.templates import environment


def test_a_template_that_was_changed_is_read_again(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "failure.md.j2"
    page.parent.mkdir()
    page.write_text("The weir is shut.", encoding="utf-8")
    assert environment(tmp_path).get_template("failure.md.j2").render() == "The weir is shut."
    page.write_text("The weir is open.", encoding="utf-8")
    assert environment(tmp_path).get_template("failure.md.j2").render() == "The weir is open."


def test_templates_that_stay_are_compiled_once() -> None:
    assert environment() is environment()
