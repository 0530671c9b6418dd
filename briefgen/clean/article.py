"""From one manuscript to one article: read it, apply the rules in their order, split it into sentences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container

from briefgen.clean.draft import Draft, without_invisible
from briefgen.clean.frontmatter import read_front_matter
from briefgen.clean.given import repaired, take_given
from briefgen.clean.page.body import read_page
from briefgen.clean.paste.overrule import overrule
from briefgen.clean.paste.walls import wall_of
from briefgen.clean.record import metadata_of
from briefgen.clean.rules import TOLD, apply_rules, cut_asides
from briefgen.clean.text.language import language_of, reads_english
from briefgen.clean.text.markdown_text import notes_in
from briefgen.clean.text.reading import read_markdown, read_text
from briefgen.clean.text.receipt import traces
from briefgen.clean.text.sentences import sentences_of
from briefgen.clean.text.slugs import slug
from briefgen.clean.text.unglue import Mended, unglue
from briefgen.clean.text.wording import count, ends_sentence, holds_sentence, is_prose
from briefgen.errors import NotAnArticle
from briefgen.load.normal import CONTROL, TURN
from briefgen.model import Article, Block, BlockKind, CleaningEdit, Format, Manuscript, Repair, short_hash

# Fewer words than this, captions aside, are a menu, a link or a headline alone.  The shortest real article of 90
# read by hand has 31.
LEAST_WORDS = 15
FLASH_WORDS = 10  # of a flash that stands under a title and a day
SENTENCE_WORDS = 6  # of the shortest sentence that is an article's; those that pages print have fewer
ENOUGH_WORDS = 60  # so many are an article even without one long sentence that ends with a full stop
_LINK = re.compile(r"https?://\S+|www\.\S+")


def clean(
    manuscript: Manuscript,
    vocabulary: Container[str] = frozenset(),
    taken_id: str | None = None,
    edit: CleaningEdit | None = None,
) -> Article:
    """Clean one manuscript.

    ``vocabulary`` holds words of the story's other files, which tell glued words from names; ``taken_id`` is the
    id another file of the story bears already, in which case this one's gets a short hash.  Raises
    ``NotAnArticle`` where nothing is left that could be one.
    """
    draft = drafted(manuscript)
    if edit is not None:
        overrule(draft, edit)
    path = manuscript.path
    if manuscript.asides is None and (wall := wall_of(draft)):
        raise NotAnArticle(path, wall)
    blocks, damaged = _blocks(draft, vocabulary)
    blocks, damaged = _with_receipts(blocks, damaged, draft)
    words = sum(count(b.text) for b in blocks if b.kind is not BlockKind.CAPTION)
    # What a database exports as an article is one, however short: a flash of one sentence, a picture and its caption.
    least = _least(draft)
    enough = ENOUGH_WORDS if manuscript.asides is None else 0
    if words < least or not blocks or (words < enough and not any(_is_text(b, draft) for b in blocks)):
        raise NotAnArticle(path, _why_not(manuscript, draft, words))
    language = language_of(" ".join(b.text for b in blocks if b.kind is not BlockKind.CAPTION))
    if language not in (None, "en"):
        draft.notes.append(f"This article is in another language ({language}); it is shown, but not compared.")
    spelled = (r for b in blocks for r in b.repairs if r.rule in (CONTROL, TURN))
    draft.notes += repaired((*manuscript.repairs, *spelled))
    made = slug(path)
    return Article(
        id=f"{made}-{short_hash(path)}" if taken_id == made else made,
        path=path,
        sha256=manuscript.source.sha256,
        format=manuscript.format,
        encoding=manuscript.encoding,
        metadata=metadata_of(draft, language),
        blocks=blocks,
        sentences=sentences_of(blocks, damaged),
        cuts=tuple(sorted(draft.cuts, key=lambda c: c.source)),
        repairs=manuscript.repairs,
        notes=tuple(draft.notes),
        overruled=tuple(sorted(draft.overruled, key=lambda c: c.source)),
    )


def _least(draft: Draft) -> int:
    """The words of an article's body at least; a flash of one sentence is known by its title and its day."""
    if draft.manuscript.asides is not None:
        return 0
    return FLASH_WORDS if draft.value("title") and draft.value("published") else LEAST_WORDS


