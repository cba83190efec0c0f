from django.urls import path, re_path

from newsroom.api.answering import answered
from newsroom.api.operations import api, nothing, openapi

_operations, _app, _namespace = api.urls
for _pattern in _operations:
    _pattern.callback = answered(_pattern.callback)

app_name = "api"
urlpatterns = [
    path("openapi.json", answered(openapi), name="openapi"),
    *_operations,
    re_path("", answered(nothing)),
]
