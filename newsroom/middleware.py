"""What every response carries: its policy, its permissions and, on request, its query count."""

from collections.abc import Callable
from contextlib import ExitStack

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponse


class QueryCountMiddleware:
    """X-DB-Queries on each response, only under QUERY_COUNT_HEADER=1."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        if not settings.QUERY_COUNT_HEADER:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        count = 0

        def counting(execute, sql, params, many, context):
            nonlocal count
            count += 1
            return execute(sql, params, many, context)

        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(counting))
            response = self.get_response(request)
        response["X-DB-Queries"] = str(count)
        return response


class PermissionsPolicyMiddleware:
    """No page of ours uses the camera, the microphone or the reader's place."""

    policy = "browsing-topics=(), camera=(), geolocation=(), microphone=()"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = self.policy
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp has one policy for all paths: the desk gets its own."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponse, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        at_desk = request.path_info.startswith(settings.DESK_PATH)
        if at_desk and parts.config is None and not report_only:
            parts.config = settings.DESK_CONTENT_SECURITY_POLICY
        return parts
