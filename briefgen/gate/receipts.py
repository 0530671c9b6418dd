"""The receipts: from every statement of a briefing down to the characters of a source file.

Each check is a function from values to failures in words; none of them trusts what an earlier stage counted.  The
checks, from the page downwards:

=========================  ==================================================================================
a statement                stands verbatim in a sentence it cites
a citation                 names an article and a sentence of it, and has exactly that sentence's words
a count                    is what its citations and the origins give when they are counted again
the origins                put every article into exactly one
a sentence                 stands in its block where it says, under the id its words give
a block                    is in the source file, but for the repairs in its log
the manuscript             is the decoded file, but for the repairs in its log; or what the file's reader gives again
every source file          became an article or is named, with a reason, as not read; so did every part of it
=========================  ==================================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.clean.text.receipt import traces
from briefgen.errors import SourceError
from briefgen.gate.counts import count_failures
from briefgen.gate.failures import ARTICLES, Failure, Failures, Place, of_article, of_section
from briefgen.gate.statements import all_citations, printed, start_of
from briefgen.gather.origins import Origins
from briefgen.load.decode import undo
from briefgen.load.sources import read_source
from briefgen.model import Article, ArticleCard, Citation, Manuscript, NameKind, Story, sentence_ids
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.figure import Agreement
from briefgen.sections.figures.reports import moves


def story_failures(done: BriefedStory) -> Failures:
    """Everything that does not hold in one story, from its briefing down to its source files."""
    yield from briefing_failures(done.briefing, done.articles)
    manuscripts = {m.path: m for m in done.manuscripts}
    for number, article in enumerate(done.articles):
        if manuscript := manuscripts.get(article.path):
            yield from source_failures(article, manuscript, number)
        else:
            yield Failure(of_article(article.id, number), f"its source file {article.path} was never read")
    yield from reading_failures(done)
    yield from lost_files(done.story, done.briefing)


def reading_failures(done: BriefedStory) -> Failures:
    """What does not hold between the files a reader took apart and what it gives when it reads them once more."""
    plain = {m.source.path for m in done.manuscripts if not m.reader}
    named = {file.path for file in done.briefing.not_read}
    known = {card.path for card in done.briefing.articles} | named
    numbers = {article.path: n for n, article in enumerate(done.articles)}
    for source in done.story.sources:
        if source.path in plain:
            continue
        try:
            again = read_source(source)
        except SourceError as error:
            if source.path not in named:
                yield Failure(Place(source.path), f"it cannot be read again: {error.reason}")
            continue
        told = {m.path: m for m in again.manuscripts}
        for manuscript in done.manuscripts:
            path = manuscript.path
            if manuscript.source.path == source.path and told.get(path) != manuscript:
                way = ((ARTICLES, numbers[path]),) if path in numbers else ()
                yield Failure(Place(path, way), "reading its file once more gives another text")
        for path in sorted({*told, *(file.path for file in again.not_read)} - known):
            yield Failure(Place(path), "this part is neither an article nor named as not read")


def briefing_failures(briefing: Briefing, articles: Iterable[Article]) -> Failures:
    """What does not hold between a briefing and its articles."""
    by_id = {article.id: article for article in articles}
    for where, text, citations in printed(briefing):
        yield from _statement_failures(where, text, citations)
    known = {a.id: {s.id: s.text for s in a.sentences} for a in by_id.values()}
    for where, citation in all_citations(briefing):
        yield from _citation_failures(where, citation, known)
    yield from _card_failures(briefing.articles, by_id)
    yield from count_failures(briefing, by_id)
    yield from _figure_failures(briefing)
    yield from _difference_failures(briefing)
    yield from _parallel_failures(briefing)
    yield from _name_failures(briefing, by_id.values())


def source_failures(article: Article, manuscript: Manuscript, number: int | None = None) -> Failures:
    """What does not hold between an article and the bytes it came from; ``number`` is its place in the story."""
    where = of_article(article.id, number)
    if article.sha256 != manuscript.source.sha256:
        yield Failure(where, f"its sha256 is not that of {manuscript.source.path}")
    raw = undo(manuscript.text, manuscript.repairs)
    if not manuscript.reader and raw != manuscript.source.data.decode(manuscript.encoding):
        why = f"undoing the repairs of {manuscript.source.path} does not give the file's characters back"
        yield Failure(where, why)
    for n, block in enumerate(article.blocks):
        if not traces(block, manuscript):
            why = f"block {n} ({start_of(block.text)}) is not what the source file has at {block.source}"
            yield Failure(where, why)
    yield from article_failures(article, number)


def article_failures(article: Article, number: int | None = None) -> Failures:
    """What does not hold inside an article: sentences in their blocks, ids from their words."""
    where = of_article(article.id, number)
    for sentence in article.sentences:
        if not 0 <= sentence.block < len(article.blocks):
            yield Failure(where, f"sentence {sentence.id} is in block {sentence.block}, which does not exist")
        elif not sentence.text or article.blocks[sentence.block].text[sentence.start : sentence.end] != sentence.text:
            yield Failure(where, f"sentence {sentence.id} does not stand in its block where it says")
    ids = sentence_ids(s.text for s in article.sentences)
    for sentence, expected in zip(article.sentences, ids, strict=True):
        if sentence.id != expected:
            yield Failure(where, f"sentence {sentence.id} should have the id {expected} by its words")


def lost_files(story: Story, briefing: Briefing) -> Failures:
    """Source files that are neither an article nor named as not read."""
    accounted = {card.path for card in briefing.articles} | {file.path for file in briefing.not_read}
    accounted |= {path.rpartition("#")[0] for path in accounted}  # a part accounts for its file; its siblings: above
    for path in sorted({s.path for s in story.sources} | {n.path for n in story.not_read}):
        if path not in accounted:
            yield Failure(Place(path), "this file is neither an article nor named as not read")
    for file in briefing.not_read:
        if not file.reason.strip():
            yield Failure(Place(file.path), "it is named as not read, but no reason is given")


def _statement_failures(where: Place, text: str, citations: tuple[Citation, ...]) -> Failures:
    if not text.strip():
        yield Failure(where, "it has no words")
    elif not citations:
        yield Failure(where, "it cites nothing")
    elif not any(text in citation.text for citation in citations):
        yield Failure(where, f"its words ({start_of(text)}) stand in no sentence it cites")


def _citation_failures(where: Place, citation: Citation, known: dict[str, dict[str, str]]) -> Failures:
    place = f"{citation.article}#{citation.sentence}"
    if citation.article not in known:
        yield Failure(where, f"cites the article {citation.article}, which does not exist")
    elif citation.sentence not in known[citation.article]:
        yield Failure(where, f"cites {place}, which does not exist")
    elif known[citation.article][citation.sentence] != citation.text:
        yield Failure(where, f"the words it cites are not those of {place}")
    elif not all(0 <= start < end <= len(citation.text) for start, end in citation.marks):
        yield Failure(where, f"it marks words outside {place}")


def _card_failures(cards: tuple[ArticleCard, ...], articles: dict[str, Article]) -> Failures:
    for name, count in Counter(card.id for card in cards).items():
        if count > 1:
            yield Failure(of_article(name), f"the id is given to {count} articles")
    if missing := sorted(set(articles) - {card.id for card in cards}):
        yield Failure(of_article(missing[0]), "it is missing from the table of sources")
    for card in cards:
        article = articles.get(card.id)
        if article is None:
            yield Failure(of_article(card.id), "it is in the table of sources, but there is no such article")
            continue
        said = (card.path, card.sha256, card.words, card.title, card.outlet, card.authors, card.published, card.url)
        meta = article.metadata
        if card.rights is not article.rights:
            yield Failure(of_article(card.id), f"it may be shown as {article.rights}, and the table says {card.rights}")
        true = (article.path, article.sha256, article.words, meta.title, meta.outlet, meta.authors)
        if said != (*true, meta.published, meta.url):
            yield Failure(of_article(card.id), "the table of sources does not say what the article says")


def _figure_failures(briefing: Briefing) -> Failures:
    """Counts of a figure that its citations do not give, and an agreement or a difference that is not there."""
    cited_by = {d.id: {(c.article, c.sentence) for p in d.positions for c in p.citations} for d in briefing.differences}
    known = {article for origin in briefing.origins for article in origin.articles}
    told = Origins(briefing.origins)
    for n, figure in enumerate(briefing.figures):
        where = of_section("figures", n, f"figure {figure.text}")
        every = tuple(c for amount in figure.amounts for c in amount.citations)
        counted = [
            (figure.articles, figure.origins, every),
            *((a.articles, a.origins, a.citations) for a in figure.amounts),
        ]
        for articles, origins, citations in counted:
            found = {c.article for c in citations}
            if found <= known and (articles, origins) != (len(found), told.count(citations)):
                why = f"it says {articles} articles and {origins} origins, which its citations do not give"
                yield Failure(where, why)
        lead = figure.amounts[0] if figure.amounts else None
        if lead is None or (lead.text, lead.value, lead.citations) != (figure.text, figure.value, figure.citations):
            yield Failure(where, "it is not the first of its values")
        alone = Agreement.ONE_ORIGIN if figure.origins < 2 else Agreement.AGREE
        if figure.agreement is not (alone if figure.difference is None else Agreement.DIFFER):
            yield Failure(where, f"it says {figure.agreement}, which its values do not")
        if figure.moves and not moves(figure.amounts, {card.id: card.published for card in briefing.articles}):
            yield Failure(where, "it says that the number moves, which its report times do not give")
        here = {(c.article, c.sentence) for c in every}
        if figure.difference is not None and len(here & cited_by.get(figure.difference, set())) < 2:
            yield Failure(where, f"{figure.difference} is no difference of its values")


def _difference_failures(briefing: Briefing) -> Failures:
    articles = {card.id for card in briefing.articles}
    origin_of = {article: origin.id for origin in briefing.origins for article in origin.articles}
    for n, difference in enumerate(briefing.differences):
        where = of_section("differences", n, f"difference {difference.id}")
        heard = {c.article for p in difference.positions for c in p.citations}
        if len(difference.positions) < 2:
            yield Failure(where, "it has fewer than two positions")
        if strangers := sorted(set(difference.silent) - articles):
            yield Failure(where, f"it calls {strangers[0]} silent, which does not exist")
        if speaking := sorted(set(difference.silent) & heard):
            yield Failure(where, f"it calls {speaking[0]} silent, and cites it")
        if difference.revision != (len({origin_of.get(a) for a in heard}) == 1):
            yield Failure(where, "whether it is a revision is not what the origins of its positions give")


def _parallel_failures(briefing: Briefing) -> Failures:
    """Passages of one article set side by side, a topic in no passage's words, and what a difference tells already."""
    apart = [[{(c.article, c.sentence) for c in p.citations} for p in d.positions] for d in briefing.differences]
    for n, parallel in enumerate(briefing.parallels):
        where = of_section("parallels", n, f"parallel {parallel.id}")
        cited = [c for p in parallel.passages for c in p.citations]
        of = [{c.article for c in p.citations} for p in parallel.passages]
        if len(of) < 2 or any(len(some) != 1 for some in of) or len(set.union(*of)) < len(of):
            yield Failure(where, "its passages are not of different articles")
        if missing := [w for w in parallel.topic.split(", ") if not any(w in c.text for c in cited)]:
            yield Failure(where, f"the word {missing[0]!r} of its topic stands in none of its passages")
        keys = {(c.article, c.sentence) for c in cited}
        if any(sum(bool(side & keys) for side in sides) > 1 for sides in apart):
            yield Failure(where, "a difference sets its passages against each other")


