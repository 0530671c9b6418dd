"""What a passage states in the first place: its main predicate and what hangs on it."""

from __future__ import annotations

from briefgen.compare.asked import asked_once
from briefgen.lexicon.wordlists import words
from briefgen.model.comparison import Passage, is_content
from briefgen.model.tree import Tree

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp", "dative", "agent", "prep", "xcomp", "ccomp", "prt")
_STATING = {"VERB", "AUX", "ADJ", "NOUN"}
# "She said he had told them that it was known that it fell": nobody reports a report of a report.
_DEEPEST = 3


def main_predicate(tree: Tree) -> int:
    """The root, or under verbs of saying the head of what is said: the "fell" of "She said the wall fell"."""
    at = tree.roots()[0]
    for _ in range(_DEEPEST):
        token = tree.tokens[at]
        says = token.pos in {"VERB", "AUX"} and token.lemma.lower() in words("verbs", "say")
        said = [i for i in tree.children(at, "ccomp", "xcomp") if tree.tokens[i].pos in _STATING]
        if not (says and said):
            break
        at = said[0]
    return at


@asked_once
def core(passage: Passage, predicate: int) -> tuple[int, ...]:
    """The predicate and the heads of its subject, objects and prepositional phrases, those of an infinitive too.

    Words of syntax are left out; pronouns stay, since they are who did it.
    """
    tree, found = passage.tree, [predicate]
    for i in tree.children(predicate, *_ARGUMENTS):
        found += _heads(tree, i)
        if tree.tokens[i].dep == "xcomp":
            found += [k for j in tree.children(i, "dobj", "attr", "acomp", "prep") for k in _heads(tree, j)]
    return tuple(dict.fromkeys(i for i in found if is_content(tree.tokens[i]) or tree.tokens[i].pos == "PRON"))


def _heads(tree: Tree, index: int) -> tuple[int, ...]:
    """The word itself, or what a preposition leads to."""
    return tree.children(index, "pobj") if tree.tokens[index].dep in {"prep", "agent"} else (index,)
