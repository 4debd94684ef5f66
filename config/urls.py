from django.contrib import admin
from django.urls import path, register_converter

from claims.views.pair import pair_detail, pair_revision
from claims.views.pair_list import pair_list
from claims.views.source import source_detail, source_revision
from claims.views.statement import statement_detail, statement_revision
from config.converters import PublicIdConverter
from config.health import health

register_converter(PublicIdConverter, "id")

CLAIM, OUTCOME = {"side": "claim"}, {"side": "outcome"}

urlpatterns = [
    path("", pair_list, name="pair_list"),
    path("p/<id:public_id>", pair_detail, name="pair"),
    path("p/<id:public_id>@<int:number>", pair_revision, name="pair_revision"),
    path("c/<id:public_id>", statement_detail, CLAIM, name="claim"),
    path(
        "c/<id:public_id>@<int:number>",
        statement_revision,
        CLAIM,
        name="claim_revision",
    ),
    path("o/<id:public_id>", statement_detail, OUTCOME, name="outcome"),
    path(
        "o/<id:public_id>@<int:number>",
        statement_revision,
        OUTCOME,
        name="outcome_revision",
    ),
    path("s/<id:public_id>", source_detail, name="source"),
    path("s/<id:public_id>@<int:number>", source_revision, name="source_revision"),
    path("admin/", admin.site.urls),
    path("health", health, name="health"),
]
