"""A mail server on this machine that speaks as much of RFC 5321 as it takes to be sent a mail."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        taken = self.server.taken
        self._say("220 desk")
        to = []
        while line := self.rfile.readline().decode().strip():
            verb = line.upper()
            if verb.startswith("RCPT TO:"):
                address = line.split("<")[1].split(">")[0]
                if address in self.server.unknown:
                    self._say("550 no such mailbox")
                    continue
                to.append(address)
            if verb == "DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                taken.append((to, message_from_bytes(b"".join(lines), policy=policy.default)))
            elif verb == "QUIT":
                self._say("221 bye")
                return
            self._say("250 well")

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class _Silent(socketserver.BaseRequestHandler):
    """Takes the connection and never says a word."""

    def handle(self):
        self.server.over.wait(60)


@contextmanager
def mail_server(settings, *, is_silent=False, unknown=()):
    """Settings lead to it; `taken` of what is given are the mails, [(addresses, message)]."""
    handler = _Silent if is_silent else _Session
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.taken, server.unknown, server.over = [], set(unknown), threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield server
        server.over.set()
        server.shutdown()
