"""Who's who, by the cases of ``cases/people.yml``, and the promises that hold for every story."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.gather.people import canonical_names, plainly
from briefgen.model import AnnotatedArticle, NameKind
from briefgen.sections.people.people import Person, people
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = yaml.safe_load((CASE_FILES / "people.yml").read_text(encoding="utf-8"))


def story(texts: list[str]) -> tuple[AnnotatedArticle, ...]:
    return tuple(annotated(*text.split("\n\n"), name=f"a{n}") for n, text in enumerate(texts))


def check(entry: Person, wanted: dict[str, Any]) -> None:
    missing = set(wanted.get("also", ())) - set(entry.aliases)
    assert not missing, f"{entry.name} has the forms {entry.aliases}"
    told = {plainly(entry_role.text) for entry_role in entry.roles}
    assert wanted.get("roles") != [] or not told, f"{entry.name} has the roles {[r.text for r in entry.roles]}"
    unsaid = {role for role in wanted.get("roles", ()) if plainly(role) not in told}
    assert not unsaid, f"{entry.name} has the roles {[r.text for r in entry.roles]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_a_golden_case(case: dict[str, Any]) -> None:
    listed = {entry.name: entry for entry in people(story(case["articles"]))}
    for group, kind in (("people", NameKind.PERSON), ("bodies", NameKind.BODY)):
        for name, wanted in case.get(group, {}).items():
            assert name in listed, f"{name} is not in {sorted(listed)}"
            assert listed[name].kind is kind
            check(listed[name], wanted)
    named = {form for entry in listed.values() for form in (entry.name, *entry.aliases)}
    assert not named & set(case.get("nobody", ()))
    order = case.get("order", [])
    assert [name for name in listed if name in order] == order


def by(author: str, article: AnnotatedArticle) -> AnnotatedArticle:
    metadata = replace(article.article.metadata, authors=(author,))
    return replace(article, article=replace(article.article, metadata=metadata))


def test_an_author_is_no_person_of_the_story_but_where_another_tells_of_her() -> None:
    own, other = story(
        ["Ann Harlow met Mayor Peter Dunn at the weir.", "Mayor Peter Dunn said Ann Harlow, a writer, was hurt."]
    )
    assert [p.name for p in people((by("Ann Harlow", own),))] == ["Peter Dunn"]
    assert {p.name for p in people((by("Ann Harlow", own), other))} == {"Ann Harlow", "Peter Dunn"}


def test_every_case_checks_something() -> None:
    assert all(case.get("people") or case.get("bodies") or case.get("nobody") for case in CASES)
    assert len(CASES) == len({case["says"] for case in CASES})


EVERY = [story(case["articles"]) for case in CASES[:6]]


@pytest.mark.parametrize("articles", EVERY, ids=[case["says"] for case in CASES[:6]])
def test_each_role_and_claim_stands_in_the_sentence_it_cites(articles: tuple[AnnotatedArticle, ...]) -> None:
    sentences = {(s.article, s.id): s.text for a in articles for s in a.sentences}
    for entry in people(articles):
        for role in entry.roles:
            for c in role.citations:
                ((start, end),) = c.marks
                assert plainly(sentences[c.article, c.sentence][start:end]) == plainly(role.text)
            assert role.text in role.citations[0].text
        for claim in entry.says:
            assert all(sentences[c.article, c.sentence] == c.text for c in claim.citations)
            assert claim.text == claim.citations[0].text


@given(order=st.permutations(range(len(EVERY[0]))), which=st.integers(0, len(EVERY) - 1))
@settings(max_examples=20, deadline=None)
def test_nobody_is_listed_twice_whatever_the_order(order: list[int], which: int) -> None:
    articles = EVERY[which]
    turned = tuple(articles[i] for i in order if i < len(articles))
    listed = people(turned)
    assert len({p.name for p in listed}) == len(listed)
    forms = [form for p in listed for form in {p.name, *p.aliases} if len(form.split()) > 1]
    assert len(forms) == len(set(forms))
    assert {p.name for p in listed} <= set(canonical_names(turned).values())
