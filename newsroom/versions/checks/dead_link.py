from newsroom.versions.checks.base import Advisory
from newsroom.versions.linking import internal_links


class DeadLink(Advisory):
    """An address of ours at which readers would find nothing."""

    name = "dead_link"

    def __call__(self, material):
        for link in internal_links(material):
            if link.is_dead:
                yield self.found(
                    f"The link “{link.words or link.href}” leads nowhere: {link.href}",
                    words=link.words,
                    about=link.href,
                )
