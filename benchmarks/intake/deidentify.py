"""De-identification of text: how many planted identifiers are gone, and how much of a text without any is changed.

The notes are generated here with invented people; half of their names are in no list of the detector.
"""

import csv
import random
from collections import Counter
from pathlib import Path
from typing import Any

from wardround.tools.deidentify import Deidentifier

from .presidio import as_written, compare

_GIVEN = "Eugene Linda Maria James Patricia Robert Xiomara Oluwaseun Bronagh Thijs Nguyet Aarav Siobhan Zdenek Keoni Ewelina".split()
_FAMILY = "Walker Sanchez Chen Smith Garcia Brzezinski Okonkwo Thibodeaux Vanterpool Nakagawa Oyelaran Quispe Haverkamp Lindqvist Mbeki Szymanski".split()
_TOWNS = "Springfield Kalispell Chattahoochee Dubuque Tuscumbia Muskogee Wapakoneta Bozeman".split()
_STREETS = "Maple Chestnut Old Mill Juniper Hollow Winding Creek Larkin".split()
_MONTHS = "January February March April May June July August September October November December".split()
_TEMPLATES = (
    "Patient: {name}\nDOB: {date}\nMRN: {mrn}\nPhone: {phone}\nAddress: {street}, {town}, IL {zip}\n\nMr. {family} is a {age}-year-old man"
    " seen on {date2} for cough. He denies chest pain.\n",
    "I had the pleasure of seeing {name} in clinic on {worded}. {given} lives in {town} with a daughter. Referred by Dr. {family2}."
    " Blood pressure 128/82, sodium 138 mmol/L.\n",
    "{name2}, MD\n{facility}\nFax: {phone2}\n{email}\n\nDear Dr. {family},\n\nThank you for referring Ms. {family3}. Her potassium was 4.1 mmol/L.\n",
    "DISCHARGE SUMMARY\nName: {reversed}\nSSN: {ssn}\nMedicare ID: {plan}\nAccount #: {account}\nAdmitted {date}, discharged {date2}.\n"
    "Metformin 500 mg twice daily. Strength 5/5. Follow up in 2 weeks.\nElectronically signed by: {name2}, RN\n",
    "Pacemaker serial number {device}. Driver's license {licence}. VIN {vin}. Portal: {url} from {ip}. Accession: {accession}.\n",
    "The patient, {name}, was brought in by her husband, {given2}. She was transferred from {facility} on {worded}. Parkinson's disease. EF 55%.\n",
)  # fmt: skip


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """Recall by kind on generated notes, and changed words per thousand in sentences that hold no identifiers."""
    chance = random.Random(11)
    planted: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for number in range(120 if quick else 1200):
        text, identifiers = _note(number, chance)
        clean = Deidentifier(secret=str(number)).deidentify(text).text
        for kind, value in identifiers:
            planted[kind] += 1
            left = as_written(kind, value)
            gone[kind] += left not in clean
            missed[f"{kind}: {value}"] += left in clean
    recall = {kind: gone[kind] / count for kind, count in sorted(planted.items())}
    return {
        "identifiers": planted.total(),
        "recall": gone.total() / planted.total(),
        "by_kind": recall,
        "most_missed": [name for name, count in missed.most_common(8) if count],
        **_changed(sentences := _sentences(data)),
        "presidio": compare(
            (_note(number, random.Random(number)) for number in range(60 if quick else 300)), sentences
        ),
    }


def _sentences(data: Path) -> list[str]:
    """Those of NegEx, from which all identifiers but dates were taken out by those who published them."""
    with (data / "negex" / "negex_even_lines.tsv").open(encoding="utf-8", newline="") as file:
        return [row[2] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 2]


def _changed(sentences: list[str]) -> dict[str, float]:
    words = changed = 0
    for sentence in sentences:
        words += len(sentence.split())
        found = Deidentifier(secret="s").deidentify(sentence).replacements
        changed += sum(len(sentence[one.start : one.end].split()) for one in found if one.kind != "date")
    return {"clean_words": words, "changed_per_1000_words": 1000 * changed / max(words, 1)}


def _note(number: int, chance: random.Random) -> tuple[str, list[tuple[str, str]]]:
    people = [(chance.choice(_GIVEN), chance.choice(_FAMILY)) for _ in range(3)]
    month, day, year = chance.randint(1, 12), chance.randint(1, 28), chance.randint(2019, 2026)
    digits = "".join(chance.choices("0123456789", k=12))
    values = {
        "name": " ".join(people[0]), "name2": " ".join(people[1]), "reversed": f"{people[0][1]}, {people[0][0]}", "given": people[0][0], "family": people[0][1],
        "given2": people[1][0], "family2": people[1][1], "family3": people[2][1],
        "date": f"{month:02}/{day:02}/{year - 60}", "date2": f"{year}-{month:02}-{day:02}", "worded": f"{_MONTHS[month - 1]} {day}, {year}",
        "age": str(chance.randint(90, 103)), "mrn": f"EX-{digits[:6]}", "phone": f"({digits[:3]}) {digits[3:6]}-{digits[6:10]}", "phone2": f"{digits[2:5]}-{digits[5:8]}-{digits[8:12]}",
        "street": f"{digits[:3].lstrip('0') or '7'} {chance.choice(_STREETS)} Street", "town": chance.choice(_TOWNS), "zip": f"6{digits[:4]}",
        "facility": f"{chance.choice(_TOWNS)} Regional Hospital", "email": f"{people[1][1].lower()}.{digits[:2]}@example.net", "ssn": f"{digits[:3]}-{digits[3:5]}-{digits[5:9]}",
        "plan": f"1EG4-TE{digits[0]}-MK{digits[1:3]}", "account": digits[:8], "device": f"PJN{digits[:6]}", "licence": f"D{digits[:7]}", "vin": f"1HGCM82633A{digits[:6]}",
        "url": f"https://portal.example.net/{digits[:5]}", "ip": f"10.{int(digits[:2])}.{int(digits[2:4])}.7", "accession": f"26-{digits[:6]}",
    }  # fmt: skip
    template = _TEMPLATES[number % len(_TEMPLATES)]
    return template.format(**values), [
        (_KIND.get(key, key), value) for key, value in values.items() if f"{{{key}}}" in template
    ]


_KIND = {
    **dict.fromkeys(("name", "name2", "reversed", "given", "given2", "family", "family2", "family3"), "name"),
    **dict.fromkeys(("date", "date2", "worded"), "date"),
    **dict.fromkeys(("street", "town", "zip", "facility"), "place"),
    **dict.fromkeys(("phone", "phone2"), "phone"),
}
