"""P19, P31, P32: what every answer carries, and what a deployment refuses."""

import os
import re
import subprocess
import sys

import pytest
from django.templatetags.static import static

from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
PRODUCTION = {
    "DATABASE_URL": "postgresql://nobody@localhost/nothing",
    "SECRET_KEY": "not-the-real-one-" * 4,
    "ALLOWED_HOSTS": "plumbline.example",
}
OF_THE_TESTS = {*PRODUCTION, "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"}


# A script that is no data and does not come from our own files.
SCRIPT = r"<script(?! type=\"application/ld\+json\">)(?![^>]*\ssrc=\"/static/)"


def every_kind_of_answer(client, settings):
    pair = make_published_pair()
    source = pair.claim.reports.get().source
    settings.ROOT_URLCONF = "tests.broken_urls"
    client.raise_request_exception = False
    yield 200, client.get("/")
    yield 200, client.get(pair.get_absolute_url())
    yield 200, client.get(f"{pair.get_absolute_url()}@1")
    yield 200, client.get(source.get_absolute_url())
    yield 200, client.get(f"{pair.get_absolute_url()}/cite")
    yield 200, client.get(f"{pair.get_absolute_url()}.bib")
    yield 200, client.get("/sitemap.xml")
    yield 400, client.get("/oembed")
    yield 200, client.get("/health")
    yield 200, client.get(static("css/base.css"))
    yield 301, client.get(f"/P/{pair.public_id.upper()}".replace("/P/", "/p/"))
    yield 400, client.get("/?relation=wrong")
    yield 400, client.get("/", headers={"host": "elsewhere.example"})
    yield 404, client.get("/nothing")
    yield 404, client.get("/static/nothing.css")
    yield 500, client.get("/broken")


def test_p19_every_answer_carries_the_policy_and_no_cookie(client, settings):
    for status, response in every_kind_of_answer(client, settings):
        assert response.status_code in {status, 200 if status == 301 else status}
        policy = response.headers["Content-Security-Policy"].split("; ")
        assert set(policy) == POLICY
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert "origin" in response.headers["Referrer-Policy"]
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert not response.cookies
        assert b"".join(response) or status == 301


def test_p19_no_page_holds_a_script_or_a_style_of_its_own(client, settings):
    for _, response in every_kind_of_answer(client, settings):
        page = b"".join(response).decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
        assert not re.search(SCRIPT, page)


def manage(*arguments, **environment):
    """Run a command in a process of its own, as a deployment would."""
    clean = {k: v for k, v in os.environ.items() if k not in OF_THE_TESTS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_p32_the_checks_for_deployment_are_clean():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_p32_no_migration_is_missing():
    assert manage("makemigrations", "--check", "--dry-run").returncode == 0


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY of 50 characters"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY of 50 characters"),
        ({"DEBUG": "1"}, "DEBUG=1 is refused"),
    ],
)
def test_p31_a_deployment_that_is_unsafe_does_not_start(wrong, advice):
    done = manage("check", **PRODUCTION | wrong)

    assert done.returncode != 0
    assert advice in done.stderr
    assert PRODUCTION["SECRET_KEY"] not in done.stderr


def test_p31_a_deployment_keeps_browsers_on_https_and_cookies_to_its_host():
    show = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings';"
        "django.setup(); from django.conf import settings as s;"
        "print(s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_NAME,"
        " s.CSRF_COOKIE_NAME, s.DEBUG)"
    )

    seen = subprocess.run(
        [sys.executable, "-c", show],
        env=os.environ | PRODUCTION,
        capture_output=True,
        text=True,
        check=True,
    )

    assert seen.stdout.split() == [
        "63072000",
        "True",
        "__Host-session",
        "__Host-csrf",
        "False",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/static../manage.py",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/static//etc/passwd",
        "/static/..%2fconfig%2fsettings.py",
        "/.data/secret_key",
        "/.git/config",
    ],
)
def test_p31_no_path_leads_out_of_the_static_files(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "SECRET" not in response.text


def test_p31_a_fault_shows_no_setting(client, settings):
    settings.ROOT_URLCONF = "tests.broken_urls"
    client.raise_request_exception = False

    page = client.get("/broken").text

    assert settings.SECRET_KEY not in page
    assert "Traceback" not in page
