from django.contrib import admin
from django.urls import path, register_converter

from claims.views.actor import actor_detail
from claims.views.citation import citation_detail
from claims.views.citation_health import citation_health
from claims.views.corrections import corrections, method
from claims.views.discrepancy import discrepancy_detail, discrepancy_list
from claims.views.exports import pair_export
from claims.views.feeds import pair_atom, pair_json_feed
from claims.views.names import name_list
from claims.views.oembed import oembed
from claims.views.pair import pair_detail, pair_revision, pair_timemap
from claims.views.pair_list import pair_list
from claims.views.place import place_detail
from claims.views.robots import robots, sitemap_index, sitemap_section
from claims.views.silence import silence_detail, silence_list
from claims.views.source import source_detail, source_revision, source_timemap
from claims.views.source_changes import source_changes
from claims.views.source_list import source_list
from claims.views.statement import (
    statement_detail,
    statement_revision,
    statement_timemap,
)
from claims.views.statement_list import statement_list
from claims.views.suggest import suggest, suggest_thanks
from claims.views.topic import topic_detail
from config.converters import PublicIdConverter
from config.health import health
from config.sharing_urls import sharing

register_converter(PublicIdConverter, "id")

CLAIM, OUTCOME = {"side": "claim"}, {"side": "outcome"}
handler400 = "config.refusals.bad_request"
handler404 = "config.refusals.not_found"

JSONLD, JSON, CSV = ({"format": format} for format in ("jsonld", "json", "csv"))

urlpatterns = [
    path("", pair_list, name="pair_list"),
    path("pairs.atom", pair_atom, name="pair_atom"),
    path("pairs.feed.json", pair_json_feed, name="pair_json_feed"),
    path("pairs.csv", pair_export, CSV, name="pair_csv"),
    path("pairs.json", pair_export, JSON, name="pair_list_json"),
    path("p/<id:public_id>", pair_detail, name="pair"),
    path("p/<id:public_id>@<int:number>", pair_revision, name="pair_revision"),
    path("p/<id:public_id>.jsonld", pair_detail, JSONLD, name="pair_jsonld"),
    path(
        "p/<id:public_id>@<int:number>.jsonld",
        pair_revision,
        JSONLD,
        name="pair_revision_jsonld",
    ),
    path("p/<id:public_id>.json", pair_detail, JSON, name="pair_json"),
    path(
        "p/<id:public_id>@<int:number>.json",
        pair_revision,
        JSON,
        name="pair_revision_json",
    ),
    path("p/<id:public_id>/timemap", pair_timemap, name="pair_timemap"),
    path("c/<id:public_id>", statement_detail, CLAIM, name="claim"),
    path(
        "c/<id:public_id>@<int:number>",
        statement_revision,
        CLAIM,
        name="claim_revision",
    ),
    path(
        "c/<id:public_id>.json",
        statement_detail,
        CLAIM | JSON,
        name="claim_json",
    ),
    path(
        "c/<id:public_id>@<int:number>.json",
        statement_revision,
        CLAIM | JSON,
        name="claim_revision_json",
    ),
    path("c/<id:public_id>/timemap", statement_timemap, CLAIM, name="claim_timemap"),
    path("o/<id:public_id>", statement_detail, OUTCOME, name="outcome"),
    path(
        "o/<id:public_id>@<int:number>",
        statement_revision,
        OUTCOME,
        name="outcome_revision",
    ),
    path(
        "o/<id:public_id>.json",
        statement_detail,
        OUTCOME | JSON,
        name="outcome_json",
    ),
    path(
        "o/<id:public_id>@<int:number>.json",
        statement_revision,
        OUTCOME | JSON,
        name="outcome_revision_json",
    ),
    path(
        "o/<id:public_id>/timemap",
        statement_timemap,
        OUTCOME,
        name="outcome_timemap",
    ),
    *sharing(),
    path("oembed", oembed, name="oembed"),
    path("s/<id:public_id>", source_detail, name="source"),
    path("s/<id:public_id>@<int:number>", source_revision, name="source_revision"),
    path("s/<id:public_id>.jsonld", source_detail, JSONLD, name="source_jsonld"),
    path(
        "s/<id:public_id>@<int:number>.jsonld",
        source_revision,
        JSONLD,
        name="source_revision_jsonld",
    ),
    path(
        "s/<id:public_id>@<int:number>/changes", source_changes, name="source_changes"
    ),
    path("s/<id:public_id>/timemap", source_timemap, name="source_timemap"),
    path("cite/<id:public_id>", citation_detail, name="citation"),
    path("cite/<id:public_id>.jsonld", citation_detail, JSONLD, name="citation_jsonld"),
    path("admin/", admin.site.urls),
    path("claims/", statement_list, CLAIM, name="claim_list"),
    path("outcomes/", statement_list, OUTCOME, name="outcome_list"),
    path("sources/", source_list, name="source_list"),
    path("actors/", name_list, {"kind": "actor"}, name="actor_list"),
    path("actors/<id:public_id>", actor_detail, name="actor"),
    path("places/", name_list, {"kind": "place"}, name="place_list"),
    path("places/<id:public_id>", place_detail, name="place"),
    path("topics/", name_list, {"kind": "topic"}, name="topic_list"),
    path("topics/<id:public_id>", topic_detail, name="topic"),
    path("discrepancies/", discrepancy_list, name="discrepancy_list"),
    path("discrepancies/<id:public_id>", discrepancy_detail, name="discrepancy"),
    path("silences/", silence_list, name="silence_list"),
    path("silences/<id:public_id>", silence_detail, name="silence"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemaps/<slug:section>.xml", sitemap_section, name="sitemap_section"),
    path("method", method, name="method"),
    path("citations", citation_health, name="citation_health"),
    path("corrections", corrections, name="corrections"),
    path("suggest/<id:public_id>", suggest, name="suggest"),
    path("suggest/<id:public_id>/thanks", suggest_thanks, name="suggest_thanks"),
    path("health", health, name="health"),
]
