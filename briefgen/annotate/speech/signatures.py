"""Signatures: who is named behind a dash after quoted words, "“It is safe.” — Mayor Ann Lee"."""

from __future__ import annotations

import re

from briefgen.annotate.speech.tellers import Teller
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, Name, NameKind, Snippet

# Behind a signature's name stand so many words at most: "— Ann Lee, head baker of the Orre mill".
LONGEST_SIGNATURE = 10
# ... and before it, as its office: "— Deputy Fire Chief Ann Lee".
MOST_OF_OFFICE = 4
_SIGNED = re.compile(r"[\s\"”’'»]*[—–―-]{1,2}\s*(?=[A-Z])")
_SIGN = {NameKind.PERSON, NameKind.BODY}


def signed(article: AnnotatedArticle, block: list[int], piece: tuple[int, int, int]) -> Teller | None:
    """ "“It is safe.” — Ann Lee, baker": a dash and a name behind the quotation, and nothing else in the paragraph.

    The signature may be the next paragraph, and a role may stand before the name: "— Mayor Ann Lee".
    ``block`` are the indexes of the paragraph's sentences, ``piece`` the last of the quotation: its sentence, its span.
    """
    i, _, end = piece
    behind = [j for j in (i, i + 1) if j in block]
    if behind[-1] != block[-1]:
        return None
    if i == block[-1] and _is_lone(article, i + 1):
        behind.append(i + 1)
    for j in behind:
        sentence = article.sentences[j]
        text = sentence.text
        sign = _SIGNED.match(text, end if j == i else 0)
        if sign is not None and len(text[sign.end() :].split()) <= LONGEST_SIGNATURE:
            start, stop = sign.end(), sign.end() + len(re.split(r"[,(@]| of ", text[sign.end() :])[0].rstrip(" ."))
            name = next((n for n in sentence.names if _signs(n, text[start:stop], start)), None)
            words_of_it = Snippet(text[start:stop], sentence.id, start, stop)
            return Teller(name.full if name else None, None, words_of_it)
    return None


def _is_lone(article: AnnotatedArticle, i: int) -> bool:
    """Is a sentence all that its paragraph has, and does it begin with the dash of a signature?"""
    if i >= len(article.sentences) or not article.sentences[i].text.lstrip().startswith(("—", "–", "―", "- ")):
        return False
    own = article.sentences[i].plain.block
    return sum(s.plain.block == own for s in article.sentences[max(0, i - 1) : i + 2]) == 1


def _signs(name: Name, signature: str, start: int) -> bool:
    """Is a name a signature's: all of it, a person's at its head, or one behind nothing but an office?"""
    before = signature[: max(0, name.start - start)].split()
    if not (name.start >= start and name.start - start < len(signature)) or name.kind not in _SIGN:
        return False
    if name.kind is NameKind.BODY:
        return not before and name.end - start >= len(signature)
    office = words("roles", "roles") | words("roles", "titles")
    return not before or (len(before) <= MOST_OF_OFFICE and before[-1].lower().strip(".,") in office)
