"""What the exploration offers the house: a log sentence."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("beoordeling.bewaar_scenario", "bewaarde een scenario van de weging")
