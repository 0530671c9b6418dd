"""The briefing of one story: chosen, ordered and cited, with no text of our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.annotate.story import assumed_date
from briefgen.gather.gathered import Gathered
from briefgen.gather.origins import Origins
from briefgen.model import AnnotatedArticle, ArticleCard, NotRead, Publisher, Story, StoryCard
from briefgen.sections.briefing import SECTIONS, Briefing
from briefgen.sections.material import Material


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
    gathered = Gathered.of(articles, publishers)
    material = Material(gathered, not_read)
    day = assumed_date([a.article for a in gathered.every])
    return Briefing(
        story=_story_card(story, gathered),
        articles=tuple(_card(story, a, gathered.origins, day) for a in gathered.every),
        origins=gathered.origins.known,
        **{name: section.make(material) for name, section in SECTIONS.items()},
    )


def _story_card(story: Story, gathered: Gathered) -> StoryCard:
    """Without a title of its own the story bears the headline of its best-placed origin: that of most articles."""
    articles = [a for a in gathered.every if a.article.id not in gathered.aside]
    titled = [a.article for a in articles if a.article.metadata.title]
    size = {o.id: len(o.articles) for o in gathered.origins}
    best = min(
        titled, key=lambda a: (-size[gathered.origins.of(a.id)], a.metadata.published or "9", a.id), default=None
    )
    title, lent = (story.title, None) if story.title or best is None else (best.metadata.title, best.id)
    return StoryCard(story.id, title or story.id, _language(gathered.every), story.description, lent)


def _language(articles: Sequence[AnnotatedArticle]) -> str | None:
    """The language of most articles, of two the first by its code; None where none is told."""
    spoken = Counter(a.article.metadata.language for a in articles if a.article.metadata.language)
    return min(spoken, key=lambda language: (-spoken[language], language), default=None)


def _card(story: Story, annotated: AnnotatedArticle, origins: Origins, day: str | None) -> ArticleCard:
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
        origin=origins.of(article.id),
        page=f"{story.id}/articles/{article.id}.md",
        sha256=article.sha256,
        words=article.words,
        notes=article.notes,
        assumed=None if meta.published or meta.updated else day,
        uncompared=not annotated.compared,
        rights=article.rights,
    )
