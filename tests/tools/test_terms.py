"""Parts of the body, analytes and allergens by all their names."""

import pytest

from wardround.tools.terms import (
    allergen_conflicts,
    find_analytes,
    find_drugs,
    find_organisms,
    find_parts,
    find_problems,
    is_same_allergen,
    is_same_organism,
    normal_words,
    stem,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("left lower extremity", [("leg", "lower", False)]),
        ("both lower extremities", [("leg", "lower", True)]),
        ("the knees", [("knee", "lower", True)]),
        ("her toes", [("toe", "lower", False)]),
        ("his feet", [("foot", "lower", True)]),
        ("kneeling", []),
    ],
)
def test_parts(text, found):
    assert [(part.part, part.limb, part.is_pair) for part in find_parts(text)] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HbA1c 8.2%", ["hemoglobin a1c"]),
        ("glycated hemoglobin", ["hemoglobin a1c"]),
        ("Cr 1.4", ["creatinine"]),
        ("K 4.1", ["potassium"]),
        ("vitamin k", []),
    ],
)
def test_analytes(text, names):
    assert [analyte.name for analyte in find_analytes(text)] == names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Penicillin", "amoxicillin", True),
        ("amoxicillin", "Amoxil", True),
        ("Penicillin (rash)", "penicillins", True),
        ("penicillin", "sulfa", False),
        ("codeine", "latex", False),
    ],
)
def test_allergens_of_one_allergy(one, other, same):
    assert is_same_allergen(one, other) == is_same_allergen(other, one) == same


@pytest.mark.parametrize(
    ("allergen", "ingredient", "against"),
    [
        ("Insulin (anaphylaxis)", "insulin glargine", True),
        ("insulin glargine", "insulin glargine", True),
        ("insulin glargine", "insulin lispro", False),
        ("Prednisone (rash)", "prednisolone", True),
        ("prednisolone", "dexamethasone", False),
        ("penicillin", "amoxicillin", True),
        ("penicillin", "cefazolin", False),
        ("Trimethoprim (rash)", "trimethoprim-sulfamethoxazole", True),
        ("valsartan", "losartan-hydrochlorothiazide", False),
    ],
)
def test_an_allergy_speaks_against_members_of_the_class_that_it_names(allergen, ingredient, against):
    assert allergen_conflicts(allergen, ingredient) == against


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("osteopenia", "osteoporosis"),
        ("vertigo", "dizziness"),
        ("diverticulosis", "diverticulitis"),
        ("hepatitis B", "hepatitis C"),
        ("lung nodule", "lung cancer"),
        ("melanoma", "basal cell carcinoma"),
        ("lymphoma", "leukemia"),
        ("hiatal hernia", "inguinal hernia"),
        ("vision loss", "blurred vision"),
        ("pelvic pain", "endometriosis"),
        ("strep throat", "sore throat"),
        ("numbness", "tingling"),
        ("septic shock", "bacteremia"),
        ("psoriatic arthritis", "osteoarthritis"),
    ],
)
def test_what_a_patient_may_have_without_the_other_has_another_name(one, other):
    concepts = [{mention.concept for mention in find_problems(text)} for text in (one, other)]
    assert all(concepts)
    assert concepts[0].isdisjoint(concepts[1])


def test_names_are_known_with_and_without_accents():
    assert [mention.ingredient for mention in find_drugs("Furosémide, torasemide")] == ["furosemide", "torsemide"]


def test_british_and_american_words_are_one():
    assert normal_words("haemorrhage, oedema, anaemia") == normal_words("hemorrhage, edema, anemia")


def test_brands_of_drugs():
    assert [drug.ingredient for drug in find_drugs("Cytomel, Carafate, Metamucil")] == [
        "liothyronine",
        "sucralfate",
        "psyllium",
    ]


@pytest.mark.parametrize(
    "forms",
    [
        "ankle ankles",
        "toe toes",
        "injury injuries",
        "stop stops stopped stopping",
        "continue continues continued continuing",
        "evaluate evaluates evaluated evaluation",
        "deny denies denied",
        "diagnose diagnosed diagnosis diagnoses",
        "smoke smokes smoked smoking",
        "vaccine vaccines vaccination",
        "bleed bleeding bleeds",
        "mass masses",
    ],
)
def test_forms_of_one_word_are_one(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_words_stay_apart():
    words = "ear early need needle pus status gas this pain use"
    assert len({stem(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("E. coli", "Escherichia coli", True),
        ("Pneumococcus", "Streptococcus pneumoniae", True),
        ("Staphylococcus aureus", "staphylococci", True),
        ("E. coli", "Klebsiella", False),
        ("Enterococcus faecalis", "Enterococcus faecium", False),
    ],
)
def test_organisms_by_their_names(one, other, same):
    (first,), (second,) = find_organisms(one), find_organisms(other)
    assert is_same_organism(first.organism, second.organism) is same


@pytest.mark.parametrize("text", ["ECG: ST depression in V5.", "respiratory depression", "bone marrow depression"])
def test_a_depression_that_is_none_of_the_mind_is_no_condition(text):
    assert "depression" not in {mention.concept for mention in find_problems(text)}
    assert "depression" in {mention.concept for mention in find_problems(f"{text} Depression since 2019.")}
