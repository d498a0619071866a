"""What the building blocks offer the house: their sentences in the log."""

from kern.logboek.teksten import registreer_logzin

registreer_logzin("evaluatie.laad_bouwstenen", "laadde de lijsten met bouwstenen")
registreer_logzin("evaluatie.label_indicator", "koppelde een indicator aan bouwstenen")
