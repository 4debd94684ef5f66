"""P27: who may do what. ONE decision for every address; a test misses none.

A line is GET | POST, and each of these for anonymous, analyst, editor,
publisher, admin. POSTs are empty: 409 and 200 are forms that come back, 405
and 403 are refusals, 302 sends the anonymous to the login. HEAD is answered as GET;
all other methods are decided here, once for every address and every role.
"""

OTHERS = {"PUT": 405, "PATCH": 405, "DELETE": 405, "TRACE": 405, "OPTIONS": 204}

EVERYBODY = "200 200 200 200 200 | 405 405 405 405 405"
READERS = "302 200 200 200 200 | 302 200 200 200 200"
READ_ONLY = "302 200 200 200 200 | 302 405 405 405 405"
NEVER = "302 403 403 403 403 | 302 403 403 403 403"
DRAFTERS = "302 403 200 200 403 | 302 403 200 200 403"

LEADS_ON = "302 302 302 302 302 | 405 405 405 405 405"

PUBLIC = {
    "citation": LEADS_ON,
    "citation_health": EVERYBODY,
    "citation_jsonld": EVERYBODY,
    "claim_timemap": EVERYBODY,
    "outcome_timemap": EVERYBODY,
    "pair_atom": EVERYBODY,
    "pair_csv": EVERYBODY,
    "pair_json": EVERYBODY,
    "pair_json_feed": EVERYBODY,
    "pair_list_json": EVERYBODY,
    "pair_jsonld": EVERYBODY,
    "pair_revision_json": EVERYBODY,
    "pair_revision_jsonld": EVERYBODY,
    "pair_timemap": EVERYBODY,
    "source_jsonld": EVERYBODY,
    "source_revision_jsonld": EVERYBODY,
    "source_timemap": EVERYBODY,
    "actor": EVERYBODY,
    "actor_list": EVERYBODY,
    "claim": EVERYBODY,
    "claim_json": EVERYBODY,
    "claim_revision_json": EVERYBODY,
    "claim_list": EVERYBODY,
    "claim_revision": EVERYBODY,
    "corrections": EVERYBODY,
    "discrepancy": EVERYBODY,
    "discrepancy_list": EVERYBODY,
    "health": EVERYBODY,
    "method": EVERYBODY,
    "oembed": "400 400 400 400 400 | 405 405 405 405 405",
    "outcome": EVERYBODY,
    "outcome_json": EVERYBODY,
    "outcome_revision_json": EVERYBODY,
    "outcome_list": EVERYBODY,
    "outcome_revision": EVERYBODY,
    "pair": EVERYBODY,
    "pair_list": EVERYBODY,
    "pair_revision": EVERYBODY,
    "place": EVERYBODY,
    "place_list": EVERYBODY,
    "robots": EVERYBODY,
    "silence": EVERYBODY,
    "silence_list": EVERYBODY,
    "sitemap": EVERYBODY,
    "sitemap_section": "404 404 404 404 404 | 405 405 405 405 405",
    "source": EVERYBODY,
    "source_changes": EVERYBODY,
    "source_list": EVERYBODY,
    "source_revision": EVERYBODY,
    "suggest": "200 200 200 200 200 | 400 400 400 400 400",
    "suggest_thanks": EVERYBODY,
    "topic": EVERYBODY,
    "topic_list": EVERYBODY,
}

# How a record is linked to and cited, now and in a revision.
PUBLIC |= {
    f"{kind}{state}_{format}": EVERYBODY
    for kind in ("pair", "claim", "outcome", "source")
    for state in ("", "_revision")
    for format in ("cite", "bib", "ris", "csl")
}

PUBLIC |= {
    f"pair{state}_{format}": EVERYBODY
    for state in ("", "_revision")
    for format in ("card", "embed")
}

