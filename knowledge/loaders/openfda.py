"""Drug labels as openFDA gives them (`drug/label`: an answer of its API, or a file of its downloads)."""

from collections.abc import Mapping
from typing import Any

from wardround.records import KnowledgeDocument

_SECTIONS = (
    "boxed_warning indications_and_usage dosage_and_administration dosage_forms_and_strengths contraindications "
    "warnings_and_cautions warnings precautions adverse_reactions drug_interactions use_in_specific_populations "
    "pregnancy lactation nursing_mothers pediatric_use geriatric_use overdosage description clinical_pharmacology "
    "mechanism_of_action information_for_patients purpose active_ingredient do_not_use ask_doctor "
    "ask_doctor_or_pharmacist stop_use keep_out_of_reach_of_children storage_and_handling how_supplied"
).split()
"""Fields that hold the text of a section, in a label's order; the tables repeat them as HTML and are left out."""


def is_openfda(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is one drug label of openFDA."""
    return isinstance(value.get("openfda"), dict) and any(isinstance(value.get(name), list) for name in _SECTIONS)


def openfda_results(value: object) -> list[dict[str, Any]] | None:
    """The labels in an answer of the API, or None for anything else."""
    if not isinstance(value, dict):
        return None
    results = value.get("results")
    if isinstance(value.get("meta"), dict) and isinstance(results, list):
        return [one for one in results if isinstance(one, dict)]
    return None


def openfda_label(value: Mapping[str, Any], place: str) -> KnowledgeDocument | None:
    """A label as one document, its sections under headings; none for a label without text.

    The set id names the document, so that a newer version of a label replaces the older one.
    """
    text = "\n\n".join(_section(name, value[name]) for name in _SECTIONS if _texts(value.get(name)))
    if not text:
        return None
    names = value.get("openfda")
    known: Mapping[str, Any] = names if isinstance(names, dict) else {}
    brand, generic = _texts(known.get("brand_name")), _texts(known.get("generic_name"))
    number = str(value.get("set_id") or value.get("id") or "")
    substances = [*brand, *generic, *_texts(known.get("substance_name"))]
    extras = {
        "jurisdiction": "US",
        "synonyms": "; ".join(dict.fromkeys(substances)),
        "keywords": "; ".join(_texts(known.get("pharm_class_epc"))),
        "version": str(value.get("version") or ""),
    }
    return KnowledgeDocument(
        id=f"spl:{number}" if number else place,
        text=text,
        title=", ".join(dict.fromkeys([*brand[:1], *generic[:1]])) or _first(value, place),
        source=f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={number}" if number else place,
        licence="CC0-1.0 (openFDA)",
        date=_date(str(value.get("effective_time") or "")),
        metadata={key: word for key, word in extras.items() if word},
    )


def _section(name: str, texts: object) -> str:
    return f"## {name.replace('_', ' ').capitalize()}\n\n" + "\n\n".join(_texts(texts))


def _texts(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [one.strip() for one in found if isinstance(one, str) and one.strip()]


def _first(value: Mapping[str, Any], place: str) -> str:
    """What a label without names is called: the beginning of its product data, which names the drug."""
    product = _texts(value.get("spl_product_data_elements"))
    return " ".join(product[0].split()[:6]) if product else place


def _date(written: str) -> str | None:
    """ISO 8601 from YYYYMMDD."""
    known = len(written) == 8 and written.isdecimal()
    return f"{written[:4]}-{written[4:6]}-{written[6:]}" if known else None
