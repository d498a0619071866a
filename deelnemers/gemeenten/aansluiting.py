"""What the municipalities offer the house: sentences of the log (W61)."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("deelnemers.laad_gemeenten", "laadde de gemeenten")
