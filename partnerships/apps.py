from django.apps import AppConfig

from partnerships import triggers


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "The ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        triggers.keep(self, triggers.TRIGGERS)
