"""Row locks: a fresh copy, locked until the end of the transaction (law 1)."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kern.basis import tijd
from kern.basis.slot import vergrendel
from kern.documenten.models import Document
from tests.kern.fabriek import gebruiker

pytestmark = pytest.mark.django_db


def _document(persoon):
    return Document.objects.create(
        onderwerp_type="deelnemers.gebruiker",
        onderwerp_id=str(persoon.pk),
        soort="kern.proef",
        versie=1,
        aangevraagd_door=persoon,
        aangevraagd_op=tijd.nu(),
    )


def test_lock_reads_again_what_was_changed_meanwhile():
    persoon = gebruiker(naam="Noor")
    get_user_model().objects.filter(pk=persoon.pk).update(naam="Noor Jansen")
    with transaction.atomic():
        vers = vergrendel(persoon)
    assert (vers.pk, vers.naam) == (persoon.pk, "Noor Jansen")
    assert vers is not persoon
    assert persoon.naam == "Noor"


def test_lock_fetches_relations_along_in_one_query(django_assert_num_queries):
    document = _document(gebruiker(naam="Noor"))
    with django_assert_num_queries(1):
        vers = vergrendel(document, "aangevraagd_door")
        assert vers.aangevraagd_door.naam == "Noor"


def test_row_that_is_gone_is_an_error():
    persoon = gebruiker()
    get_user_model().objects.filter(pk=persoon.pk).delete()
    with pytest.raises(get_user_model().DoesNotExist), transaction.atomic():
        vergrendel(persoon)


@pytest.mark.alleen_postgres
def test_only_the_row_itself_is_locked_and_others_may_still_refer_to_it():
    document = _document(gebruiker())
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        transaction.atomic(),
    ):
        vergrendel(document, "aangevraagd_door")
    sql = next(q["sql"] for q in queries if "SELECT" in q["sql"])
    assert 'FOR NO KEY UPDATE OF "kern_document"' in sql


@pytest.mark.alleen_postgres
@pytest.mark.django_db(transaction=True)
def test_lock_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        vergrendel(gebruiker())
