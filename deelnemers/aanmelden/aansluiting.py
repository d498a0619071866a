"""Where allauth meets the portal: accounts through the services, mail through the outbox.

Everyone with a role beyond aanbieder uses a second factor.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from allauth.account import signals as account_signals
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa import signals as mfa_signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from deelnemers.aanmelden import services as aanmelden
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import mfa_verplicht
from kern.basis.verzoek import Verzoek
from kern.logboek.teksten import registreer_logzin
from kern.post import mail
from kern.toegang.adres import klantadres
from kern.toegang.veiligheidslog import meld

registreer_logzin("deelnemers.registreer_gebruiker", "maakte een account")
registreer_logzin("deelnemers.beeindig_sessies", "logde elders uit")

# template prefix of allauth -> template in templates/mail/
MAILSJABLONEN = {
    "account/email/email_confirmation": "account_bevestigen",
    "account/email/email_confirmation_signup": "account_bevestigen",
    "account/email/password_reset_key": "account_wachtwoord",
    "account/email/account_already_exists": "account_bestaat",
    "account/email/unknown_account": "account_onbekend",
}

# notifications of allauth -> what happened, in the mail `account_gewijzigd`
MELDINGEN_VAN_WIJZIGING = {
    "account/email/password_changed": "Uw wachtwoord is gewijzigd.",
    "account/email/password_set": "U hebt een wachtwoord ingesteld.",
    "account/email/password_reset": "U hebt een nieuw wachtwoord ingesteld.",
    "account/email/email_changed": "Uw e-mailadres is gewijzigd.",
    "account/email/email_deleted": "Een e-mailadres is van uw account gehaald.",
    "mfa/email/totp_activated": "U logt voortaan in met een extra code.",
    "mfa/email/totp_deactivated": "U logt niet langer in met een extra code.",
    "mfa/email/recovery_codes_generated": "U hebt nieuwe herstelcodes gemaakt.",
    "socialaccount/email/account_connected": "U kunt nu ook via uw organisatie inloggen.",
    "socialaccount/email/account_disconnected": "U kunt niet langer via uw organisatie inloggen.",
}


class AccountAdapter(DefaultAccountAdapter):
    """Registration and mail of accounts."""

    def save_user(
        self, request: HttpRequest, user: Gebruiker, form: Any, commit: bool = True
    ) -> Gebruiker:
        """Store someone who registers, through the service."""
        user = super().save_user(request, user, form, commit=False)
        user.naam = form.cleaned_data.get("naam") or user.naam
        return aanmelden.registreer_gebruiker(wie=user) if commit else user

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of the client, behind our own proxies too; never an error."""
        return klantadres(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failed attempts per account and address: nobody locks out someone elsewhere."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{klantadres(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse too many attempts; also those on one account from many addresses together."""
        super().pre_authenticate(request, **credentials)
        self._op_account = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_per_account",
            config={"login_per_account": settings.LOGIN_PER_ACCOUNT},
            key=super()._get_login_attempts_cache_key(request, **credentials),
        )
        if not self._op_account:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """A right password is no attempt."""
        super()._rollback_login_failed_rl_usage()
        self._op_account.rollback()

    def populate_username(self, request: HttpRequest, user: Gebruiker) -> None:
        """There are no user names."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail in Dutch for the outbox; raises KeyError for an unknown kind."""
        gebruiker = context.get("user") or Gebruiker.objects.filter(email__iexact=email).first()
        inhoud = {
            "naam": str(gebruiker) if gebruiker else "",
            "email": email,
            "adres": self._adres(context),
            "dagen": settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS,
        }
        sjabloon = MAILSJABLONEN.get(template_prefix)
        if sjabloon is None:
            inhoud["wijziging"] = MELDINGEN_VAN_WIJZIGING[template_prefix]
            sjabloon = "account_gewijzigd"
        with transaction.atomic():
            mail.stuur(
                aan=[email],
                sjabloon=sjabloon,
                context=inhoud,
                sleutel=f"account-{uuid4()}",
                voorrang=True,
            )

    @staticmethod
    def _adres(context: dict[str, Any]) -> str:
        """Return the address the mail asks to open."""
        names = ("activate_url", "password_reset_url", "signup_url")
        return next((context[name] for name in names if context.get(name)), settings.SITE_URL)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Login through an OpenID Connect provider: linked by issuer and `sub`, never by e-mail."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Take the name from the claims."""
        user = super().populate_user(request, sociallogin, data)
        delen = (data.get("first_name"), data.get("last_name"))
        user.naam = data.get("name") or " ".join(filter(None, delen))
        return user


class MfaAdapter(DefaultMFAAdapter):
    """The second factor stays on for who needs one."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only who may choose can turn it off."""
        return not (settings.MFA_VERPLICHT and mfa_verplicht(authenticator.user))


VRIJ_VAN_MFA = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_confirm_email",
    "account_email_verification_sent",
    "gezond",
    "leeft",
    "metingen",
    "demo_verzet",
}

UITLEG_MFA = (
    "Uw rol vraagt een extra code bij het inloggen. Stel die één keer in, daarna kunt u verder."
)


WIJZIGINGEN = {
    account_signals.password_changed: "wachtwoord_gewijzigd",
    account_signals.password_set: "wachtwoord_ingesteld",
    account_signals.password_reset: "wachtwoord_vervangen",
    account_signals.email_changed: "adres_gewijzigd",
    account_signals.email_removed: "adres_verwijderd",
    mfa_signals.authenticator_added: "factor_toegevoegd",
    mfa_signals.authenticator_removed: "factor_verwijderd",
    mfa_signals.authenticator_reset: "factor_vernieuwd",
}


def _volg(signaal: Signal, gebeurtenis: str) -> None:
    def ontvang(request: HttpRequest, user: Gebruiker, **_kwargs: Any) -> None:
        meld(gebeurtenis, request, account=str(user.pk))

    signaal.connect(ontvang, weak=False, dispatch_uid=f"veiligheid.{gebeurtenis}")


for _signaal, _gebeurtenis in WIJZIGINGEN.items():
    _volg(_signaal, _gebeurtenis)


class MfaMiddleware:
    """Send who needs a second factor and has none to the page that sets it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Verzoek, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let a request through, or answer it with the way to the set-up page."""
        if not settings.MFA_VERPLICHT or self._vrij(request):
            return None
        gebruiker = request.user
        if not gebruiker.is_authenticated or not mfa_verplicht(gebruiker):
            return None
        if is_mfa_enabled(gebruiker, [Authenticator.Type.TOTP]):
            return None
        return self._naar_instellen(request)

    @staticmethod
    def _vrij(request: HttpRequest) -> bool:
        name = request.resolver_match.view_name if request.resolver_match else ""
        return name in VRIJ_VAN_MFA or name.startswith("mfa_")

    @staticmethod
    def _naar_instellen(request: Verzoek) -> HttpResponse:
        adres = reverse("mfa_activate_totp")
        if request.htmx:
            return HttpResponseClientRedirect(adres)
        messages.warning(request, UITLEG_MFA)
        return HttpResponseRedirect(adres)
