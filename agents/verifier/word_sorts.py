"""Sorts of words that carry no finding of their own, as stems."""

from wardround.tools.terms import stem

LIGHT = frozenset(
    stem(word)
    for word in """
    able about absent actually acute add additional address adds after again ago also although any anything appear
    appears appreciate appreciated approximately area around as aspect associated auscultate auscultated
    auscultation back basically became because become before
    believe bilateral bilaterally bit both but came change changes chronic come continue continues
    couple current currently d day days decreased deep denied denies deny denying don down due during endorse
    endorsed endorses evaluation even ever every evidence exam examination family feel feeling feels felt few find
    first found further general get getting given go going gon good got great having hear heard history how
    however if include includes including increase increased indicated indication issue issues just kind know last
    lateral left less level levels like limited limits little ll look looked looks lot lower m made make medial medical
    mild mind moderate month months more most much multiple n na necessarily necessary need needed needs negative
    never new next none normal note noted notes notice noticed now number observed off okay old other others out
    over overall palpable palpation part past per percussion performed plus point positive present presented
    presents problem problems question questions rapid rate rates re reading readings really recent recently
    regarding related report reported reporting reports result results reveal revealed reveals review reviewed
    right s said saw says second see seem seems seen several severe show showed shows side sides sign significant
    signs since size slight so social some somewhat sort sound sounds specific start started state stated states still
    such suspect suspected symptom symptoms t take taken taking tell that then therefore thing things think
    thought through throughout time today told too took uh um under until up upper use used using ve very wan want
    way week weeks well went what when where whether which while who with within without yeah year years yes yet
    younger
    """.split()
)
"""Light words, of any text."""
_OF_TIME = frozenset(
    stem(word)
    for word in """
    afternoon afternoons april august autumn bedtime century daily date dates decade decades december evening evenings
    february friday hour hourly hours january july june march minute minutes monday monthly morning mornings
    night nights november october saturday season second seconds september spring summer sunday thursday tonight
    tuesday wednesday weekend weekends weekly winter yearly yesterday
    """.split()
)
"""When and how long, which is so or not only with something else."""
_ASIDE = frozenset(
    stem(word)
    for word in """
    accordingly additionally afterwards altogether apparent apparently basically certainly clinical clinically
    consequently
    especially essentially eventually exactly finally fortunately furthermore generally hence honestly hopefully
    initially instead literally luckily mainly meanwhile moreover mostly nevertheless nonetheless obviously
    otherwise particularly personally possibly presumably primarily probably rather simply specifically subsequently
    thankfully thereafter therefore thus typically ultimately unfortunately usually
    """.split()
)
"""What only joins or colours a statement."""
_MOVES = frozenset(
    map(stem, "abduction adduction dorsiflexion extension flexion pronation rotation supination".split())
)
"""How a part is moved: the pain or the weakness with it is denied, and not the movement."""
BODY = frozenset(
    stem(word)
    for word in """
    abdomen abdominal ankle ankles arm arms arteries artery axillary back belly bladder body bone bones bowel bowels
    brain breast calf calves cervical cheek cheeks chest colon digit digits ear ears elbow elbows esophagus
    extremities extremity eye eyes face feet finger fingers foot forearm gland glands groin gum gums hand hands head
    heart hip hips jaw joint joints kidney knee knees leg legs ligament lip lips liver lumbar lung lungs mouth
    muscle muscles nail nails neck nerve node nodes nose nostril nostrils ovaries ovary pelvis prostate radial
    rectum rib ribs sacroiliac scalp shoulder shoulders sinus sinuses skin spine stomach temple temples tendon
    testicle testicles thoracic throat thumb tissue toe toes tongue tonsil tonsils trachea urethra uterus vein veins
    atrium atria atrial blood mood valve valves ventricle ventricles ventricular
    vessel vessels wrist wrists
    """.split()
)
"""Parts of the body: something can be the matter with them, but they are not denied."""
TESTS = frozenset(
    stem(word)
    for word in """
    angiogram antigen arthrogram assay biopsy colonoscopy ct culture cultures echocardiogram ekg electrocardiogram
    endoscopy imaging lab labs laboratory mammogram mri panel pcr radiograph radiographs scan screen screening
    serology smear spirometry swab toxin test testing tests titer ultrasound urinalysis x-ray xray x-rays ray rays
    ffr ifr rfr igra xpert quantiferon elisa immunoblot ihc dexa cta ctpa mra mrcp mrv eeg emg holter troponin
    """.split()
)
"""Tests: they turn out one way or the other, but are not denied."""
UNTELLING = LIGHT | BODY | _MOVES | TESTS | _OF_TIME | _ASIDE
"""All of them: what is there or not only with something else."""
