"""What people type about their account; the forms of allauth in our words.

Labels, hints and errors in Dutch, no placeholders.
"""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.validators import EmailValidator
from django.http import HttpRequest

from kern.toegang.veiligheidslog import meld
from kern.ui.forms import Formulier


class ProfielForm(Formulier):
    """One's own data."""

    naam = forms.CharField(
        label="Uw naam",
        max_length=120,
        error_messages={"required": "Vul uw naam in."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class UitlogForm(forms.Form):
    """Which session ends; all others when none is chosen."""

    sessie = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def gekozen(self) -> int | None:
        """Return the one that was chosen."""
        return self.cleaned_data.get("sessie")


WACHTWOORDHULP = "Ten minste 12 tekens. Een korte zin is goed."

FOUT_BIJ_LEEG = {
    "naam": "Vul uw naam in.",
    "login": "Vul uw e-mailadres in.",
    "email": "Vul uw e-mailadres in.",
    "password": "Vul uw wachtwoord in.",
    "oldpassword": "Vul uw wachtwoord van nu in.",
    "password1": "Vul een wachtwoord in.",
    "password2": "Vul hetzelfde wachtwoord nog een keer in.",
    "code": "Vul de code in.",
}

GEEN_ADRES = "Dit is geen e-mailadres. Vul een adres in zoals naam@organisatie.nl."


class _OnzeWoorden(forms.BaseForm):
    """Put our words on the fields of a form of allauth; `woorden`: field -> (label, hint)."""

    use_required_attribute = False
    woorden: dict[str, tuple[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.woorden.get(name, (field.label, ""))
            if name in FOUT_BIJ_LEEG:
                field.error_messages["required"] = FOUT_BIJ_LEEG[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = GEEN_ADRES
                field.validators = [EmailValidator(GEEN_ADRES)]


class LoginForm(_OnzeWoorden, account.LoginForm):
    """Log in."""

    woorden = {"login": ("E-mailadres", ""), "password": ("Wachtwoord", "")}


class RegistratieForm(_OnzeWoorden, account.SignupForm):
    """Make an account: name, e-mail address and a password."""

    field_order = ["naam", "email", "password1", "password2"]
    woorden = {
        "naam": ("Uw naam", ""),
        "email": ("E-mailadres", "Wij sturen een e-mail om dit adres te bevestigen."),
        "password1": ("Wachtwoord", WACHTWOORDHULP),
        "password2": ("Nog een keer het wachtwoord", ""),
    }
    naam = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def try_save(self, request: HttpRequest) -> Any:
        """Store, or write to whoever has this address already; the time it takes tells nobody."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # what a new account costs
        return super().try_save(request)


class WachtwoordVergetenForm(_OnzeWoorden, account.ResetPasswordForm):
    """Ask for a new password."""

    woorden = {"email": ("E-mailadres", "Wij sturen u een link.")}


class NieuwWachtwoordForm(_OnzeWoorden, account.ResetPasswordKeyForm):
    """Set a new password, from the link in the mail."""

    woorden = {
        "password1": ("Nieuw wachtwoord", WACHTWOORDHULP),
        "password2": ("Nog een keer het nieuwe wachtwoord", ""),
    }


class WachtwoordWijzigenForm(_OnzeWoorden, account.ChangePasswordForm):
    """Change the password."""

    woorden = {
        "oldpassword": ("Uw wachtwoord van nu", ""),
        "password1": ("Nieuw wachtwoord", WACHTWOORDHULP),
        "password2": ("Nog een keer het nieuwe wachtwoord", ""),
    }


class WachtwoordInstellenForm(_OnzeWoorden, account.SetPasswordForm):
    """Set the first password."""

    woorden = NieuwWachtwoordForm.woorden


class AdresToevoegenForm(_OnzeWoorden, account.AddEmailForm):
    """Add an e-mail address."""

    woorden = {"email": ("Nieuw e-mailadres", "Wij sturen een e-mail om dit te bevestigen.")}


class OpnieuwInloggenForm(_OnzeWoorden, account.ReauthenticateForm):
    """Confirm with the password that it is still you."""

    woorden = {"password": ("Wachtwoord", "")}


class _CodeForm(_OnzeWoorden, mfa.AuthenticateForm):
    """The second factor; a code that is wrong is told to who guards the portal."""

    woorden = {"code": ("Code", "De 6 cijfers uit uw app, of een van uw herstelcodes.")}

    def clean_code(self) -> Any:
        """Check the code."""
        try:
            return super().clean_code()
        except forms.ValidationError:
            meld("code_geweigerd", context.request, account=str(self.user.pk))
            raise


class CodeForm(_CodeForm):
    """The second factor when logging in."""


class CodeOpnieuwForm(_CodeForm, mfa.ReauthenticateForm):
    """Confirm with the second factor that it is still you."""


class CodeInstellenForm(_OnzeWoorden, totp.ActivateTOTPForm):
    """Show that the app works."""

    woorden = {"code": ("Code", "De 6 cijfers die de app nu laat zien.")}
