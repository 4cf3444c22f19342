"""Words and grammar: the model keeps to our sentences, and furniture has no words."""

from dragoman.annotate.grammar.syntax import Syntax
from dragoman.annotate.layout.blocks import Blocks
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, NamedSpan, Sentence, Token
from dragoman.model.document import Document, Span
from dragoman.model.reading import Reading

TEXT = "Talks held in Lutha\n\nAmbassador A. Karov  met the Sylvanian minister. They signed two treaties."


def analyse(knowledge: Knowledge, text: str, *blocks: Block) -> Reading:
    given = blocks or (Block(Span(0, len(text)), "body"),)
    return Syntax(knowledge)(Reading(Document("d", text)).adding(Block, given))


def test_words_stand_where_the_text_has_them(knowledge: Knowledge) -> None:
    reading = analyse(knowledge, TEXT)
    assert [token.text for token in reading[Token]] == [token.span.of(TEXT) for token in reading[Token]]
    assert "".join(token.text for token in reading[Token]) == "".join(TEXT.split())


def test_sentences_own_their_words_and_heads_stay_inside(knowledge: Knowledge) -> None:
    reading = analyse(knowledge, TEXT, Block(Span(0, 19), "heading"), Block(Span(21, len(TEXT)), "body"))
    tokens = reading[Token]
    assert [sentence.block for sentence in reading[Sentence]] == [0, 1, 1]
    for number, sentence in enumerate(reading[Sentence]):
        words = tokens[sentence.first : sentence.last]
        assert {token.sentence for token in words} == {number}
        assert all(sentence.first <= token.head < sentence.last for token in words)


def test_lemmas(knowledge: Knowledge) -> None:
    lemmas = {token.text: token.lemma for token in analyse(knowledge, TEXT)[Token]}
    assert lemmas["met"] == "meet"
    assert lemmas["signed"] == "sign"
    assert lemmas["treaties"] == "treaty"
    assert lemmas["Karov"] == "Karov"


def test_furniture_has_no_words(knowledge: Knowledge) -> None:
    reading = analyse(knowledge, TEXT, Block(Span(0, 19), "furniture"), Block(Span(21, len(TEXT)), "body"))
    assert all(token.span.start >= 21 for token in reading[Token])
    assert reading[Sentence][0].block == 1


def test_an_empty_text_has_nothing(knowledge: Knowledge) -> None:
    reading = Syntax(knowledge)(Blocks(knowledge)(Reading(Document("d", " \n"))))
    assert (reading[Sentence], reading[Token], reading[NamedSpan]) == ((), (), ())
