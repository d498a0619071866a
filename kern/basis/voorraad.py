"""The cache that all processes share: Redis where there is one, else a table in the database.

Limits on logging in and codes that were used stand in it, so it may not be away: while Redis gives
no answer the table takes over.
"""

import time
from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from kern.basis.storing import Storing

storing = Storing("Redis as cache; the database keeps it for now")

STIL = 10.0  # seconds in which Redis is left alone after it failed, so that nobody waits twice


class RedisOfDatabase(RedisCache):
    """Redis with a time limit; what it can't do, the cache `tabel` does."""

    _weer_na = 0.0

    def _doe(self, naam: str, gewoon: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do one act in Redis, or in the table when Redis is away."""
        if time.monotonic() >= RedisOfDatabase._weer_na:
            try:
                gedaan = gewoon(*args, **kwargs)
            except RedisError as exc:
                RedisOfDatabase._weer_na = time.monotonic() + STIL
                storing.meld(exc)
            else:
                storing.voorbij()
                return gedaan
        return getattr(caches["tabel"], naam)(*args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Store unless it is there; True when it was not."""
        return bool(self._doe("add", super().add, *args, **kwargs))

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Return what is stored."""
        return self._doe("get", super().get, *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Store."""
        self._doe("set", super().set, *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        """Keep longer."""
        return bool(self._doe("touch", super().touch, *args, **kwargs))

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Remove."""
        return bool(self._doe("delete", super().delete, *args, **kwargs))

    def clear(self) -> bool:  # type: ignore[override] # as Django's own backends do
        """Remove everything of this portal, and nothing else: Redis carries the queue too."""
        client = self._cache.get_client(None, write=True)
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=1000):
            client.delete(key)
        caches["tabel"].clear()
        return True
