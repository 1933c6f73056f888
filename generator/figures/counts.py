"""Bare numbers that count something, by syntax: the noun becomes the unit.

    five sources · 3,500 retail stores · 345 million people · at least six people · 51 (were taken …)

Left alone: labels behind a name ("Apollo 11"), "one" as a pronoun and before most nouns, number
words that stand alone, nouns that cannot be counted here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.refusals import YEAR_RE
from generator.lexicons.casualties import fate_words
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import NOMINAL
from generator.syntax.tree import child
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

MODIFIERS: Final = 3  # most words between a number and its noun: "five new European capitals"
BETWEEN_RE = re.compile(r"[ ](?:(?!over |under |about |around )[A-Za-z][\w.'&/-]*[ ]){0,4}")
LONGEST_SYMBOL: Final = 3  # "20 wt", "3 byr": units no list knows
MODIFIER_DEPS: Final = frozenset({"nummod", "quantmod", "compound", "amod", "conj", "nmod", "advmod", "pobj"})
LOOSE_DEPS: Final = frozenset({"dobj", "pobj", "npadvmod", "conj", "ROOT", "appos", "nummod"})
NUMBER_UNIT: Final = "number"  # a count whose noun is not said: "51 were taken"


def resolve_count(annotation: Annotation, text: str, amount: Amount) -> Amount | None:
    """Return a bare amount with its noun as unit, or None when it counts nothing."""
    token = next(reversed(annotation.tokens_in(amount.number)), None)
    if token is None or _is_name_number(annotation, token, amount):
        return None
    noun = counted_noun(annotation, token, amount)
    if noun is None:
        return _without_noun(annotation, token, amount, text)
    if _is_small_one(annotation, amount, noun) or _is_compound(amount, noun):
        return None
    hyphened = re.match(r"-[A-Za-z-]+", text[noun.end :])  # "counter-protesters"
    end = noun.end + (hyphened.end() if hyphened else 0)
    apart = not BETWEEN_RE.fullmatch(text[max(amount.span.end, amount.outer.end) : noun.start])
    return None if apart or re.match(r" (?:later|ago)\b", text[end:]) else _with_noun(text, amount, noun, end)


def counted_noun(annotation: Annotation, token: Token, amount: Amount) -> Token | None:
    """Return the noun a number counts: its head to the right, a few modifiers between."""
    head = token
    for _ in range(MODIFIERS):
        if head.start >= amount.number.end and head.pos != "NUM":
            break
        within = annotation.tokens[head.head].span.overlaps(amount.number)
        if not within and head.dep not in MODIFIER_DEPS:
            return None
        head = annotation.tokens[head.head]
    between = annotation.tokens_in(Span(amount.outer.end, max(head.start, amount.outer.end)))
    if head.start < amount.span.end or head.pos not in NOMINAL or len(between) > 2 * MODIFIERS:
        return None
    named = head.tag == "NNP" and not head.text.endswith("s")  # "8 Block", "200 American Boulevard"
    dated = head.entity in {"DATE", "TIME"} and any(t.pos == "NUM" for t in between)  # "from seven two days earlier"
    return None if named or dated else head


def _is_name_number(annotation: Annotation, token: Token, amount: Amount) -> bool:
    """Say whether the number stands behind its own head, as labels do: "Apollo 11"."""
    before = annotation.tokens[annotation.tokens_in(amount.number)[0].index - 1]
    behind_head = token.head == before.index and token.dep in {"nummod", "appos", "npadvmod", "nmod"}
    return behind_head and before.pos in NOMINAL and amount.outer == amount.span


def _is_small_one(annotation: Annotation, amount: Amount, noun: Token) -> bool:
    """Say whether "one" is an article here: it counts only those something befell."""
    one = amount.value == 1 and amount.high is None and not amount.digits
    return one and annotation.tokens[noun.head].lemma not in fate_words()


def _is_compound(amount: Amount, noun: Token) -> bool:
    """Say whether the noun is a single one, so that it is not counted: "a five vote majority"."""
    whole = amount.value == amount.value.to_integral_value() and amount.value > 1
    singular = noun.tag == "NN" and noun.text.lower() not in load_lexicon("count_nouns")["same in the plural"]
    symbol = len(noun.text) <= LONGEST_SYMBOL or not noun.text.islower()
    return whole and singular and not (symbol or noun.text.endswith("s"))


def _is_age(annotation: Annotation, token: Token) -> bool:
    """Say whether a bare number is what somebody is: "he was 95"."""
    verb = annotation.tokens[token.head]
    if verb.lemma not in {"be", "turn"} or token.dep not in {"attr", "acomp", "dobj", "npadvmod"}:
        return False
    subject, aged = child(annotation, verb, "nsubj"), load_lexicon("count_nouns")["of an age"]
    return subject is not None and (subject.text.lower() in aged or (subject.tag == "NNP" and subject.entity != "ORG"))


def _without_noun(annotation: Annotation, token: Token, amount: Amount, text: str) -> Amount | None:
    """Keep a number without noun when it is the subject, object or predicate of a verb."""
    if YEAR_RE.fullmatch(amount.number.cut(text)) or (amount.value == 1 and not amount.scaled):
        return None
    before = text[max(0, amount.outer.start - 8) : amount.outer.start].lower()
    named = re.match(r" (?!\w+day\b)[A-Z][a-z]", text[amount.outer.end :])  # "a gang called 8 Block"
    if named or re.search(r"\b(?:the|these|those|both|all) $", before) or _is_age(annotation, token):
        return None
    said = amount.digits or amount.outer != amount.span
    partitive = re.match(r" of (?:the|those|these|its|their|his|her|our|them|us|whom)\b", text[amount.span.end :])
    within = token.dep in {"quantmod", "compound"} and annotation.tokens[token.head].pos == "NUM"
    free = said and (within or token.dep in LOOSE_DEPS)  # it hangs on the sentence, not on a word beside it
    if partitive or free or token.dep in {"nsubj", "nsubjpass", "attr"}:
        return replace(amount, unit=NUMBER_UNIT)
    return None


def _with_noun(text: str, amount: Amount, noun: Token, end: int) -> Amount:
    word = noun.text if noun.end == end else text[noun.start : end]
    span = Span(amount.span.start, end)
    outer = Span(min(amount.outer.start, span.start), max(amount.outer.end, end))
    return replace(amount, span=span, outer=outer, unit=word.lower() if noun.pos == "NOUN" else word)
