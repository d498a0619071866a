"""Who may do what: every college decides for itself, the coördinator writes the letters (R30)."""

import rules

from besluitvorming.verdeling.rules import werkt_voor_gemeente

rules.add_perm("besluitvorming.registreer_bezwaar", werkt_voor_gemeente)
