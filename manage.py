#!/usr/bin/env python
"""Django's command line for the portal.

A command that reads or writes the database refuses a portal of the other kind (demonstration or
real); what stands in `VRIJ` touches no data.
"""

import os
import sys

VRIJ = {"check", "collectstatic", "diffsettings", "help", "makemigrations", "version", "--version"}


def main() -> None:
    """Run the command; one plain line when the portal is of the other kind."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    if len(sys.argv) > 1 and sys.argv[1] not in VRIJ:
        try:
            django.setup()
            from kern.basis.merk_database import eis_database
            from kern.basis.schijf import sluit_af

            sluit_af(settings.DATA)
            eis_database()
        except ImproperlyConfigured as exc:
            sys.exit(str(exc))
    execute_from_command_line(sys.argv)
    if sys.argv[1:2] == ["migrate"]:
        eis_database()  # a database of before the marks knows only now what it is


if __name__ == "__main__":
    main()