VIEWED = {
    "changelist": READERS,
    "add": NEVER,
    "change": "302 200 200 200 200 | 302 403 403 403 403",
    "delete": NEVER,
    "history": READERS,
}
DRAFTED = {
    "changelist": READERS,
    "add": DRAFTERS,
    "change": "302 200 200 200 200 | 302 403 409 409 403",
    "delete": DRAFTERS,
    "history": READERS,
    "revert": "302 403 404 404 403 | 302 403 404 404 403",
}
MERGES = {"merge": "302 403 200 200 403 | 302 403 400 400 403"}
MERGED = DRAFTED | MERGES
REVIEWED = DRAFTED | {
    "preview": READERS,
    "review": READERS,
    "step": "302 403 200 200 403 | 302 403 302 302 403",  # submit, as an example
}
# A draft of a pair whose statements are drafts has no preview: it says so.
UNREADY = REVIEWED | dict.fromkeys(
    ("preview", "review"), "302 302 302 302 302 | 302 302 302 302 302"
)
CHOSEN_FROM = "302 403 200 200 403 | 405 405 405 405 405"
DECIDED = "302 200 200 200 200 | 302 403 200 200 403"
ANSWERED = VIEWED | {"change": "302 200 200 200 200 | 302 403 409 409 403"}
FOR_ADMINS = "302 403 403 403 200 | 302 403 403 403 200"
LOOKED_AT_BY_ADMINS = {
    "changelist": FOR_ADMINS,
    "add": NEVER,
    "change": "302 403 403 403 200 | 302 403 403 403 403",
    "delete": NEVER,
    "history": FOR_ADMINS,
}
ACCOUNTS = LOOKED_AT_BY_ADMINS | {
    "add": FOR_ADMINS,
    "change": FOR_ADMINS,
    "password_change": FOR_ADMINS,
}

MODELS = {
    "claims_claim": REVIEWED | {"pair": CHOSEN_FROM} | MERGES,
    "claims_outcome": REVIEWED | {"pair": CHOSEN_FROM} | MERGES,
    "claims_pair": UNREADY | {"beside": "302 403 200 200 403 | 302 403 409 409 403"},
    "claims_discrepancy": REVIEWED,
    "claims_silence": REVIEWED,
    "claims_actor": MERGED,
    "claims_place": MERGED,
    "claims_topic": DRAFTED,
    "claims_report": DRAFTED,
    "claims_side": DRAFTED,
    "sources_source": MERGED
    | {
        "revise": DRAFTERS,
        "capture": "302 403 200 200 403 | 302 403 400 400 403",
        "tag": "302 403 200 200 403 | 302 403 400 400 403",
    },
    "sources_publisher": DRAFTED,
    "claims_correctionsuggestion": ANSWERED,
    "claims_claimactor": VIEWED,
    "claims_outcomeactor": VIEWED,
    "claims_claimlink": VIEWED,
    "claims_outcomelink": VIEWED,
    "claims_attribution": VIEWED,
    "claims_reportcitation": VIEWED,
    "claims_sidecitation": VIEWED,
    "claims_figure": VIEWED,
    "claims_dimension": VIEWED,
    "claims_claimrevision": VIEWED,
    "claims_outcomerevision": VIEWED,
    "claims_pairrevision": VIEWED,
    "claims_discrepancyrevision": VIEWED,
    "claims_silencerevision": VIEWED,
    "claims_publicevent": VIEWED,
    "claims_publishedpair": VIEWED,
    "claims_publishedstatement": VIEWED,
    "claims_mention": VIEWED,
    "claims_seed": VIEWED,
    "claims_merge": VIEWED | {"undo": "302 403 200 200 403 | 302 403 302 302 403"},
    "claims_suggestion": VIEWED,
    "claims_machinereading": VIEWED,
    "claims_jobfailure": VIEWED,
    "procrastinate_procrastinatejob": VIEWED,
    "sources_capture": VIEWED | {"bytes": READ_ONLY},
    "sources_revision": VIEWED,
    "sources_citation": VIEWED,
    "sources_anchor": VIEWED | {"change": DECIDED},
    "sources_explanation": VIEWED | {"change": DECIDED},
    "sources_publicid": VIEWED,
    "sources_event": VIEWED,
    "auth_user": ACCOUNTS,
    "auth_group": LOOKED_AT_BY_ADMINS,
    "admin_logentry": LOOKED_AT_BY_ADMINS,
}

DESK = {
    "index": READERS,
    "login": "200 302 302 302 302 | 200 200 200 200 200",
    "password_change": READERS,
    "password_change_done": READ_ONLY,
    "autocomplete": "302 403 403 403 403 | 302 405 405 405 405",
    "jsi18n": READ_ONLY,
    "view_on_site": "302 404 404 404 404 | 302 404 404 404 404",
    "app_list": READERS,
    "queue": "302 200 200 200 200 | 405 405 405 405 405",
    "logout": "302 405 405 405 405 | 302 200 200 200 200",  # tried last
}
