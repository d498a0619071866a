"""Every day: the signed head of the log goes to the municipalities and the beheerder (W61)."""

from innovatiebudget.logboek.services import verstuur_dagkop
from kern.werk import rooster

rooster.dagelijks.registreer(verstuur_dagkop)
