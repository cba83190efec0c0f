"""The ledger as a file that anybody can check without us. No Django.

An entry says that a claim was entered, judged, agreed upon or voided, and carries the hash of
the entry before it. The file ends with the scores that follow from the entries.
"""

from partnerships.rumours.ledger_file.chain import Broken, chained
from partnerships.rumours.ledger_file.files import FORMAT, as_csv, as_json
from partnerships.rumours.ledger_file.replaying import replayed
from partnerships.rumours.ledger_file.verifying import Verified, continues, verified

__all__ = [
    "FORMAT",
    "Broken",
    "Verified",
    "as_csv",
    "as_json",
    "chained",
    "continues",
    "replayed",
    "verified",
]
