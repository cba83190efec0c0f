from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from newsroom.public import cards
        from newsroom.search.database import add_functions
        from newsroom.triggers import TRIGGERS
        from partnerships import afterwards
        from partnerships.triggers import keep

        connection_created.connect(add_functions, dispatch_uid="newsroom.search")
        keep(self, TRIGGERS)
        afterwards.listen("newsroom.version", cards.make_for_version)
        afterwards.listen("newsroom.quote", cards.make_for_quote)
        afterwards.listen("partnerships.claim", cards.make_for_claim)
        afterwards.listen("partnerships.record", cards.make_for_record)
        post_migrate.connect(_make_roles, sender=self, dispatch_uid="newsroom.roles")


def _make_roles(using, **_):
    """The groups need the permissions that Django makes after migrating."""
    from newsroom.workflow.roles import make_roles

    if using == "default":
        make_roles()
