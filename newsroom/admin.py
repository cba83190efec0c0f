"""The front door of the desk: importing registers."""

from importlib.util import find_spec

if find_spec("partnerships.admin"):
    from newsroom.desk import (  # noqa: F401
        articles,
        documents,
        facts,
        frontpage,
        library,
        merging,
        passages,
        pictures,
        staff,
        untagged,
    )
