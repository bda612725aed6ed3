"""Whether speech and notes of invented patients assert or deny what they mention."""

import pytest

from wardround.tools.assertion import assess
from wardround.tools.dialogue import find_turns


def told(text, words):
    start = text.index(words)
    return assess(text, start, start + len(words))


def talk(*turns):
    return "\n".join(("[doctor] ", "[patient] ")[number % 2] + turn for number, turn in enumerate(turns))


DENIED = [
    ("He does not drink and is without fever.", "fever"),
    ("She has not identified any source of bleeding.", "bleeding"),
    ("He has not seen a cardiologist.", "cardiologist"),
    ("She hasn't noted a rash.", "rash"),
    ("Currently not seen by neurology.", "neurology"),
    ("[patient] i do n't love that idea .", "idea"),
    ("Do not take naproxen and drink alcohol.", "alcohol"),
    ("I would not call that an allergy.", "allergy"),
    ("She does not believe that she has had hives.", "hives"),
    ("He sleeps, never snores, and denies cramps.", "cramps"),
    ("It is not that painful.", "painful"),
    (talk("you do n't have any fever your heart rate is fine", "okay"), "fever"),
    ("Consent (transfusion): lacks - see form.", "Consent"),
    ("No aspirin (or clopidogrel).", "clopidogrel"),
    ("No red flags (fever, rigors).", "rigors"),
    ("Swab for MRSA: negative.", "MRSA"),
    ("Ramipril is not to be restarted.", "Ramipril"),
    ("Sent home w/o antibiotics.", "antibiotics"),
    ("Pruritus no, cough yes.", "Pruritus"),
    ("Ultrasound of the calves negative   for thrombosis.", "thrombosis"),
    ("Ascites: no.", "Ascites"),
    ("Haematuria - nil.", "Haematuria"),
    ("Calf pain -ve, swelling +ve.", "Calf pain"),
    ("Cough yes rigors no.", "rigors"),
    ("Fever -.", "Fever"),
    ("Hepatitis B, hepatitis C and HIV were negative.", "Hepatitis B"),
    ("PCR for influenza, adenovirus and pertussis was negative.", "adenovirus"),
    ("HBV DNA was undetectable.", "DNA"),
    ("Denies he has had any falls.", "falls"),
    ("Vascular invasion: not identified.", "invasion"),
    ("The scan fails to show an abscess.", "abscess"),
    ("She is not currently on warfarin.", "warfarin"),
    ("I do not think that this is a stroke.", "stroke"),
    (talk("any fever or chills ?", "my gosh no"), "chills"),
    (talk("let's talk about other symptoms any hives joint swelling", "not that i can recall"), "hives"),
    (talk("okay coughing earache", "no"), "earache"),
    (talk("any hives", "okay", "so no hives", "yes i have n't had any"), "hives"),
    ("I do not believe she has an abscess.", "abscess"),
    ("No fever and chills were noted.", "chills"),
    ("He has never been told that he has a hernia.", "hernia"),
    ("I'm not taking any medications.", "medications"),
    ("The cramps are basically gone.", "cramps"),
    ("Lachman, drawer, and McMurray tests are all negative.", "drawer"),
    (talk("prior to the episode did you have cramps ?", "no"), "cramps"),
    (talk("those cramps do you still have them ?", "no"), "cramps"),
    ("The belly is not tender and was never swollen.", "swollen"),
    (talk("i do n't think that this is a sign of an abscess or anything like that", "okay"), "abscess"),
    (talk("any hives , cramps or cough ?", "a bit of a cough but everything else has been fine"), "hives"),
    (talk("have you had hives before and then you said your father had them", "i never had those"), "hives"),
    (talk("any trouble with your bowels any cramps", "no"), "cramps"),
]
ASSERTED = [
    ("[patient] I can't read a thing without my glasses.", "glasses"),
    ("No oral option for the bacteraemia.", "bacteraemia"),
    ("[patient] i do n't feel the nausea as much", "nausea"),
    ("[doctor] it's not usual for people to have bleeding from that .", "bleeding"),
    ("[doctor] try not to take any naproxen and try to cut down on the alcohol", "alcohol"),
    ("[doctor] do not take naproxen and please continue the lisinopril", "lisinopril"),
    ("He had no further questions about the rash.", "rash"),
    ("She takes it now and then, not daily, for cramps.", "cramps"),
    ("No past medical history, brought by her father for a limp.", "limp"),
    (talk("any belly pain", "it hurts up here", "so epigastric pain any vomiting", "no"), "epigastric pain"),
    ("No diclofenac (gout flare and ulcer).", "ulcer"),
    ("Police told, crime no. on fracture form.", "fracture"),
    ("We won't be starting one, with the seizures.", "seizures"),
    ("Lorazepam 1 mg for seizures: none used.", "seizures"),
    ("Resection of the thyroid nodule was not advised.", "nodule"),
    ("Naproxen caused hives and she must not be given aspirin.", "hives"),
    ("He had fever, and blood cultures were negative.", "fever"),
    ("Rigors yes sweats no.", "Rigors"),
    ("Changing the pillow made no difference to her cramps.", "cramps"),
    ("The ferritin was raised and the smear negative.", "ferritin"),
    ("The cough was loud and became inaudible.", "cough"),
    ("He had no apnea during this episode.", "episode"),
    ("No, I have a bad cough.", "cough"),
    (talk("and how has your health been , any cramps ?", "no"), "health"),
    ("No swelling or bruising, normal skin creases.", "creases"),
    ("No, I'm divorced.", "divorced"),
    ("Deep margin negative, stage 1.", "stage"),
    ("She saw nobody despite her cough.", "cough"),
    ("No pain and no problem emptying my bladder.", "emptying"),
    ("I can't stop sneezing.", "sneezing"),
    (talk("any hives , cramps or cough ?", "cramps .", "okay", "no cough though"), "cramps ."),
    (talk("prior to the episode did you have cramps ?", "no"), "episode"),
    ("Doctor: I see you have asthma, have you had anything for it?\nPatient: No, nothing.", "asthma"),
    ("He did not need surgery and was discharged home.", "discharged"),
    ("The ear drum is not red and clear.", "clear"),
    ("Denies nausea and has hives.", "hives"),
    ("Ibuprofen did not relieve the pain.", "pain"),
    ("The pressure is not as high as before.", "pressure"),
    (talk("there is no nasal drip sensation is intact", "good"), "sensation"),
    (talk("no fever some chills", "yeah"), "chills"),
    (talk("any hives , cramps or cough ?", "a bit of a cough but everything else has been fine"), "cough"),
    (talk("any hives or cramps or cough ?", "cramps ."), "cramps ."),
    (talk("you do n't have any fever your pulse is fine", "okay"), "pulse"),
    (talk("any chills ?", "yes , a few"), "chills"),
    (talk("when did the cramps start ?", "in may"), "cramps"),
    (talk("i do n't hear any wheeze we have a regular rhythm", "okay"), "rhythm"),
    (talk("i'll have you come back if the cramps stay", "okay"), "cramps"),
]


