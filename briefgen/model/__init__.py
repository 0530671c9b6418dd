"""Every noun of briefgen, as a frozen value, a file a stage.

Data walks one way through these types::

    SourceFile -load-> Manuscript -clean-> Article -annotate-> AnnotatedArticle -gather, compare, sections-> Briefing

`Briefing` and what a section alone is made of stand in ``sections/``, each with what makes it.

Offsets are counts of Unicode characters, half open (``text[start:end]``).  Nothing here reads a file, a
clock or a setting; a value that is not known is ``None``, never a guess.
"""

from briefgen.model.annotation import (
    AnnotatedArticle,
    AnnotatedSentence,
    Attribution,
    Bound,
    Claim,
    Manner,
    Name,
    NameKind,
    Quantity,
    Quotation,
    Scope,
    Snippet,
    Token,
    When,
)
from briefgen.model.article import (
    Article,
    Block,
    BlockKind,
    CleaningEdit,
    Cut,
    Metadata,
    Publisher,
    Rights,
    Sentence,
    Story,
    Terms,
)
from briefgen.model.briefing import (
    FORMAT,
    ArticleCard,
    Background,
    Bracket,
    Citation,
    Copied,
    Difference,
    DifferenceKind,
    Fact,
    Origin,
    Parallel,
    ParallelPassage,
    Position,
    Reading,
    Spelling,
    Statement,
    StoryCard,
    Withheld,
)
from briefgen.model.ids import sentence_ids, short_hash, words_of
from briefgen.model.source import Aside, Evidence, Format, Manuscript, NotRead, Repair, SourceFile

__all__ = [
    "FORMAT",
    "AnnotatedArticle",
    "AnnotatedSentence",
    "Article",
    "ArticleCard",
    "Aside",
    "Attribution",
    "Background",
    "Block",
    "BlockKind",
    "Bound",
    "Bracket",
    "Citation",
    "Claim",
    "CleaningEdit",
    "Copied",
    "Cut",
    "Difference",
    "DifferenceKind",
    "Evidence",
    "Fact",
    "Format",
    "Manner",
    "Manuscript",
    "Metadata",
    "Name",
    "NameKind",
    "NotRead",
    "Origin",
    "Parallel",
    "ParallelPassage",
    "Position",
    "Publisher",
    "Quantity",
    "Quotation",
    "Reading",
    "Repair",
    "Rights",
    "Scope",
    "Sentence",
    "Snippet",
    "SourceFile",
    "Spelling",
    "Statement",
    "Story",
    "StoryCard",
    "Terms",
    "Token",
    "When",
    "Withheld",
    "sentence_ids",
    "short_hash",
    "words_of",
]
