"""What engines are told of the site: robots.txt and the sitemaps."""

from django import forms
from django.contrib.sitemaps import views
from django.shortcuts import render

from claims.sitemaps import SITEMAPS
from claims.views.addresses import cacheable
from claims.views.parameters import accept_parameters


@cacheable
def robots(request):
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@cacheable
def sitemap_index(request):
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap_section")


class SectionForm(forms.Form):
    """The query string of a section: which page of it, read by Django."""

    p = forms.IntegerField()


@accept_parameters(SectionForm)
@cacheable
def sitemap_section(request, section):
    return views.sitemap(request, SITEMAPS, section)
