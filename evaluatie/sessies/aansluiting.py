"""What knowledge sessions offer the house: their sentences in the log."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("evaluatie.houd_kennissessie", "legde een kennissessie vast")
registreer_logzin("evaluatie.voeg_inzicht_toe", "legde een inzicht uit een kennissessie vast")
