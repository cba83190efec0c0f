"""Who said what: the quotations of a text, each with its speaker.

    detect(text, people, organisations, on) → list[Quotation]
    match(quotation, people) → Matched | Several | Unmatched

The method, in the order of its steps, each a module:

1. `marks` pairs quotation marks paragraph by paragraph, in one pass with a stack.
2. `narrative` cuts the rest into tokens of some twenty word classes; a quotation is one token,
   so that nothing said inside it is taken for the narrator's.
3. `phrases` (with `names`) reads off every mention of whoever could be speaking.
   `clauses` tells what stands on either side of one: is it the subject of a verb of saying?
4. `identities` joins “Harsch”, “Mr Harsch” and “Matthias Harsch”, and learns from the text who
   is a man, a woman or a body.
5. `kinds` decides for each pair of marks whether the words were said, or are held with tongs.
6. `features` describes quotation and candidate by how they stand to each other; `ranking` adds
   up the weights and takes the likeliest candidate, or nobody. The quotations are taken from
   left to right, since a speaker often goes on.
7. `resolution` (with `antecedents` for “he” and “she”) goes from the mention to the name,
   `titles` finds the post beside it, `reasons` says why.
8. `matching` compares the speaker with people on file.

Steps 5 to 7 are linear models. Their weights (`weights.json`) are numbers on features of
structure (side, distance, word class, verb and subject), tuned on annotated US news of 2015 and
2016; no word of those articles is in them. What is known of words stands in `vocabulary` and
`given_names`, both written for this package. Pure: no Django, no model to download, no clock;
the same text gives the same answer. Time is linear in the length of the text.
"""

from newsroom.quotes.detection.detector import detect
from newsroom.quotes.detection.file import PersonOnFile, PostOnFile
from newsroom.quotes.detection.matching import (
    Candidate,
    Match,
    Matched,
    ProposedPerson,
    Several,
    Unmatched,
    match,
)
from newsroom.quotes.detection.results import Kind, Quotation, Speaker, SpeakerType

__all__ = [
    "Candidate",
    "Kind",
    "Match",
    "Matched",
    "PersonOnFile",
    "PostOnFile",
    "ProposedPerson",
    "Quotation",
    "Several",
    "Speaker",
    "SpeakerType",
    "Unmatched",
    "detect",
    "match",
]
