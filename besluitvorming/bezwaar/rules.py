"""Who registers an objection: only who works for the municipality of that college (R30)."""

import rules

from besluitvorming.verdeling.rules import werkt_voor_gemeente

rules.add_perm("besluitvorming.registreer_bezwaar", werkt_voor_gemeente)