@pytest.mark.parametrize(("text", "words"), DENIED)
def test_denied(text, words):
    assert told(text, words).negated


@pytest.mark.parametrize(("text", "words"), ASSERTED)
def test_asserted(text, words):
    assert not told(text, words).negated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hives and cramps were asked about.", "cramps"),
        ("The meaning of hydronephrosis was explained.", "hydronephrosis"),
    ],
)
def test_what_is_asked_about_or_explained_is_not_there(text, words):
    assert told(text, words).temporality == "hypothetical"


def test_not_a_lot_is_some_or_none():
    assert told("I do not use a lot of creams.", "creams").certainty == "uncertain"


def test_who_came_along_has_nothing():
    assert told("A girl, accompanied by both parents, with hives.", "hives").experiencer == "patient"


def test_a_question_that_nobody_answers_is_unsure():
    assert told(talk("any cramps ?", "the knee hurts more than that"), "cramps").certainty == "uncertain"
    assert told(talk("any cramps ?", "not with you , but i did in march"), "cramps").certainty == "uncertain"


def test_a_yes_is_to_the_last_of_two_questions():
    two = talk("any hives ? and do you sleep well ?", "yes , very well")
    assert told(two, "hives").certainty == "uncertain"


@pytest.mark.parametrize("asked", ["eating and drinking okay", "able to eat and to drink", "drinking well"])
def test_a_no_to_symptoms_is_none_to_whether_all_is_well(asked):
    text = talk(f"are you {asked} ? any nausea or vomiting ?", "no .")
    assert not told(text, "drink").negated
    assert told(text, "nausea").negated


