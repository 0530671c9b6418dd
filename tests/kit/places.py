"""Where things lie, for tests in any folder."""

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
CASE_FILES = TESTS / "cases"
STORIES = TESTS / "stories"
CONTENT = ROOT / "content"
