"""The language of a text, where it has words enough to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from briefgen.lexicon.wordlists import words

LEAST_WORDS = 8  # lingua limited to few languages made no mistake from eight words on
# English news has 38-50 % of these words, other European languages under 8 %: no need to ask a library.
SURELY_ENGLISH = 0.22
SURELY_OTHER = 0.02  # lingua's confidence in English below which a single line is in another language
LONGEST = 4000  # characters looked at
_LANGUAGES = [
    "ENGLISH",
    "SPANISH",
    "FRENCH",
    "GERMAN",
    "ITALIAN",
    "PORTUGUESE",
    "DUTCH",
    "POLISH",
    "RUSSIAN",
    "UKRAINIAN",
    "TURKISH",
    "ARABIC",
    "PERSIAN",
    "HEBREW",
    "CHINESE",
    "JAPANESE",
    "KOREAN",
    "SWEDISH",
    "DANISH",
    "BOKMAL",
    "FINNISH",
    "CZECH",
    "HUNGARIAN",
    "ROMANIAN",
    "GREEK",
    "INDONESIAN",
    "VIETNAMESE",
    "HINDI",
]


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where there are too few words.

    >>> language_of("The river rose in the night and the bridge was closed by the police.")
    'en'
    """
    text = text[:LONGEST]
    found = re.findall(r"[^\W\d_]+", text.lower())
    unspaced = sum(c > "\u2e80" for c in text)
    if len(found) < LEAST_WORDS and unspaced < LEAST_WORDS:
        return None
    if english_share(found) >= SURELY_ENGLISH:
        return "en"
    language = _detector().detect_language_of(text)
    return str(language.iso_code_639_1.name.lower()) if language else None


def surely_not_english(text: str) -> bool:
    """Whether a line of eight words or more is in another language; a headline full of names is not."""
    from lingua import Language

    if len(re.findall(r"[^\W\d_]+", text)) < LEAST_WORDS:
        return False
    return float(_detector().compute_language_confidence(text, Language.ENGLISH)) < SURELY_OTHER


def reads_english(text: str) -> bool:
    """Whether a text has as many English function words as English has.

    >>> reads_english("The river rose in the night."), reads_english("Der Fluss stieg in der Nacht.")
    (True, False)
    """
    return english_share(re.findall(r"[^\W\d_]+", text[:LONGEST].lower())) >= SURELY_ENGLISH


def english_share(found: list[str]) -> float:
    """The share of English function words among words."""
    common = words("function_words", "english")
    return sum(w in common for w in found) / max(1, len(found))


@cache
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    chosen = [getattr(Language, name) for name in _LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
