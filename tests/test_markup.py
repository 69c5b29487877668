"""The sentences of an incident, marked in the text of its reports."""

from sahel.store.card import AROUND, Passage, Source
from sahel.widgets.markup import excerpts, quoted, source

WIRE = Source("r1", "A title", "The Wire", None, None, "en")
TEXT = "Gunmen came at dawn. They killed six soldiers. Nobody claimed it. The army sent help. <b>Late.</b>"


def passage(sentence: str, around: int = AROUND) -> Passage:
    start = TEXT.index(sentence)
    end = start + len(sentence)
    return Passage(WIRE, start, end, sentence, TEXT[max(0, start - around) : start], TEXT[end : end + around])


def test_sentences_whose_surroundings_touch_are_marked_in_one_text():
    told = excerpts([passage("Nobody claimed it."), passage("They killed six soldiers.")])
    assert [excerpt.text for excerpt in told] == [TEXT]
    assert quoted(told[0]) == (
        "<blockquote><span>Gunmen came at dawn. </span><mark>They killed six soldiers.</mark>"
        "<span> </span><mark>Nobody claimed it.</mark>"
        "<span> The army sent help. &lt;b&gt;Late.&lt;/b&gt;</span></blockquote>"
    )


def test_sentences_that_overlap_are_marked_once():
    told = excerpts([passage("They killed six soldiers. Nobody claimed it."), passage("Nobody claimed it.")])
    assert quoted(told[0]).count("Nobody claimed it.") == 1


def test_an_excerpt_begins_and_ends_with_whole_words_and_shows_where_the_report_goes_on():
    long = Passage(
        WIRE, 900, 905, "Six.", "ound half a word " + "x" * (AROUND - 17), " And mo" + "r" * (AROUND - 7)
    )
    [told] = excerpts([long])
    assert told.text.startswith("half a word") and told.text.endswith("Six. And")
    assert "…" in quoted(told).split("half")[0] and quoted(told).endswith("…</span></blockquote>")


def test_sentences_far_apart_are_two_excerpts():
    assert len(excerpts([passage("Gunmen came at dawn.", 5), passage("The army sent help.", 5)])) == 2


def test_a_reports_address_is_a_link_only_into_the_web():
    assert 'href="https://example.org/1"' in source("A title", "The Wire", None, "https://example.org/1")
    assert "href" not in source("A title", "The Wire", None, "javascript:alert(1)")
    assert "href" not in source("A title", "The Wire", None, "file:///etc/passwd")
    assert source(None, None, None, None) == "A report"
