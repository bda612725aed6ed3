"""Medicines by all their names, family by family; every sentence is invented."""

from importlib.resources import files

import pytest

from wardround.tools.terms import drug_classes, drug_parts, find_drugs, groups_in


def named(text: str) -> list[str]:
    return [mention.ingredient for mention in find_drugs(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # anti-infectives
        ("co-amoxiclav 1.2 g IV", "Augmentin"),
        ("pip-taz 4.5 g", "Tazocin"),
        ("co-trimoxazole", "Septrin"),
        ("rifampicin", "Rifadin"),
        ("RHZE", "Voractiv"),
        ("Ambisome", "liposomal amphotericin B"),
        ("aciclovir", "Zovirax"),
        ("Biktarvy", "bictegravir-emtricitabine-tenofovir"),
        ("Epclusa", "sofosbuvir/velpatasvir"),
        ("Malarone", "atovaquone/proguanil"),
        # cancer
        ("5-FU", "fluorouracil"),
        ("mFOLFOX6", "FOLFOX"),
        ("R-CHOP-21", "RCHOP"),
        ("Glivec", "imatinib"),
        ("Keytruda", "pembrolizumab"),
        ("T-DXd", "Enhertu"),
        ("Prostap", "leuprorelin"),
        ("hydroxycarbamide", "Hydrea"),
        ("axi-cel", "Yescarta"),
        # immune system, joints, transplantation
        ("MMF", "CellCept"),
        ("ciclosporin", "Neoral"),
        ("MTX", "methotrexate"),
        ("mesalazine", "Pentasa"),
        ("IVIG", "Privigen"),
        ("Thymoglobulin", "anti-thymocyte globulin"),
        # heart, clots, lipids
        ("ISMN", "isosorbide mononitrate"),
        ("glyceryl trinitrate", "nitroglycerin"),
        ("frusemide", "Lasix"),
        ("Clexane", "Lovenox"),
        ("vit K", "phytomenadione"),
        ("Marcumar", "phenprocoumon"),
        ("Octaplex", "prothrombin complex concentrate"),
        # intensive care
        ("noradrenaline", "Levophed"),
        ("suxamethonium", "succinylcholine"),
        ("Precedex", "dexmedetomidine"),
        ("lignocaine", "Xylocaine"),
        # lungs, gut, hormones
        ("Seretide", "Advair"),
        ("Fostair", "beclometasone/formoterol"),
        ("salbutamol", "Ventolin"),
        ("Movicol", "macrogol"),
        ("Buscopan", "hyoscine butylbromide"),
        ("UDCA", "ursodiol"),
        ("Syntocinon", "oxytocin"),
        ("glibenclamide", "glyburide"),
        ("Actrapid", "regular insulin"),
        # mind and nerves
        ("Epilim", "sodium valproate"),
        ("Madopar", "co-beneldopa"),
        ("Stemetil", "prochlorperazine"),
        ("Elvanse", "Vyvanse"),
        # fluids, minerals, contrast, vaccines, eyes, skin
        ("NaCl 0.9%", "normal saline"),
        ("TPN", "total parenteral nutrition"),
        ("KCl", "potassium chloride"),
        ("ferrous sulphate", "FeSO4"),
        ("Gadovist", "Dotarem"),
        ("Omnipaque", "iodinated contrast"),
        ("Shingrix", "shingles vaccine"),
        ("Xalatan", "latanoprost"),
        ("Roaccutane", "isotretinoin"),
        # without the last letter, as in German
        ("Furosemid und Azathioprin", "furosemide, azathioprine"),
    ],
)
def test_two_names_of_one_medicine(one, other):
    assert named(one)
    assert named(one) == named(other)


@pytest.mark.parametrize(
    "text",
    [
        "He is well versed in his soma practice.",
        "Luminal narrowing, a fleet of ambulances.",
        "A dopamine agonist, and vitamin K antagonists.",
        "Low molecular weight heparin.",
        "ASA grade III.",
        "Adenosine deaminase was raised.",
        "She has insulin resistance.",
    ],
)
def test_what_names_no_medicine(text):
    assert not named(text)


def test_a_capital_of_the_table_is_one_in_the_text():
    assert named("Soma 350 mg") == ["carisoprodol"]
    assert named("SOMA 350 MG") == ["carisoprodol"]
    assert not named("soma")
    assert not named("mtx")


def test_combinations_have_parts():
    assert drug_parts("amoxicillin-clavulanate") == {"amoxicillin", "clavulanate"}
    assert {"rituximab", "vincristine"} <= drug_parts(named("R-CHOP")[0])
    assert drug_parts("warfarin") == frozenset()
    assert drug_parts("covid-19 vaccine") == frozenset()


def test_an_ingredient_of_several_classes():
    assert drug_classes("azathioprine") >= {"dmard", "immunosuppressant"}
    assert "penicillin" in drug_classes("amoxicillin-clavulanate")
    assert not drug_classes("dopamine agonist")


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("a DOAC", "apixaban"),
        ("LMWH", "dalteparin"),
        ("two TKIs", "osimertinib"),
        ("PPIs", "pantoprazole"),
        ("an ACEi", "ramipril"),
        ("her beta-blocker", "bisoprolol"),
        ("ICS/LABA", "budesonide"),
        ("a LAMA", "tiotropium"),
        ("G-CSF", "pegfilgrastim"),
        ("a checkpoint inhibitor", "nivolumab"),
        ("vasopressors", "norepinephrine"),
        ("antituberculous treatment", "ethambutol"),
    ],
)
def test_groups_by_their_letters(text, member):
    assert any(member in members for members in groups_in(text).values())


def test_every_line_of_the_table_names_a_class_and_medicines():
    text = (files("wardround.tools.terms") / "drugs.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(": " in line and line.count("(") == line.count(")") for line in lines)
    assert all(not name or named(name) == [name] for line in lines[1:] for name in _ingredients(line))


def _ingredients(line: str) -> list[str]:
    depth, kept = 0, ""
    for character in line.partition(": ")[2]:
        depth += (character == "(") - (character == ")")
        kept += character if not depth and character != ")" else ""
    return [part.strip() for part in kept.split(",")]
