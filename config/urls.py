from django.contrib import admin
from django.urls import path, register_converter

from claims.views.pair import pair_detail, pair_revision
from claims.views.pair_list import pair_list
from claims.views.source import source_detail, source_revision
from config.converters import PublicIdConverter
from config.health import health

register_converter(PublicIdConverter, "id")

urlpatterns = [
    path("", pair_list, name="pair_list"),
    path("p/<id:public_id>", pair_detail, name="pair"),
    path("p/<id:public_id>@<int:number>", pair_revision, name="pair_revision"),
    path("s/<id:public_id>", source_detail, name="source"),
    path("s/<id:public_id>@<int:number>", source_revision, name="source_revision"),
    path("admin/", admin.site.urls),
    path("health", health, name="health"),
]
