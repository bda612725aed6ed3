"""Words of medicine and care, and words that stand outside of it. Stems: each matches from a word's start."""

import re

_CLINICAL = """
patient pt he she his her him hers they them their mother father son daughter wife husband family child children infant baby doctor dr physician nurse provider clinic
hospital ward emergenc ambulat visit appointment follow-up followup follow return discharg admi ed icu surg operat procedur pain ache sore fever cough breath dyspn chest
heart cardi lung pulmon respir abdom stomach bowel gastr colon liver hepat kidney renal urin bladder prostat uter ovar pregnan births deliver breast skin rash wound
ulcer bone joint knee hip shoulder spine back neck head brain neuro nerve stroke seizure eye vision ear hearing nose throat mouth teeth dent tongue hand foot feet leg
arm ankle wrist finger toe blood hemo haem anemi platelet leuk lymph vein arter vascul clot thromb embol infect sepsis bacter virus viral antibiot vaccin immun allerg
asthma copd diabet insulin glucose sugar a1c thyroid hormon endocrin cancer tumor tumour mass malignan metasta benign biops chemo radiat onco lesion nodul cyst polyp
pressure hypertens hypotens pulse rate rhythm ecg ekg echo stent valve ejection cholesterol lipid statin aspirin medic drug dose dosage tablet pill capsule inject
infus iv oral mg mcg ml prescri pharmac refill therap treat diagnos symptom sign prognos disease disorder syndrome condition illness chronic acute severe mild moderate
health care risk factor genetic gene genes mutation inherit chromosom protein enzyme cell cells tissue organ body blood test tests lab labs result results sample imaging
x-ray xray ct mri scan ultrasound radiogra exam assess normal abnormal positive negative elevated level levels monitor screen diet nutrition weight bmi exercise sleep
smok alcohol tobacco drink depress anxi mood mental psych suicid dement memory cognit fall falls gait walk mobil rehab physical occupational therapy pt ot dressing
catheter tube drain device implant pump oxygen ventilat intubat anesth recover heal injur fractur trauma burn bleed bruis swell edema inflam nausea vomit diarrh
constip appetite eat swallow fatigue tired weak numb tingl dizzy dizziness faint headache migrain itch hives swelling stool bm urine period menses menstru contracept sex
code dnr resuscit hospice palliat comfort consent advance directive insurance referral refer consult specialist specialty team plan history hx week weeks month months day days year-old
daily bid tid qid prn hs ac pc hour hours symptoms signs cause causes treatment treatments affected people outlook clinical trial research complications prevent doctorvisit newborn
sun sunscreen bandage cast splint crutch brace sutur stitch staple bath shower lift activity restrictions school work note today questions concerns call us feel feeling feels
suffer hurt study studies bother problem problems issue issues been doing brings happened going started getting noticing experienced experienc taking took takes vitals temperature
""".split()
_SUFFIXES = r"\w+(?:itis|osis|emia|aemia|uria|ectomy|otomy|ostomy|oscopy|pathy|algia|oma|omas|plasty|genic|opathy|plegia|paresis|trophy|ology|ologist|gram|cillin|mycin|pril|sartan|olol|statin|azole|idine|amide|mab|tinib)"
CLINICAL = re.compile(
    rf"\b(?:(?:{'|'.join(word for word in dict.fromkeys(_CLINICAL) if len(word) > 4)})\w*|(?:{'|'.join(word for word in dict.fromkeys(_CLINICAL) if len(word) <= 4)})\b|{_SUFFIXES}\b)",
    re.IGNORECASE,
)
"""Something of medicine, of care, or of people in care."""

_OUTSIDE = (
    r"https?://|www\.|\w+\.(?:com|net|org|io|xyz|info)\b|\b(?:essay|poem|poetry|haiku|sonnet|limerick|story|stories|novel|fiction|speech|blog|tweet|hashtag|song|songs|lyrics|joke|jokes|riddle|riddles"
    r"|headline|slogan|advert\w*|advertisement|marketing|newsletter|website|web ?page|app|software|download|code(?! status)|function in|python|java|javascript|php|sql|mysql|html|css|c\+\+|algorithm"
    r"|programming|regex|database|spreadsheet|excel|email|e-mail|inbox|calendar|meeting|reminder|alarm|to-do|playlist|movie|movies|film|films|book|books|recipe|recipes|restaurant|restaurants|flight|flights|hotel"
    r"|hotels|vacation|trip|travel|tourist|weather|forecast|stock|stocks|bitcoin|crypto\w*|invest\w*|sales|revenue|profit|customers?|competitor\w*|market|brand|product launch|business"
    r"|quarterly|kpi|kpis|sentiment|reviews|(?:customer|product|this|movie|book) review|election\w*|vote|politic\w*|president|climate|celebrity|gossip|football|soccer|world cup|olympics|game|games|emoji\w*|cipher|base64|caesar|rot13"
    r"|morse|pig latin|french|german|spanish|italian|japanese|chinese|russian|portuguese|arabic|hindi|korean|latin|capital of|equations?|quadratic|theorem|calculus|physics|relativity|quantum"
    r"|photosynthesis|butterfly|planet\w*|galax\w*|universe|dinosaur\w*|shakespeare|gatsby|war|empire|revolution|philosoph\w*|economics|inflation|history of (?:art|science|music|rome|the world|computing)|homework|lottery|prize|winner"
    r"|discount|coupon|promo\w*|free trial|subscribe|newsletter|giveaway|gift card|users|readers|artificial intelligence|machine learning|neural network\w*|robot\w*|blockchain|smart home|thermostat"
    r"|vowels?|consonants?|alphabet\w*|every (?:other|second|third|fourth|fifth|nth) (?:letter|word|character)|reverse order|solar|turbines?|school library|groceries|dinner|music|favorite|favourite|smartphone\w*|laptop\w*|gadget\w*|dollars?|euros?|birthday|guitar|piano|painting|paintings|photograph|photography|camera|car|cars|bicycle|bike|airline|beach|mountain|hiking trail|garden|gardening|pet|pets|cat|cats|dog|dogs|penguin\w*|elephant\w*|aliens?|ghosts?|horoscope|astrology|zodiac|tarot|religion|bible|poet|author|comedian|superhero|movie star|actor|actress|singer|band|concert|festival|museum|theatre|theater|opera|ballet|chess|poker|casino|gambling|bet|bets|tax|taxes|mortgage|loan|salary|resume|cv|cover letter|interview questions|job interview|linkedin|facebook|instagram|youtube|tiktok|twitter|podcast|wikipedia|google|amazon|microsoft|apple inc|elon|nasa|moon|mars|black holes?|atoms?|molecule of water|volcano\w*|earthquake\w*|rainforest|desert|ocean|oceans|river|lake|country|countries|continent|currency|population of|tallest|largest|longest|fastest|prime numbers?|fibonacci|square root|derivative|integral|triangle|geometry|algebra|matrix|statistics homework|sorting|linked list|binary|compiler|loop|variable|class in|unit tests?|docker|kubernetes|github|linux|windows 1\d|password|wifi|router|vpn|hack|hacking|lock ?pick\w*|explosive|bomb|weapon|counterfeit|shoplift\w*|fashion|dress|shoes|perfume|lipstick|wedding|party|toast|speech|debate|thesis|dissertation|grammar|synonyms?|antonyms?|metaphor|rhyme|rhymes|acronym|crossword|sudoku|trivia|quiz|puzzle|hobby|hobbies)\b"
)
OUTSIDE = re.compile(_OUTSIDE, re.IGNORECASE)
"""Something that no clinical document asks for."""
