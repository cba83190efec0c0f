from newsroom.versions.checks.base import Blocking


class NoSection(Blocking):
    name = "no_section"

    def __call__(self, material):
        if not material.article.section_id:
            yield self.found("Choose a section.", field="section")
