"""The sentence of objections in the log."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("besluitvorming.registreer_bezwaar", "registreerde een bezwaar")
