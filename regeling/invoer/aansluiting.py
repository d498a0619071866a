"""What taking in a ronde offers the house: sentences of the log (W61)."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("regeling.laad", "laadde de ronde")
