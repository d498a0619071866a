"""A real SMTP server on localhost that keeps what it gets; can be told to refuse."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any


class SmtpSink(socketserver.ThreadingTCPServer):
    """Speak just enough SMTP for a client to deliver mail."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Gesprek)
        self.berichten: list[EmailMessage] = []
        self.weiger = 0  # how many of the next mails to refuse
        self.antwoord = "451 try again later"  # and with what

    @property
    def poort(self) -> int:
        """The port the server listens on."""
        return int(self.server_address[1])


class _Gesprek(socketserver.StreamRequestHandler):
    server: SmtpSink

    def _zeg(self, regel: str) -> None:
        self.wfile.write(f"{regel}\r\n".encode())

    def handle(self) -> None:
        """Answer each command until QUIT."""
        self._zeg("220 sink")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"DATA":
                self._zeg("354 go on")
                self._neem(b"".join(iter(self.rfile.readline, b".\r\n")))
            elif command == b"QUIT":
                self._zeg("221 bye")
                return
            elif command == b"EHLO":
                self._zeg("250 sink")
            else:
                self._zeg("250 OK")

    def _neem(self, inhoud: bytes) -> None:
        if self.server.weiger:
            self.server.weiger -= 1
            self._zeg(self.server.antwoord)
            return
        message: Any = email.message_from_bytes(
            inhoud.replace(b"\r\n..", b"\r\n."), policy=email.policy.default
        )
        self.server.berichten.append(message)
        self._zeg("250 OK")


@contextmanager
def smtp_sink() -> Iterator[SmtpSink]:
    """Run a server for the block."""
    with SmtpSink() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
