"""Editor's brackets: the date of "on Tuesday", beside the sentence that says so."""

from __future__ import annotations

from dataclasses import replace

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, Bracket, Fact, Metadata
from briefgen.sections.facts.brackets import bracketed, brackets
from briefgen.sections.facts.facts import citation
from tests.kit.invented import annotated


def dated(*sentences: str) -> AnnotatedArticle:
    article = annotated(*sentences).article
    return annotate(replace(article, metadata=replace(article.metadata or Metadata(), published="2031-03-06")))


def test_a_weekday_is_told_by_its_date() -> None:
    (sentence,) = dated("The ferry struck a sandbank off Marrowby on Tuesday.").sentences
    assert [b.date for b in brackets(sentence)] == ["2031-03-04"]
    assert brackets(sentence)[0].words in sentence.text


def test_a_full_date_needs_no_bracket() -> None:
    (sentence,) = dated("The ferry struck a sandbank off Marrowby on 4 March 2031.").sentences
    assert brackets(sentence) == ()


def test_the_same_words_are_bracketed_once() -> None:
    (sentence,) = dated("It sailed on Tuesday, ran aground on Tuesday and was towed on Wednesday.").sentences
    assert [b.date for b in brackets(sentence)] == ["2031-03-04", "2031-03-05"]


def test_a_fact_has_the_brackets_of_the_sentence_that_tells_it() -> None:
    article = dated("The ferry struck a sandbank on Tuesday.", "The mayor spoke on Wednesday.")
    cited = tuple(citation(s) for s in article.sentences)
    fact = Fact("f-1", cited[0].text, 1, 1, None, (), cited)
    (told,) = bracketed([fact], [article])
    assert [b.date for b in told.brackets] == ["2031-03-04"]
    assert replace(told, brackets=()) == fact
    assert all(isinstance(b, Bracket) for b in told.brackets)