def _name_failures(briefing: Briefing, articles: Iterable[Article]) -> Failures:
    texts = [" ".join(block.text.split()) for article in articles for block in article.blocks]
    for where, name in _names(briefing):
        told = " ".join(name.split())
        if not any(told in text or told.upper() in text for text in texts):  # a transcript has its names in capitals
            yield Failure(where, "it stands in no article")
    for n, person in enumerate(briefing.people):
        where = of_section("people", n, f"the name {person.name}")
        if person.kind not in {NameKind.PERSON, NameKind.BODY}:
            yield Failure(where, f"it is listed as a {person.kind}")
        forms = [" ".join(form.split()) for form in (person.name, *person.aliases)]
        if person.mentions > sum(text.count(form) for text in texts for form in forms):
            yield Failure(where, f"it says {person.mentions} mentions, and the articles have fewer")


def _names(briefing: Briefing) -> Iterator[tuple[Place, str]]:
    """Every name of a person or body that is printed; an alias falls alone, a quotation with its speaker."""
    for n, person in enumerate(briefing.people):
        where = of_section("people", n, f"the name {person.name}")
        yield where, person.name
        yield from ((where.inner("aliases", a, f"the name {alias}"), alias) for a, alias in enumerate(person.aliases))
    for n, quote in enumerate(briefing.quotes):
        if quote.speaker:
            yield of_section("quotes", n, f"the name {quote.speaker}"), quote.speaker
