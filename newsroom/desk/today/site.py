"""The admin as a desk: its index says what is to be done today."""

from django.contrib.admin import AdminSite
from django.urls import path

from newsroom.desk.today import finding, views


class DeskSite(AdminSite):
    index_title = "Today"
    index_template = "newsroom/desk/today.html"

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
