"""A small story of two invented articles, for tests that build whole sites."""

from __future__ import annotations

GULL = (
    "Ferry runs aground off Marrowby\n\nBy Ida Fenwright\n4 March 2025\n\n"
    "The ferry Silver Gull ran aground off Marrowby on Monday evening, and twelve people were rescued.\n\n"
    "The harbour master said that the sea had been calm and that nobody was hurt in the accident.\n\n"
    "The ferry was on its way from Marrowby to the island of Skell when it left its course.\n"
)
TIDE = (
    "Rescue at sea near Marrowby\n\n5 March 2025\n\n"
    "The ferry Silver Gull ran aground near Marrowby on Monday, and fourteen people were rescued.\n\n"
    "Rescuers needed three hours to bring everybody ashore, the coast guard said on Tuesday.\n\n"
    "The ferry left its course on its way to the island of Skell, and the reason is not known.\n"
)
GOOD: dict[str, str | bytes] = {"ferry/gull.txt": GULL, "ferry/tide.txt": TIDE}
