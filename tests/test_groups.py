"""Claims of different articles about the same thing."""

from __future__ import annotations

from briefgen.compare.groups import ALIKE, FEWEST_SHARED, SAME_CLAIM, align
from briefgen.likeness.measures import Telling
from briefgen.likeness.passages import claims
from briefgen.likeness.terms import similarity
from tests.invented import annotated

ONE = annotated(
    "The ferry struck a sandbank off Marrowby at dawn.",
    "Volunteers cooked soup for the passengers in the school.",
    "The mayor of Corran opened a library.",
    name="one",
)
TWO = annotated(
    "At dawn a ferry hit a sandbank near Marrowby.",
    "The passengers were given soup by volunteers in a school.",
    "Snow fell on the northern hills.",
    name="two",
)
CLAIMS = (*claims(ONE), *claims(TWO))
GROUPS = align(CLAIMS)


def test_each_claim_with_a_counterpart_is_the_middle_of_a_group() -> None:
    pairs = {tuple((m.claim.article, m.claim.rank) for m in g.members) for g in GROUPS}
    assert {(("one", 0), ("two", 0)), (("two", 0), ("one", 0)), (("one", 1), ("two", 1))} <= pairs
    assert not any(rank == 2 for pair in pairs for _, rank in pair)


def test_a_group_is_of_different_articles_and_its_middle_comes_first() -> None:
    for group in GROUPS:
        assert len(set(group.articles)) == len(group.articles) >= 2
        assert group.members[0].likeness == 1.0
        assert group.middle is group.members[0].claim


def test_every_member_is_near_to_the_middle() -> None:
    telling = Telling.of(CLAIMS)
    for group in GROUPS:
        for member in group.members[1:]:
            assert len(member.claim.terms & group.middle.terms) >= FEWEST_SHARED
            assert member.likeness >= SAME_CLAIM
            assert member.likeness == telling.likeness(group.middle, member.claim)
            assert similarity(member.claim.terms, group.middle.terms, telling.weight) >= ALIKE


def test_one_article_alone_makes_no_group() -> None:
    assert align(claims(ONE)) == ()


def test_a_denial_does_not_go_with_the_claim_it_denies() -> None:
    one = annotated("The council dumped the waste of the paper mill in the river.", name="one")
    two = annotated("The council denied that it dumped the waste of the paper mill in the river.", name="two")
    assert not align((*claims(one), *claims(two)))


def test_what_did_not_happen_does_not_go_with_what_did() -> None:
    one = annotated("The ferry struck the old sandbank off Marrowby.", name="one")
    two = annotated("The ferry did not strike the old sandbank off Marrowby.", name="two")
    assert not align((*claims(one), *claims(two)))
