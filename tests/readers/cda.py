"""Pieces of invented C-CDA documents."""

_OIDS = {"loinc": "2.16.840.1.113883.6.1", "snomed": "2.16.840.1.113883.6.96", "rxnorm": "2.16.840.1.113883.6.88"}
HEAD = """<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<title>Invented {title}</title><effectiveTime value="20260302"/><recordTarget><patientRole><id root="1.2.3" extension="{number}"/>
<patient><name><given>{given}</given><family>Invented</family></name></patient></patientRole></recordTarget>
<component><structuredBody>{sections}</structuredBody></component></ClinicalDocument>"""


def template(number: int) -> str:
    return f'<templateId root="2.16.840.1.113883.10.20.22.4.{number}"/>'


def code(system: str, value: str, name: str, tag: str = "code") -> str:
    kind = ' xsi:type="CD"' if tag == "value" else ""
    return f'<{tag}{kind} code="{value}" codeSystem="{_OIDS[system]}" displayName="{name}"/>'


def section(loinc: str, title: str, text: str, *entries: str) -> str:
    inside = "".join(f"<entry>{one}</entry>" for one in entries)
    return f'<component><section><code code="{loinc}"/><title>{title}</title><text>{text}</text>{inside}</section></component>'


def lab(loinc: str, name: str, value: str, *, status: str = "completed", more: str = "") -> str:
    return (
        f'<component><observation classCode="OBS" moodCode="EVN">{template(2)}{code("loinc", loinc, name)}<statusCode code="{status}"/>'
        f'<effectiveTime value="20260301"/>{value}{more}</observation></component>'
    )


def drug(rxnorm: str, name: str, *, attributes: str = "", inside: str = "", number: int = 16) -> str:
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="EVN" {attributes}>{template(number)}<statusCode code="active"/>{inside}'
        f"<consumable><manufacturedProduct><manufacturedMaterial>{code('rxnorm', rxnorm, name)}</manufacturedMaterial>"
        "</manufacturedProduct></consumable></substanceAdministration>"
    )


def concern(status: str, inside: str) -> str:
    return f'<act classCode="ACT" moodCode="EVN"><statusCode code="{status}"/><entryRelationship>{inside}</entryRelationship></act>'


def one_section(loinc: str, text: str, entry: str) -> str:
    return HEAD.format(title="note", number="EX-3", given="Ina", sections=section(loinc, "Section", text, entry))
