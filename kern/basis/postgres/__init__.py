"""Django's PostgreSQL with a limit to how long one waits for it, also when it says nothing at all.

The server itself ends a statement that takes too long (`statement_timeout`). A server or a network
that hangs can't do that, so here every wait for an answer has an end of its own:
`GEDULD_VERBINDEN` seconds to connect, `GEDULD_PEILEN` to see whether a connection of before still
works, and for the rest a little more than the server's own limit.
"""
