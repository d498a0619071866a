"""What the processes say: one line per event, as JSON for a machine, each with its request number."""

import logging
import re
import sys
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError

# What comes after these words in an address opens something; a log is no place for it.
_SLEUTELS = re.compile(r"(/(?:key|confirm-email|uitnodiging)/)[^/\s?]+|\?\S*")


def is_weg(exc: BaseException | None) -> bool:
    """Tell whether an error means that a service outside is away or too busy, not that we erred.

    A table or column that is missing is an OperationalError too on SQLite: that is our fault.
    """
    from requests import RequestException

    if isinstance(exc, OperationalError | InterfaceError):
        return "no such" not in str(exc) and "syntax" not in str(exc)
    return isinstance(exc, RequestException)


class ZonderStoringen(logging.Filter):
    """Leave the traceback of every request out while a service is away: `Storing` says it once."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep a record unless its error says that a service is away."""
        info: Any = record.exc_info
        if isinstance(record.msg, dict):  # of structlog
            info = record.msg.get("exc_info")
        if info is True:
            info = sys.exc_info()
        exc = info[1] if isinstance(info, tuple) else info
        return not is_weg(exc if isinstance(exc, BaseException) else None)


def _zonder_sleutels(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Take out of the address what opens something, and what was typed in a search."""
    if isinstance(event.get("request"), str):
        event["request"] = _SLEUTELS.sub(lambda m: f"{m[1]}..." if m[1] else "", event["request"])
    return event


def zonder_adres(event: Any, _hint: Any) -> Any:
    """Take keys and searches out of what goes to Sentry; leave out that a service is away."""
    exc = (_hint.get("exc_info") or (None, None))[1]
    if is_weg(exc):
        return None
    request = event.get("request", {})
    request.pop("query_string", None)
    request.pop("cookies", None)
    if url := request.get("url"):
        request["url"] = _SLEUTELS.sub(lambda m: f"{m[1]}..." if m[1] else "", url)
    return event


def meld_fouten(dsn: str, omgeving: str) -> None:
    """Send errors to Sentry or GlitchTip; without an address nothing is loaded or sent."""
    if not dsn:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=dsn,
        environment=omgeving,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        traces_sample_rate=0,
        before_send=zonder_adres,
    )


_VOORAF: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    _zonder_sleutels,
]


def stel_in(niveau: str, *, json: bool) -> dict[str, Any]:
    """Configure structlog and return LOGGING: all lines go the same way, ours and of libraries."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_VOORAF,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    if json:
        slot = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    else:
        plat = structlog.dev.plain_traceback
        slot = [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plat)]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"storingen": {"()": ZonderStoringen}},
        "formatters": {
            "regel": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *slot],
                "foreign_pre_chain": _VOORAF,
            }
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "regel",
                "filters": ["storingen"],
            }
        },
        "root": {"handlers": ["console"], "level": niveau},
        "loggers": {
            # Who logged in, and what was refused, is always told on a real machine.
            "veiligheid": {"level": "INFO" if json else niveau},
            # The middleware of structlog tells of a failed request, with its number.
            "django.request": {"level": "CRITICAL"},
            # A scanner that makes up a host is no event; it gets its 400.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