def test_a_no_to_two_symptoms_is_to_both():
    text = talk("do you have chest pain ? any nausea ?", "no .")
    assert told(text, "chest pain").negated


def test_a_no_to_one_of_the_things_asked_is_to_no_other():
    asked = talk("do you have any hives or cramps ?", "no cramps . the rest i could not say")
    assert told(asked, "cramps").negated
    assert told(asked, "hives").certainty == "uncertain"


def test_what_is_only_wished_for_or_a_risk_is_not_there():
    assert told("She says she wishes she had some weight loss.", "weight loss").temporality == "hypothetical"
    assert told("Risks include infection and numbness.", "numbness").temporality == "hypothetical"


@pytest.mark.parametrize("answer", ["i have a cough", "cough .", "just a cough"])
def test_who_names_one_of_several_things_has_not_the_others(answer):
    turns = talk("any hives , cramps or cough ?", answer)
    assert told(turns, "hives").negated
    assert told(turns, "cough") == told("He has a cough.", "cough")


def test_naming_something_else_is_no_answer():
    assert told(talk("any hives , cramps or cough ?", "i have a dog now"), "cramps").certainty == "uncertain"
    assert not told(talk("any cramps in the right calf ?", "right"), "cramps").negated


def test_free_of_one_thing_only():
    assert not told("He is back to normal and pain free.", "normal").negated
    assert told("He is back to normal and pain free.", "pain").negated


def test_doing_fine_is_no_yes():
    assert told(talk("are there any cramps at night ?", "i am doing fine"), "cramps").certainty == "uncertain"


def test_a_comma_after_a_word_of_time_ends_nothing():
    assert told("Previously, she had cramps.", "cramps").temporality == "historical"


@pytest.mark.parametrize("text", ["Born on 19 May 1947, she has asthma.", "May 5, 2026: asthma."])
def test_a_day_in_may_is_no_doubt(text):
    assert told(text, "asthma").certainty == "certain"


def test_may_is_a_doubt():
    assert told("She may have asthma.", "asthma").certainty == "uncertain"


def test_what_fhir_calls_refuted_is_denied():
    assert told("Refuted: Hypertension (refuted)", "Hypertension").negated


def test_an_article_ends_a_denial_before_it():
    text = "No pulmonary embolism and a nodule in the left lower lobe."
    assert told(text, "embolism").negated
    assert not told(text, "nodule").negated


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("COVID booster not wanted.", "booster"),
        ("Nicotine patch declined.", "patch"),
        ("Thrombectomy not performed, no large vessel occlusion.", "Thrombectomy"),
        ("Not present: asthma, glaucoma.", "asthma"),
        ("A statin has not been started.", "statin"),
        ("Dialysis is currently not indicated.", "Dialysis"),
        ("HCC: no evidence.", "HCC"),
        ("Pneumonia was excluded by X-ray.", "Pneumonia"),
        ("Delirium on days 2 to 4, resolved.", "Delirium"),
        ("She has been relapse-free for three years.", "relapse"),
        ("She was negative for streptococci.", "streptococci"),
        ("There is hardly any pain.", "pain"),
        ("Resp neg for wheeze.", "wheeze"),
        ("Blood cultures neg.", "cultures"),
        ("A stroke is not suspected.", "stroke"),
        ("The pedal pulses are not palpable.", "pulses"),
    ],
)
def test_what_was_not_done_wanted_or_found_is_denied(text, mention):
    assert told(text, mention).negated


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A man with asthma declined admission.", "asthma"),
        ("Roflumilast not tolerated (diarrhoea).", "diarrhoea"),
        ("Naproxen never again (gastric bleeding 2016).", "bleeding"),
        ("No drain was placed, and full weight bearing is allowed.", "weight"),
        ("No chest pain, walking distance about 3 km.", "walking"),
        ("No stones, small cyst of the left kidney.", "cyst"),
        ("No ileus, bowel opened on day 3.", "bowel"),
        ("She has not fallen and can walk 5 km.", "walk"),
        ("He has neuropathy, and foot pulses were absent.", "neuropathy"),
        ("Infection was not confirmed: the patient had asthma.", "asthma"),
        ("Estrogen receptor positive and HER2 negative.", "receptor"),
        ("Pain with supination and none with pronation.", "Pain"),
        ("She had tonsillitis as a girl and none as an adult.", "tonsillitis"),
        ("She does not have quite as much swelling.", "swelling"),
        ("I do n't do n't have quite as much swelling", "swelling"),
        ("Without it she could develop arthritis.", "arthritis"),
        ("She has never treated her acne.", "acne"),
        ("Estradiol is not elevated and levels are fine.", "fine"),
        ("Add vancomycin? No - cefepime covers it.", "cefepime"),
        ("Sling declined (tight) -> crutches and a brace.", "brace"),
        ("No codeine this week - uses naproxen for toothache.", "toothache"),
    ],
)
def test_what_stands_beside_a_denial_is_not_denied(text, mention):
    assert not told(text, mention).negated


