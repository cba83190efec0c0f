"""The admin as a desk: its index says what is to be done today, its pages carry tokens."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import path

from newsroom.desk.seen_rows import delete_selected, seeing
from newsroom.desk.today import finding, views


class DeskSite(AdminSite):
    index_title = "Today"
    index_template = "newsroom/desk/today.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_action(delete_selected, "delete_selected")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Whoever registers a page, of the ledger too: it cannot save over what it did not show."""
        super().register(model_or_iterable, seeing(admin_class or ModelAdmin), **options)

    def index(self, request, extra_context=None):
        front = views.front_of(request.user)
        return super().index(request, {**front, **(extra_context or {})})

    def get_urls(self):
        view = self.admin_view
        own = [
            path("calendar/", view(views.calendar_view), name="calendar"),
            path("calendar/<int:year>/<int:month>/", view(views.calendar_view), name="calendar"),
            path("find/", view(finding.find_view), name="find"),
        ]
        return own + super().get_urls()
