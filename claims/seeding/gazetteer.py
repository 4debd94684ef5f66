"""The places of Syria as the gazetteer names them, joined to those of a case."""

import json

from claims.seeding.records import fields_of, write
from sources.models import derived_id

LEVELS = ["governorate", "district", "subdistrict", "settlement"]
KEPT_IDS = ["geonames", "ochaPcode", "wikidata"]
ADMIN1 = {  # the governorates by the number that GeoNames gives them
    "01": "sy-al-hasakah",
    "02": "sy-latakia",
    "03": "sy-quneitra",
    "04": "sy-raqqa",
    "05": "sy-as-suwayda",
    "06": "sy-daraa",
    "07": "sy-deir-ez-zor",
    "08": "sy-rif-dimashq",
    "09": "sy-aleppo",
    "10": "sy-hama",
    "11": "sy-homs",
    "12": "sy-idlib",
    "13": "sy-damascus",
    "14": "sy-tartus",
}


def read_gazetteer(folder):
    """Return the places as seed records, the wider first."""
    areas = json.loads((folder / "syria-admin.json").read_text(encoding="utf-8"))
    towns = json.loads((folder / "syria-settlements.json").read_text(encoding="utf-8"))
    found = [area_record(area) for area in areas] + [town_record(x) for x in towns]
    return sorted(found, key=lambda record: LEVELS.index(record["kind"]))


def area_record(area):
    return place_record(
        area["id"],
        f"{area['name']['en']} {area['kind']}",
        [area["name"]["en"], area["name"]["ar"], *area["aliases"]],
        area["kind"],
        area,
        parent=area["parent"],
        external_ids=fields_of(area["ids"], KEPT_IDS) | fields_of(area, ["iso31662"]),
    )


def town_record(town):
    return place_record(
        f"geonames-{town['geonameid']}",
        town["name"],
        town["aliases"],
        "settlement",
        town,
        parent=ADMIN1[town["admin1"]],
        external_ids={"geonames": str(town["geonameid"])},
    )


def place_record(key, name, aliases, kind, point, **more):
    others = dict.fromkeys(x for x in aliases if x and x.lower() != name.lower())
    return more | {
        "key": key,
        "id": derived_id("place", key),
        "name": name,
        "aliases": [*others],
        "kind": kind,
        "precision": kind,
        "latitude": point["lat"],
        "longitude": point["lon"],
    }


def joined(places, gazetteer):
    """Return the case's places with what the gazetteer adds to them, and the rest.

    A place of both, as an outside identifier tells, is the case's.
    """
    mine = {seed["key"]: seed for seed in places}
    of_id = {x: seed["key"] for seed in places for x in identifiers(seed)}
    country = next((seed["key"] for seed in places if seed["kind"] == "country"), None)
    key_of, rest = {None: country}, []
    for record in gazetteer:
        key = next((of_id[x] for x in identifiers(record) if x in of_id), None)
        key_of[record["key"]] = key or record["key"]
        if key:
            mine[key] = enriched(mine[key], record)
        else:
            rest.append(record | {"parent": key_of[record["parent"]]})
    return [*mine.values()], rest


def identifiers(seed):
    return seed.get("external_ids", {}).items()


def enriched(seed, record):
    names = [*seed.get("aliases", []), record["name"], *record["aliases"]]
    return seed | {
        "aliases": [*dict.fromkeys(x for x in names if x != seed["name"])],
        "external_ids": record["external_ids"] | seed["external_ids"],
    }


def load_rest(model, seeds, names, known, ledger, progress):
    """Load what only the gazetteer has, the wider first, each in what is around it."""
    for level in progress(LEVELS, "Loading places"):
        due = ledger.due(model, [seed for seed in seeds if seed["kind"] == level])
        ids = {seed["key"]: seed["id"] for seed in seeds if seed["kind"] == level}
        fields = {
            seed["id"]: fields_of(seed, names) | {"parent": known.get(seed["parent"])}
            for seed in due
        }
        ledger.enter(write(model, fields), due)
        stored = model.objects.in_bulk([*ids.values()], field_name="public_id")
        known |= {key: stored[one] for key, one in ids.items()}