def _is_text(block: Block, draft: Draft) -> bool:
    """Whether a block can only be an article's.  Where a title and the outlet or day are told, a short sentence can."""
    if is_prose(block.text) or holds_sentence(block.text):
        return True
    told = draft.value("title") and (draft.value("outlet") or draft.value("published")) and not draft.by_layout
    body = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    return bool(told) and body and count(block.text) >= SENTENCE_WORDS and ends_sentence(block.text)


def drafted(manuscript: Manuscript) -> Draft:
    """A manuscript's pieces after all rules; where nothing but the wording remains to be mended."""
    if manuscript.format is Format.HTML:
        draft = read_page(manuscript)
    else:
        reader = read_markdown if manuscript.format is Format.MARKDOWN else read_text
        draft = Draft(manuscript, reader(manuscript))
        if manuscript.format is Format.MARKDOWN:
            read_front_matter(draft)
            if own := notes_in(manuscript.text):
                draft.notes.append(f"{own} note(s) of its reader's own in the file are not shown.")
    take_given(draft)
    if manuscript.asides is None:
        apply_rules(draft)
    else:
        cut_asides(draft)
        apply_rules(draft, TOLD)
    return draft


def _blocks(draft: Draft, vocabulary: Container[str]) -> tuple[tuple[Block, ...], list[tuple[int, int]]]:
    """Blocks with their repairs, and the places ``(block, offset)`` at which words were lost."""
    visible = [without_invisible(piece.traced) for piece in draft.pieces]
    texts = [traced.text for traced, _ in visible]
    # Zulu and Irish write a capital inside a word; on a page nothing was lost by copying that would glue words.
    safe = draft.by_layout and not reads_english(" ".join(texts))
    mended = [Mended(text) for text in texts] if safe else unglue(texts, vocabulary)
    blocks: list[Block] = []
    damaged: list[tuple[int, int]] = []
    for piece, (_, removed), mend in zip(draft.pieces, visible, mended, strict=True):
        level = max(2, piece.level) if piece.kind is BlockKind.HEADING else 0
        repairs = _merged(removed, mend.repairs)
        blocks.append(Block(piece.kind, mend.text, piece.traced.span, repairs, level))
        damaged += [(len(blocks) - 1, at) for at in mend.damaged]
    return tuple(blocks), damaged


def _merged(removed: tuple[Repair, ...], given: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """Two lists of repairs as one: the first one's offsets are moved by what the second put in before them."""
    moved, waiting, shift = [], deque(given), 0
    for r in removed:
        while waiting and waiting[0].start < r.start:
            shift += len(waiting.popleft().after)
        moved.append(Repair(r.start + shift, r.before, r.after, r.rule))
    return tuple(sorted((*moved, *given), key=lambda r: r.start))


def _with_receipts(
    blocks: tuple[Block, ...], damaged: list[tuple[int, int]], draft: Draft
) -> tuple[tuple[Block, ...], list[tuple[int, int]]]:
    """Only blocks whose receipt holds; one that does not is named in a note rather than printed."""
    kept = {n: 0 for n, block in enumerate(blocks) if traces(block, draft.manuscript)}
    for n, block in enumerate(blocks):
        if n not in kept:
            draft.notes.append(
                f"A paragraph was left out, for it could not be traced to the file: “{block.text[:60]}…”"
            )
    if len(kept) == len(blocks):
        return blocks, damaged
    kept = {n: new for new, n in enumerate(kept)}
    return tuple(blocks[n] for n in kept), [(kept[n], at) for n, at in damaged if n in kept]


def _why_not(manuscript: Manuscript, draft: Draft, words: int) -> str:
    if words == 0 and not draft.cuts:
        return "No text was found in it; save the article's text, or the page after it has loaded."
    if _LINK.search(manuscript.text) and len(manuscript.text.split()) <= 12 and manuscript.format is not Format.HTML:
        return "It is only a link; open it and save the page itself, or copy the article's text."
    if words < LEAST_WORDS:
        return f"There is no article in it, only a menu and the like ({words} words of text); save the article's page."
    return f"There is no article in it: its {words} words hold no full sentence; save the article's own page."
