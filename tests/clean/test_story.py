"""The files of a story together: ids, order, what is left out."""

from __future__ import annotations

from itertools import permutations

from briefgen.clean.story import clean_story
from briefgen.clean.text.slugs import slug
from briefgen.load.decode import read
from briefgen.model import Manuscript, SourceFile

BODY = "The river rose in the night, and the bridge at the mill was closed to all traffic until the morning.\n\n"


def paper(path: str, text: str = BODY) -> Manuscript:
    return read(SourceFile(path, text.encode()))


def test_two_files_of_one_name_have_two_ids_whatever_the_order() -> None:
    papers = [paper("s/ferry.txt"), paper("s/articles/ferry.md", BODY + "It rained."), paper("s/harbour.txt")]
    results = {clean_story(order) for order in permutations(papers)}
    (only,) = results
    ids = [a.id for a in only[0]]
    assert len(set(ids)) == 3
    assert all(i.startswith(("ferry", "harbour")) for i in ids)


def test_a_new_file_leaves_the_other_ids() -> None:
    before, _ = clean_story([paper("s/ferry.txt")])
    after, _ = clean_story([paper("s/ferry.txt"), paper("s/aaa.txt", BODY + "Snow fell.")])
    assert before[0] in after


def test_what_is_no_article_is_named() -> None:
    articles, not_read = clean_story(
        [paper("s/a.txt"), paper("s/link.txt", "https://a.example/b"), paper("s/m.txt", "Home\nNews\nSport")]
    )
    assert [a.path for a in articles] == ["s/a.txt"]
    assert [n.path for n in not_read] == ["s/link.txt", "s/m.txt"]
    assert "only a link" in not_read[0].reason
    assert "no article" in not_read[1].reason


def test_files_tell_each_others_words() -> None:
    glued = BODY.replace("the mill", "oldTallowick")
    (alone,), _ = clean_story([paper("s/a.txt", glued)])
    (first, _), _ = clean_story([paper("s/a.txt", glued), paper("s/b.txt", BODY + "Tallowick is dry.")])
    assert "oldTallowick" in alone.blocks[0].text
    assert "oldTallowick" in first.blocks[0].text  # three letters are too few to be sure
    glued = BODY.replace("the mill", "flooded" + "Tallowick")
    (second, _), _ = clean_story([paper("s/a.txt", glued), paper("s/b.txt", BODY + "Tallowick is dry.")])
    assert "flooded Tallowick" in second.blocks[0].text


def test_an_id_can_stand_in_an_address() -> None:
    assert slug("s/Öl & Müll (3).HTML") == "ol-mull-3"
    assert slug("s/.txt") != slug("s/...md")
    assert len(slug("s/" + "long-" * 60 + ".txt")) <= 80
