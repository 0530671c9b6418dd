"""The briefing of one story: chosen, ordered and cited, with no text of our own."""

from __future__ import annotations

from briefgen.annotate.story import assumed_date
from briefgen.compare.contrasts.tolls import counts_of_event
from briefgen.compare.engine import compare
from briefgen.compare.ground import Ground
from briefgen.compare.weigh import weigh
from briefgen.gather.event import background
from briefgen.gather.origins import origin_of, origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, ArticleCard, Briefing, NotRead, Origin, Publisher, Story, StoryCard
from briefgen.sections.facts.alone import what_it_says
from briefgen.sections.facts.brackets import bracketed
from briefgen.sections.facts.facts import bottom_line, facts
from briefgen.sections.figures.figures import figures
from briefgen.sections.gaps import gaps
from briefgen.sections.people.people import people
from briefgen.sections.questions import unanswered
from briefgen.sections.quotes import quotes
from briefgen.sections.singles import single_source
from briefgen.sections.timeline.timeline import timeline


def brief(
    story: Story,
    articles: tuple[AnnotatedArticle, ...],
    not_read: tuple[NotRead, ...],
    publishers: tuple[Publisher, ...] = (),
) -> Briefing:
    """The briefing of a story from its annotated articles; articles in another language are listed, not compared.

    Articles on another event (see ``event.py``) are left out of facts, differences, figures and gaps; their dates,
    people and quotations stay.  ``publishers`` are those the editor names (see ``gather/newsrooms.py``).

    Nothing is raised for a story of one article, or of none: what cannot be said is left empty.  The order in which
    the articles are given does not matter: they stand in that of their paths.
    """
    articles = tuple(sorted(articles, key=lambda a: (a.article.path, a.article.id)))
    compared = tuple(a for a in articles if a.compared)
    known = origins([a.article for a in articles], publishers)
    stated = tuple(c for article in compared for c in claims(article))
    elsewhere = background([a.article for a in compared], stated)
    aside = {b.article for b in elsewhere}
    at_hand = tuple(a for a in compared if a.article.id not in aside)
    every = tuple(c for c in stated if c.article not in aside)
    ground = Ground.among(at_hand, known, shipped_encoder())
    comparison = compare(ground)
    differences = comparison.differences
    weighed = [one for both in weigh(ground.aligned) for one in both]
    found = facts(weighed, known, differences) if len(at_hand) != 1 else what_it_says(at_hand[0], every)
    told = bracketed(found, at_hand)
    counts = counts_of_event(ground)
    return Briefing(
        story=_story_card(story, tuple(a for a in articles if a.article.id not in aside), known),
        articles=tuple(_card(story, a, known, assumed_date([a.article for a in articles])) for a in articles),
        origins=known,
        bottom_line=bottom_line(told, every),
        facts=told,
        differences=differences,
        timeline=timeline(compared),
        people=people(compared),
        quotes=quotes(compared),
        figures=figures(at_hand, known, told, differences, counts),
        single_source=single_source(every, known, told),
        gaps=gaps(at_hand),
        background=elsewhere,
        not_read=not_read,
        parallels=comparison.parallels,
        spellings=comparison.spellings,
        unanswered=unanswered(at_hand, all_read=len(compared) == len(articles)),
    )


def _story_card(story: Story, articles: tuple[AnnotatedArticle, ...], known: tuple[Origin, ...]) -> StoryCard:
    """Without a title of its own the story bears the headline of its best-placed origin: that of most articles."""
    languages = sorted({a.article.metadata.language for a in articles if a.article.metadata.language})
    titled = [a.article for a in articles if a.article.metadata.title]
    size = {o.id: len(o.articles) for o in known}
    best = min(titled, key=lambda a: (-size[origin_of(a.id, known)], a.metadata.published or "9", a.id), default=None)
    title, lent = (story.title, None) if story.title or best is None else (best.metadata.title, best.id)
    return StoryCard(
        story.id, title or story.id, languages[0] if len(languages) == 1 else None, story.description, lent
    )


def _card(story: Story, annotated: AnnotatedArticle, known: tuple[Origin, ...], day: str | None) -> ArticleCard:
    article, meta = annotated.article, annotated.article.metadata
    return ArticleCard(
        id=article.id,
        path=article.path,
        title=meta.title,
        outlet=meta.outlet,
        authors=meta.authors,
        agencies=meta.agencies,
        published=meta.published,
        updated=meta.updated,
        url=meta.url,
        language=meta.language,
        origin=origin_of(article.id, known),
        page=f"{story.id}/articles/{article.id}.md",
        sha256=article.sha256,
        words=article.words,
        notes=article.notes,
        assumed=None if meta.published or meta.updated else day,
        uncompared=not annotated.compared,
    )
