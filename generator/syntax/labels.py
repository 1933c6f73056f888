"""Closed sets of the parser's labels (ClearNLP), of its tags (Penn) and of its word classes (Universal)."""

from __future__ import annotations

from typing import Final

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOUN_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})  # where a noun is wanted: a clause counts or names nothing
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
OBJECTS: Final = frozenset({"dobj"})
PREDICATIVES: Final = frozenset({"attr", "acomp", "oprd"})  # "a ferry", "safe" behind "is"
AUXILIARIES: Final = frozenset({"aux", "auxpass"})
# Labels of the verb of a clause below another word; ROOT is none of them.
COMPLEMENTS: Final = frozenset({"ccomp", "xcomp"})
SIDE_CLAUSES: Final = frozenset({"advcl", "relcl", "acl", "parataxis"})
CLAUSES: Final = frozenset({*COMPLEMENTS, *SIDE_CLAUSES, "ROOT", "conj", "pcomp", "csubj", "csubjpass"})

FINITE_VERBS: Final = frozenset({"VBD", "VBZ", "VBP"})
FINITE: Final = frozenset({*FINITE_VERBS, "MD"})
VERB_TAGS: Final = frozenset({*FINITE_VERBS, "VB", "VBG", "VBN"})
RELATIVE_TAGS: Final = frozenset({"WDT", "WP", "WP$"})
WH_TAGS: Final = frozenset({*RELATIVE_TAGS, "WRB"})
PLURAL_TAGS: Final = frozenset({"NNS", "NNPS"})

VERBAL: Final = frozenset({"VERB", "AUX"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})

RELATIVE_PRONOUNS: Final = frozenset({"who", "whom", "which", "that"})