def test_headings_of_a_note_are_no_turns():
    header = "Patient: Jonas Pretend, invented\nReason: low mood\nCourse: quiet\n\nFamily: father well\nPlan: rest\n"
    assert not find_turns(header)
    assert len(find_turns("Doctor: Any cough?\nPatient: No.\n")) == 2


@pytest.mark.parametrize(
    "answer",
    [
        "just when i climb stairs",
        "only at night",
        "no , just when i eat",
        "mainly in my toes",
        "just my ankles",
        "only a little",
    ],
)
def test_who_names_an_occasion_or_a_place_says_yes(answer):
    text = f"[doctor] any swelling ?\n[patient] {answer} .\n[doctor] okay .\n"
    told = assess(text, text.index("swelling"), text.index("swelling") + 8)
    assert (told.negated, told.certainty) == (False, "certain")


def test_not_at_one_time_is_no_plain_no():
    text = "[doctor] any pain ?\n[patient] not when i sit .\n[doctor] okay .\n"
    assert assess(text, text.index("pain"), text.index("pain") + 4).certainty == "uncertain"


@pytest.mark.parametrize("asked", ["any fever , chills , nausea ?", "any fever ?", "fever ?"])
def test_who_names_only_something_else_says_no(asked):
    text = f"[doctor] {asked}\n[patient] just the chills .\n[doctor] okay .\n"
    assert assess(text, text.index("fever"), text.index("fever") + 5).negated
    assert not assess(text, text.rindex("chills"), text.rindex("chills") + 6).negated


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("any blood when you vomited ?", "vomited"),
        ("was it hot after you had that swelling ?", "swelling"),
        ("did it hurt when you got the rash ?", "rash"),
    ],
)
def test_a_question_of_a_time_when_something_was_there_takes_that_for_granted(question, words):
    found = told(talk(question, "no ."), words)
    assert (found.negated, found.certainty) == (False, "certain")


def test_whether_it_happens_at_a_certain_time_stays_open():
    assert told(talk("any pain when you cough ?", "no ."), "cough").certainty == "uncertain"


@pytest.mark.parametrize(
    "text",
    [
        "ER for fever, cramps or a rash; say that he has one kidney.",
        "Safety net: 999 for fits or cramps.",
        "Go straight to A&E with a rash or cramps.",
        "Seek urgent care for cramps.",
    ],
)
def test_what_somebody_is_to_be_sent_for_is_not_there(text):
    assert told(text, "cramps").temporality == "hypothetical"


@pytest.mark.parametrize("text", ["Seen in the ER for cramps.", "ED for cramps last week.", "Went to A&E with cramps."])
def test_what_somebody_was_seen_for_was_there(text):
    assert told(text, "cramps").temporality == "current"


def test_who_is_unsure_of_the_time_is_sure_of_the_rest():
    assert told("probably about six hours after we got home i felt dizzy", "dizzy").certainty == "certain"
    assert told("maybe a week ago she had a fever", "fever").certainty == "certain"
    assert told("maybe a rash", "rash").certainty == "uncertain"
    assert told("I think I have a fever", "fever").certainty == "uncertain"
