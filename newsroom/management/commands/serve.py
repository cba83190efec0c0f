"""`make run`: bring the database up to date, fill it on the very first run, and serve."""

import contextlib
import gc
import os
import socket
import sys
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.template.loader import get_template
from django.urls import reverse
from gunicorn.app.base import BaseApplication

from newsroom.management import logins
from newsroom.models import Article
from partnerships.models import Record


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ["urls", "models"]

    def handle(self, **options):
        listener = listen(settings.WEB_HOST, settings.PORT)
        if settings.STATIC_ROOT and not os.path.exists(f"{settings.STATIC_ROOT}/staticfiles.json"):
            raise CommandError(
                f"STATIC_ROOT={settings.STATIC_ROOT} is empty: run `python manage.py "
                "collectstatic` first, or unset it."
            )
        try:
            self.migrate()
            self.fill()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {str(error).strip()}") from error
        connections.close_all()
        Server(listener, self.announce).run()

    def migrate(self):
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.say(f"Bringing the database up to date ({len(plan)} migrations) …")
            call_command("migrate", interactive=False, verbosity=0)

    def fill(self):
        """Logins and demo, all or nothing, into a database that nobody has signed in to yet."""
        password = os.environ.get("DEMO_PASSWORD", "")
        kept = settings.VAR_DIR / "logins.txt"
        if not logins.somebody_can_sign_in():
            started = time.monotonic()
            with transaction.atomic():
                self.say("First run: making one login per role …")
                passwords = logins.make_logins(password=password)
                if is_empty():
                    self.say("First run: loading the demo …")
                    call_command("load_demo", stdout=self.stdout)
                logins.write(kept, passwords)
            self.say(f"First run: done in {time.monotonic() - started:.0f} s.")
        elif password and (made := logins.read(kept)) and set(made.values()) != {password}:
            changed = logins.set_passwords(list(made), password)
            logins.write(kept, dict.fromkeys(changed, password))

    def announce(self):
        made = logins.read(settings.VAR_DIR / "logins.txt")
        self.say(f"\nOn Record is at {settings.SITE_URL}  (the desk at {settings.SITE_URL}/desk/)")
        if made:
            self.say(f"Logins of the first run, kept in {settings.VAR_DIR / 'logins.txt'}:")
            for name, password in made.items():
                self.say(f"  {name:<16} {password}")
        self.say("Stop with Ctrl-C.\n")

    def say(self, text: str):
        self.stdout.write(text)
        self.stdout.flush()


def is_empty() -> bool:
    """No article and no record: a demo takes nothing away."""
    return not (Article.objects.exists() or Record.objects.exists())


def listen(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything slow is done."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        raise CommandError(
            f"Port {port} on {host} cannot be used ({error.strerror}): "
            f"stop what uses it, or choose another with PORT={port % 65535 + 1}."
        ) from error
    return listener


def warm_up() -> None:
    """What the first reader would wait for is done before: reading addresses and templates.

    What is there by then stays for good. Frozen, it is not looked through again by the collector
    of garbage, which stopped a page for 100 ms now and then.
    """
    reverse("timeline")
    folder = settings.BASE_DIR / "templates"
    for path in sorted(folder.glob("newsroom/public/**/*.html")):
        get_template(str(path.relative_to(folder)))
    gc.collect()
    gc.freeze()


class Server(BaseApplication):
    """gunicorn in this process: one worker, because the cache lives in it, with threads.

    `announce` is called once Ctrl-C stops it in good order.
    """

    def __init__(self, listener: socket.socket, announce: Callable[[], None]):
        self.listener, self.announce = listener, announce
        super().__init__()

    def load_config(self):
        self.listener.set_inheritable(True)
        for name, value in {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": settings.WEB_THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda arbiter: self.announce(),
        }.items():
            self.cfg.set(name, value)

    def load(self):
        from newsroom.wsgi import application

        warm_up()
        return application

    def run(self):
        with contextlib.suppress(KeyboardInterrupt):
            sys.stdout.flush()
            super().run()
