"""How people log in, as settings of allauth, how long that lasts, and what their browser may do.

Part of `settings`, which takes everything from here.
"""

import hashlib
import os
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

AUTH_USER_MODEL = "deelnemers.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "kern.toegang.wachtwoord.RaadbaarValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_ADAPTER = "deelnemers.aanmelden.aansluiting.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "deelnemers.aanmelden.forms.LoginForm",
    "signup": "deelnemers.aanmelden.forms.RegistratieForm",
    "reset_password": "deelnemers.aanmelden.forms.WachtwoordVergetenForm",
    "reset_password_from_key": "deelnemers.aanmelden.forms.NieuwWachtwoordForm",
    "change_password": "deelnemers.aanmelden.forms.WachtwoordWijzigenForm",
    "set_password": "deelnemers.aanmelden.forms.WachtwoordInstellenForm",
    "add_email": "deelnemers.aanmelden.forms.AdresToevoegenForm",
    "reauthenticate": "deelnemers.aanmelden.forms.OpnieuwInloggenForm",
}
MFA_FORMS = {
    "authenticate": "deelnemers.aanmelden.forms.CodeForm",
    "reauthenticate": "deelnemers.aanmelden.forms.CodeOpnieuwForm",
    "activate_totp": "deelnemers.aanmelden.forms.CodeInstellenForm",
}
# Limits that stop an attacker and not a region behind one address: strict per account and address
# (see AccountAdapter), generous per address.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,500/h/ip,10/300s/key",
    "signup": "60/m/ip,300/h/ip",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}
LOGIN_PER_ACCOUNT = "100/h/key"  # failed attempts on one account, from all addresses together
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before an address or a factor changes
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Innovatiebudget"
MFA_ADAPTER = "deelnemers.aanmelden.aansluiting.MfaAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3

# Login through an OpenID Connect provider (Entra ID, a broker of eHerkenning); off without issuer.
# An account is linked by issuer and `sub`, by the person who is logged in, never by e-mail address.
SOCIALACCOUNT_ADAPTER = "deelnemers.aanmelden.aansluiting.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 4  # seconds
if OIDC_ISSUER := os.environ.get("OIDC_ISSUER", "").rstrip("/"):
    _ontbreekt = [n for n in ("OIDC_CLIENT_ID", "OIDC_SECRET") if not os.environ.get(n)]
    if _ontbreekt:
        raise ImproperlyConfigured(f"OIDC_ISSUER also needs: {', '.join(_ontbreekt)}")
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {  # the id follows the issuer, so that another issuer never meets the same `sub`
                    "provider_id": f"oidc-{hashlib.sha256(OIDC_ISSUER.encode()).hexdigest()[:12]}",
                    "name": os.environ.get("OIDC_NAAM", "uw organisatie"),
                    "client_id": os.environ["OIDC_CLIENT_ID"],
                    "secret": os.environ["OIDC_SECRET"],
                    "settings": {"server_url": OIDC_ISSUER, "uid_field": "sub"},
                }
            ],
        }
    }

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12  # seconds that a session lasts at most
SESSIE_STIL = 60 * 60  # seconds without a sign of its owner after which it ends
MESSAGE_STORAGE = "kern.ui.berichten.Berichten"

# What a browser may load, and where a form may go.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
if OIDC_ISSUER:  # logging in there is a form that goes elsewhere
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(
        "{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER))
    )
