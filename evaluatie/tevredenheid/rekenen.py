"""The numbers of the questionnaire (R52, W50)."""

from evaluatie.micro.rekenen import MINIMUM_VOOR_INTERVAL

KLEINSTE_WAARDE, GROOTSTE_WAARDE = 1, 5  # the scale of a statement

LICHTING = MINIMUM_VOOR_INTERVAL  # answers are shown per so many (W50)

MAX_TEKENS_ANTWOORD = 1000  # of an open answer
