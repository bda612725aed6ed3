"""Things that a note states in fixed words: how somebody lives, what helps the body, what is ordered; each with how talk speaks of it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from .evidence import Evidence
from .patterns import Table, whole_words

Sort = Literal["life", "device", "plan"]

_SORTS: dict[Sort, str] = {
    "life": r"""
work: works (?:as|at|in|for)|worked (?:as|at|in|for)|employed (?:as|by|at|in|full|part)|(?:self-?|is |currently |was |not )employed(?![.])|unemployed|retired(?! to (?:(?:his|her|their|the) )?(?:bed|room|bedroom))|occupation|by profession|lost (?:his|her) job|(?:is|was) an? (?:\w+ )?(?:teacher|nurse|engineer|driver|farmer|mechanic|lawyer|accountant|carpenter|plumber|electrician|cook|chef|cashier|secretary|contractor|firefighter|policeman|welder|painter|librarian|pilot|salesman) > i['’]?m an? \w[\w-]*|i am an? \w[\w-]*|homemaker|house(?:keeper|wife)|profession\w*|jobs?|working|work (?:as|at|in|for|on)|i work|you work|at work|for work|retire\w*|employ\w*|occupation|business|boss|shifts?|teach\w*|school|office|company|career|living as|cowork\w*
home: liv(?:es|ed|ing) (?:alone|with|in|at|on)|resides|homeless|roommate > live|lives|living|reside|apartment|condo|house|at home|home alone|go home|roommates?|moved|stay(?:s|ing)? with|wife|husband|family|kids|children|mom|dad|parents
marriage: married|divorced|widow(?:ed|er)?|engaged to|separated from (?:his|her) > marri\w*|divorc\w*|widow\w*|wife|husband|spouse|partner|engaged|separated|wedding
smoking: (?:current|former|ex-?|light|heavy|lifelong|daily) smoker|smokes|smoked|smoking|tobacco|cigarettes?|cigars?|packs? (?:per|a|of)|pack[- ]years?|vap(?:es|ing)|nicotine > smok\w*|tobacco|cigar\w*|packs?|chew\w*|dip|vap\w+|nicotine|quit\w*
alcohol: drinks(?! (?:water|plenty|fluids|coffee|tea|milk|soda))|alcohol|beers?|wine|liquor|vodka|whisk(?:e?y)|etoh > drink\w*|drank|alcohol\w*|beers?|wines?|liquor|vodka|whisk\w+|cocktails?|booze|sober|etoh
drugs: marijuana|cannabis|cocaine|heroin|methamphetamines?|recreational drugs?|illicit drugs?|intravenous drug > marijuana|weed|pot|joints?|cannabis|edibles?|cocaine|heroin|meth\w*|drugs?|substances?|thc|cbd
travel: travel(?:l?ed|s|l?ing)?|trip to|vacation|cruise|abroad|flew|immigrated|emigrated|returned from > travel\w*|trips?|vacation\w*|cruise|abroad|fl(?:ew|y|ying|ight)|immigra\w*|visit\w*|overseas|out of (?:state|town|the country)|drove|went to|going to go|came back|born in|moved|holiday
animals: pets?|(?<!hot )dogs?|cats?|parrots?|parakeets?|canar(?:y|ies)|birds?|hamsters?|kittens?|puppy|puppies|rabbits?|chickens|horses?|livestock|reptiles? > pets?|dogs?|cats?|birds?|parrot\w*|animals?|kittens?|pupp\w+|rabbits?|chickens?|horses?|farm\w*|livestock|shepherd|retriever|poodle
exercise: exercis(?:es|ed|ing) (?!program)|gym|jogs?|jogging|yoga|pilates|swims|swimming|workouts?|sedentary|runs \w+ miles > exercis\w*|gym|jog\w*|yoga|pilates|swim\w*|work(?:ing)? out|active|activity|activities|walk\w*|run|runs|running|runner|bik\w+|cycl\w+|sports?|train\w*|weights|lift\w*|hik\w+|golf\w*|tennis|soccer|basketball|dance|danc\w+
food: (?:vegan|vegetarian|ketogenic|keto|mediterranean|gluten-free) (?:diet)?|fast food|caffeine|energy drinks? > vegan|vegetarian|diet\w*|eat\w*|ate|food\w*|coffee|caffeine|tea|soda|drinks|keto\w*|gluten|meals?|cook\w*|vegetables
intimacy: sexually active|sexual partners?|condoms?|contracepti(?:on|ves?)|monogamous > sex\w*|condoms?|contracept\w*|birth control|partners?|intimate|pill
service: veteran|served in|military|navy|army|marines|air force|deployed > veteran|military|navy|army|marines?|air force|deploy\w*|service|vietnam|iraq|afghanistan|v a
school: (?:college|high school|graduate|university|nursing) (?:student|graduate)|attends (?:school|college|university)|graduated(?! (?:from|to) (?:\w+ ){0,2}?(?:therapy|pt|rehab\w*|walker|cane|crutches|home|weight)\b)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[- ]grade > school|college|university|student|class\w*|grade|graduat\w*|stud(?:y|ies|ying)|teacher|degree
""",
    "device": r"""
walking aid: (?:(?-i:cane|walker)|rollator|crutch(?:es)?|wheelchair|scooter)(?! \w+ed) > canes?|walkers?|[4f]ww|w?zf|zimmer\w*|frame|rollator|crutch\w*|wheel ?chair\w*|scooter|stick
hearing aid: hearing aids?|cochlear implants? > hearing aids?|cochlear|hearing|aids?|hear better|(?-i:HAs?)(?= (?:left|right|[LR]|both|in|out|and|battery|with)\b)
glasses: (?:wears?|reading|corrective|prescription) (?:glasses|contacts?|lenses)|eyeglasses|contact lens(?:es)? > glasses|contacts?|lens\w*|vision|see better|bifocals
airway: c-?pap|bi-?pap|tracheostomy|nebulizer > c ?-?p ?a ?p|bi ?-?pap|machine|mask|trach\w*|nebuli\w+|breathing treatment\w*|sleep apnea
oxygen: home oxygen|supplemental oxygen|nasal cannula|oxygen at|liters of oxygen > oxygen|o ?two|o2|cannula|tank|on air|room air|hfn[co]|fio2|prongs?|nrb|venturi|high[- ]flow|low[- ]flow|\d ?l(?:/min|pm)?(?: o2)? (?:nc|np|via|by)|(?-i:NC|NP)(?= (?:\d|o2)|[.,;]|$)|\d ?l/min
catheter: foley|urinary catheter|suprapubic (?:catheter|tube)|picc|port-a-cath|central line|ostomy bag|colostomy|ileostomy|feeding tube|g-tube|gastrostomy > foley|catheter\w*|picc|port\w*|central line|bag|ostomy|stoma|colostom\w*|ileostom\w*|feeding|tube
heart device: pacemaker|defibrillator|\bicd\b|loop recorder|holter|event monitor > pace ?maker\w*|defibrill\w*|icd|loop|holter|monitor\w*|device
diabetes device: insulin pump|glucose monitor|glucometer > pump|glucose|monitor\w*|meter|glucometer|finger ?stick\w*|sugars?|check
support: (?:ankle|knee|wrist|back|thumb|elbow|cervical|lumbar|hinged) (?:brace|splint|support|collar)|(?:brace|splint|sling|walking boot|cam boot|cast|orthotics|insoles|compression stockings|support stockings)(?! \w+ed) > brac\w+|splint\w*|sling|boot\w*|cast|orthotic\w*|insoles?|inserts?|stockings?|socks?|sleeve|collar|wrap\w*|bandage|support
replacement: prosthe(?:sis|tic)\w*|dentures|artificial (?:limb|valve|eye)|breast implants? > prosthe\w*|dentures?|teeth|artificial|implant\w*|replac\w+|valve|amput\w*|joint
""",
    "plan": r"""
heart doctor: cardiolog\w+ > cardi\w*|cards > heart
lung doctor: pulmonolog\w+|pulmonary (?:clinic|consult\w*) > pulm\w*|resp(?:iratory)? (?:clinic|team|physician|consultant|ref\w*)|chest (?:clinic|physician|team) > lungs?
kidney doctor: nephrolog\w+ > nephro\w*|renal > kidney\w*|renal
nerve doctor: neurolog(?:y|ist) > neuro\w* > nerve\w*|brain
brain surgeon: neurosurg\w+ > neuro\w*|n/?surg\w*|nsgy|spin(?:al|e) surg\w* > spine|surg\w*
gut doctor: gastroenterolog\w+ > gastro\w*|g ?i (?:ref\w*|consult\w*|clinic|team|sees?|saw|seen|appt|appointment|follow\w*|f/u|aware|recs?|will) > g ?i|stomach|colon\w*|endoscop\w*|scope
gland doctor: endocrinolog\w+ > endo(?:crin\w*)?|diab(?:etes|etic)? (?:clinic|team|nurse|cns|dsn) > thyroid|diabet\w*|hormon\w*
joint doctor: rheumatolog\w+ > rheum\w* > arthritis
bone doctor: orthop(?:a?edic\w*|od) > ortho\w*|t ?& ?o|(?:fracture|#) clinic > bone|joint|surg\w*
skin doctor: dermatolog\w+ > derms?|dermat\w* > skin
eye doctor: ophthalmolog\w+|optometr\w+ > ophth\w*|optom\w*|eye (?:clinic|casualty|team) > eyes?|vision
ear doctor: otolaryngolog\w+|audiolog\w+|\bent\b(?= (?:clinic|referral|consult\w*|evaluation)) > e ?n ?t|audio\w* > ears?|hearing|throat|nose
urine doctor: urolog\w+ > uro|urol\w* > prostate|bladder|kidney\w*
cancer doctor: oncolog\w+ > onc(?:olog\w*)? > cancer|tumor|chemo\w*
blood doctor: hematolog(?:y|ist)\b(?!/) > ha?ematolog\w*|ha?em|heme|blood doctor|oncolog\w* > anemi\w*
foot doctor: podiatr\w+ > podiatr\w* > foot|feet
women's doctor: gynecolog\w+(?! history)|obstetric\w+ > gyn\w*|obstetr\w* > ob|pap|pregnan\w*|women\w*
mind doctor: psychiatr(?:y|ist)|psycholog(?:y|ist)|psychotherap\w+|behavioral health|cognitive behavioral|counselor > psych\w*|therap\w*|counsel\w*|behavior\w*|mental|depress\w*|anxiety > mind
pain clinic: pain (?:management|clinic) > pain (?:management|clinic|doctor|specialist)|specialist|injections?
food adviser: dieti[ct]ian|nutritionist|meal planning > dieti\w*|nutrition\w*|diet|eat\w*|food\w*|meals?
bodily therapy: physical therapy|physiotherapy|(?:refer\w*|referral) to p\.?t\.? > therap\w*|p ?\.?t\.?|physio\w*|rehab\w*|exercises?|strengthen\w*
other therapy: occupational therapy|speech therapy|pulmonary rehab\w*|cardiac rehab\w*|vestibular (?:rehab\w*|therapy) > therap\w*|rehab\w*|o ?t|exercises?
care at home: home health|home nurs\w+|visiting nurse|hospice|palliative care|social work(?:er)?|case manage\w+ > home (?:health|care|nurs\w*)|nurse\w*|hospice|palliative|social work\w*|case manag\w*
wound care: wound (?:care|clinic)|dressing changes? > wounds?|dressing\w*|bandag\w*|incision\w*|cut
sleep study: sleep study|polysomnogra\w+ > sleep study|sleep\w*|apnea|snor\w*
bone density: dexa|bone density > dexa|bone density|osteopor\w*|density
heart test: holter|event monitor|stress test|treadmill test|cardiac catheterization|coronary angiogra\w+ > holter|monitor\w*|stress test|treadmill|cath\w*|angiogra\w*|heart
nerve test: \bemg\b|electromyogra\w+|nerve conduction|\beeg\b|electroencephalogra\w+ > e ?m ?g|nerve\w*|conduction|e ?e ?g|electr\w+|brain wave\w*|seizure\w*
breathing test: pulmonary function|spirometry|\bpfts? > pulmonary|spiromet\w*|p ?f ?t\w*|breathing tests?|lung\w*
urine test: urinalysis|urine (?:culture|sample|test|drug screen) > urin\w*|pee|u ?a|uds|udip|msu|ua?cr|upcr
stool test: stool (?:culture|sample|studies|guaiac)|fecal occult > stool\w*|bowel|poop|fecal
throat test: strep (?:test|screen|swab)|throat culture > strep\w*|throat|swab\w*|culture
infection test: blood cultures?|\bhiv\b(?= test)|hepatitis panel|tuberculosis|\bppd\b|quantiferon|lyme (?:titer|test|serology) > cultures?|bcx?s?|cx|h ?i ?v|hepatitis|tuberculosis|t ?b|lyme|blood ?work|blood tests?|labs?|tick
thyroid test: \btsh\b|free t4|thyroid (?:function|panel|studies|levels?) > thyroid|t ?s ?h|labs?|blood ?work|blood tests?|bloods
blood test: \bcbc\b|\bcmp\b|\bbmp\b|complete blood count|metabolic panel|lipid panel|ferritin|iron studies|vitamin (?:d|b12) levels?|sed(?:imentation)? rate|\besr\b|\bcrp\b|rheumatoid factor|\bana\b|troponins?|d-dimer|\bbnp\b|\bpsa\b|\binr\b > labs?|laboratory|blood ?work|blood tests?|bloods|blood draw\w*|draw some blood|panel\w*|c ?b ?c|ferritin|iron|vitamin|rheumat\w*|tropon\w*|dimer|p ?s ?a|prostate|clot\w*|counts?|levels?|tests?|results?|cholesterol|lipid\w*|inflamma\w*
eye test: (?:dilated|retinal|diabetic) eye exam\w*|visual acuity|visual fields? > eyes?|vision|retin\w*|ophthal\w*|see
screening: colonoscopy|mammogra\w+|pap smear|cologuard > colon\w*|c-?scopes?|mammo\w*|pap|screen\w*|breast\w*|polyp\w*|scope
injection: (?:steroid|cortisone|epidural|trigger point|joint) injections? > inject\w*|shots?|steroid\w*|cortisone|epidural\w*
salt: low[- ](?:sodium|salt)|(?:sodium|salt|fluid) restrict\w+|dash diet > salt\w*|sodium|diet\w*|fluid\w*|dash|eat\w*
quitting: smoking cessation|tobacco cessation|quit smoking|nicotine (?:patch|gum|replacement) > (?:ex-?)?smok\w*|tobacco|cigar\w*|quit\w*|nicotine|vap\w*
cold and rest: (?:ice|icing|heating pad|warm compresses|elevat(?:e|ion of) (?:the|his|her) \w+)(?= |,|\.|$) > ic(?:e|ing|ed)|cold|heat\w*|warm\w*|elevat\w*|pack\w*|compress\w*|rest\w*
inoculation: (?:shingles|zoster|pneumococcal|pneumonia|tetanus|tdap|influenza|flu|hpv|hepatitis b|covid(?:-19)?) (?:vaccin\w+|shot|booster|immuni[sz]ation) > vaccin\w*|vaccs?|vacs?|imms|shots?|booster\w*|immuni\w*|jab\w*|inoculat\w*
""",
}  # fmt: skip
"""By sort, lines of a topic with what a note says of it and, after `>`, what talk of it has; regular expressions of whole words.
Doctors have what they look after besides: a heart doctor is none where only the heart is spoken of."""
_DOCTORS = (
    r"(?:{}) (?:doctors?|specialists?|surgeons?|clinic|team|guy|person|people)|specialists?|refer\w*|consult\w*"
    r"|(?:see|to|with) (?:dr\.?|doctor) \w+"
)
"""How speech tells of one, by what he looks after."""


class Topic(NamedTuple):
    """One of those."""

    name: str
    sort: Sort
    says: re.Pattern[str]
    """What states it in a note."""
    heard: re.Pattern[str]
    """What may speak of it in a record: generous, since the record is to be believed."""


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """All topics."""
    return tuple(_topic(sort, line) for sort, lines in _SORTS.items() for line in lines.strip().splitlines())


@lru_cache(maxsize=1)
def _stated() -> Table[Topic]:
    return Table((topic, topic.says) for topic in topics())


def topics_perhaps_in(text: str) -> Iterator[Topic]:
    """The topics that a note may state; of all others it says nothing."""
    return (topic for topic, _ in _stated().left(text))


def _topic(sort: Sort, line: str) -> Topic:
    name, _, rest = line.partition(": ")
    says, heard, *parts = rest.split(" > ")
    return Topic(
        name, sort, whole_words(says.strip()), whole_words("|".join([heard, *map(_DOCTORS.format, parts)]).strip())
    )


def is_heard(evidence: Evidence, topic: Topic) -> bool:
    """Whether a record has any talk of a topic."""
    return bool(evidence.each(topic.heard.findall))
