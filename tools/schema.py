"""Write the JSON Schema of the published data to where the site takes it from.

Usage: python -m tools.schema
"""

import json
from pathlib import Path

from briefgen.sections.json import briefing_schema

PLACE = Path(__file__).resolve().parent.parent / "templates" / "assets" / "briefing.schema.json"


def text() -> str:
    """The file as it must be."""
    return json.dumps(briefing_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PLACE.write_text(text(), encoding="utf-8")
