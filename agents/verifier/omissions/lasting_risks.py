"""What holds on for a patient and for whoever treats next: organisms, devices, blood, what is drunk, who decides."""

from .concepts import Concept, concepts

_NOT_NEG = r"(?!\W{0,3}(?:\w+ ){0,3}?(?:neg\w*|not |nil|-ve|no |sent|pending|awaited|swabs?|screen\w*|tox\w*|PCR|antigen|GDH|pcr))"
_POSITIVE = r"\W{0,3}(?:is |was |surface antigen )?(?:pos\w*|\+(?:ve)?|reactive|carrier|detected)"
_PERILS = {
    "a resistant or catching organism": (
        rf"(?-i:MRSA|CPE|CRE|CPO|VRE|ESBL|MDRTB|CRAB){_NOT_NEG}|carbapenemase\w*|OXA-?48|(?-i:KPC|NDM)|candida auris|(?:C\.? ?diff\w*|clostridi\w+ difficile|norovirus|scabies){_NOT_NEG}"
        r"|side[- ]?room|(?:contact|droplet|airborne|enteric|respiratory) (?:precautions?|isolation)|barrier nurs\w*|(?:nursed|kept) in isolation|infection control",
        r"isolat\w*|precautions?|carbapenem\w*|resistant|coloni[sz]\w*|MRSA|C\. ?difficile|difficile|own room",
    ),
    "an infection of the blood or liver": (
        rf"(?:HBsAg|HBeAg|HBV DNA|hep(?:atitis)? ?[BC]|HCV(?: RNA| Ab)?|HIV|syphilis|RPR|TPPA){_POSITIVE}|latent TB|(?:quantiferon|IGRA|T-?spot|mantoux){_POSITIVE}",
        r"hepatitis|hep [BC]|HBV|HBsAg|HCV|HIV|retrovir\w*|syphilis|tuberculosis|TB|quantiferon",
    ),
    "no immunity": (
        r"non-?responder|non-?immune|not immune|no immunity|no response to (?:\w+ )?vacc\w*|asplen\w+|splenectom\w+|hyposplen\w+",
        r"immun\w+|antibod\w+|spleen|respon\w+",
    ),
    "what blood is given": (
        r"anti-(?:[A-Z][a-z]{0,2}|Jk[ab]|Fy[ab])(?= (?:antibod\w+|present|detected|pos\w*|known|found))|(?:future|all|any|only|must|require\w*|needs?|always) (?:\w+ ){0,4}?(?:(?:E|K|C|c|e|Jk[ab]|Fy[ab]|S|s|HbS|CMV)[- ]?neg\w*|irradiated|washed|phenotyp\w*|matched)|(?:E|K|C|c|e|Jk[ab]|Fy[ab]|S|s)[- ]?neg\b[^.;\n]{0,30}(?:neg|units?|only)"
        r"|units? slow\w*|one (?:unit )?at a time|special (?:transfusion )?requirements?",
        r"(?:E|K|Jk\w*|HbS|CMV)[- ]negative|anti-[A-Z]\w*|antibod\w*|irradiated|washed|phenotyp\w*|slow\w*|single units?|overload|over (?:4|four) hours|one (?:unit )?at a time",
    ),
    "that blood is refused": (
        r"jehovah'?s?(?: witness)?|(?:declin\w+|refus\w+|will not (?:have|accept)|no) (?:all |any )?(?:blood(?: products?)?|transfus\w+)(?! (?:test|sample|cultures?|draw|sugar|pressure|gas|in|bowel))",
        r"jehovah\w*|blood|transfus\w*",
    ),
    "prophylaxis before procedures": (
        r"endocarditis (?:ppx|prophyla\w+)|(?:ppx|prophyla\w+|abx|antibiotics?|cover) (?:for|before|prior to) (?:any )?dental|(?-i:SBE|IE) (?:ppx|prophyla\w+)|(?-i:PJP|PCP) (?:ppx|prophyla\w+)",
        r"endocarditis|dental|dentist|prophyla\w*|ppx",
    ),
    "steroid cover": (
        r"steroid (?:card|cover|sick\w*|emergency|depend\w+)|sick[- ]day rules?|adrenal (?:insufficien\w+|crisis|suppress\w+)|addison'?s?(?: disease)?|stress[- ]dos\w+",
        r"adrenal|steroids?|hydrocortisone|sick[- ]day|addison\w*|stress[- ]dos\w*|prednisolone|prednisone",
    ),
    "a target of oxygen": (
        r"(?:target|sats?|SpO2|aim|scale)\W{0,3}(?:\w+ ){0,2}?88 ?[-–] ?92 ?%?|88 ?[-–] ?92 ?%?(?= (?:given|target|alert|card|only|scale))|(?-i:LTOT)|home (?:oxygen|O2)|oxygen alert card|O2 alert(?: card)?",
        r"88|target|oxygen|O2",
    ),
    "supervision": (
        r"(?:1:1|one[- ](?:to|on)[- ]one) (?:sup\w*|adult|care|staff\w*|nursing|feed\w*|at|for|with|all)|arm'?s[- ](?:length|reach)|within (?:arm'?s )?reach|line of sight|(?:sup\w*|supervis\w+) (?:at |for |with |during )?(?:all |every )?(?:meals?|feeds?|feeding|eating|drinking|bath\w*|water)"
        r"|(?:must |should )?(?:not|never) (?:to )?be left (?:alone|unattended|unsupervised)|24[- ]?h(?:ou)?r supervision",
        r"one[- ](?:to|on)[- ]one|1:1|supervis\w*|arm'?s|left alone|unattended|watched",
    ),
    "weight bearing": (
        r"(?-i:NWB|TTWB|PWB|TDWB)|non-?weight[- ]?bear\w*|(?:partial|touch|protected)[- ](?:down )?weight[- ]?bear\w*|(?:hip|sternal|spinal|log[- ]?roll) precautions|log ?roll(?:ing)? only|(?-i:TLSO)|(?:hard|rigid|aspen|miami|philadelphia) (?:J )?collar|collar (?:at all times|24)",
        r"weight|bear\w*|precautions?|collar|brace|log ?roll\w*",
    ),
    "who decides for the patient": (
        r"(?-i:LPA|POA|HCPOA|MPOA|HCP|HCA|DPOA|EPOA)(?: \w+)? ?(?:=|is|:|for health|\()|(?:lasting |durable )?power of attorney|health ?care (?:proxy|agent|surrogate)|(?:legal|court[- ]appointed) guardian|conservator\w*|(?-i:IMCA)|court of protection|substitute decision",
        r"proxy|agent|attorney|surrogate|guardian|LPA|POA|decision[- ]maker|conservator\w*|IMCA",
    ),
    "a want of capacity": (
        r"lack(?:s|ed|ing)? (?:the )?(?:mental |decision[- ]making )?capacity|(?:no|without|not have) capacity|incapacitated|(?-i:DoLS)|deprivation of liberty",
        r"capacity|capable|cannot (?:consent|decide)|unable to (?:consent|decide|retain)|liberty|DoLS|lacks",
    ),
    "an advance decision": (
        r"(?-i:ADRT)|advance (?:decision|directive|statement)|living will",
        r"advance\w*|directive|refus\w+|living will|ADRT",
    ),
    "detention or its end": (
        r"(?:section|s) ?(?:2|3|4|5\(2\)|37|41|117|136)(?= (?:MHA|papers|from|upheld|to|until|expire|rescinded|lifted|today))|sectioned|detained|(?-i:CTO)(?= (?:comm\w*|start\w*|today|tomorrow|conditions?|from))|involuntar\w+|(?-i:5150|302|TDO|M1)\b(?= (?:hold|placed|papers))",
        r"section|detain\w*|mental health act|community treatment|involuntar\w*|CTO|tribunal",
    ),
    "safeguarding": (
        r"safeguarding (?:referral|concern|alert|raised|lead|plan|form)|child protection|domestic (?:abuse|violence)|(?-i:MARAC|IPV|CPS|APS|NAI)|non-accidental|social services (?:informed|aware|involved|referr\w*)|partner (?:hits|hit|beats|chokes)|strangl\w+ by",
        r"safeguard\w*|protect\w*|abuse|violen\w*|social (?:care|services|work\w*)|abus\w*|CPS|unsafe at home|hit",
    ),
    "drinking": (
        r"(?:[3-9]\d|1\d\d)\+? ?(?:units?|u) ?(?:/|per|a|of (?:alcohol|EtOH)|EtOH|alcohol|each) ?(?:wk|week)?|(?:alcohol|EtOH)\W{0,3}(?:excess|depend\w+|use disorder|withdrawal|misuse|abuse|heavy)|alcoholic(?! (?:gel|wipe))|(?-i:CIWA(?:-Ar)?|AUD)|drinks? (?:heavily|\d+ (?:cans|pints|bottles|beers|units)[^.;\n]{0,20}(?:day|night))|bottles? of (?:wine|vodka|whisk\w+|gin|rum|spirits|sherry)|detox\w*",
        r"alcohol\w*|drink\w*|wine|beers?|units|ethanol|EtOH|spirits|vodka|CIWA|withdrawal",
    ),
    "drugs that are misused": (
        r"(?-i:IVDU|PWID|IVDA|OUD|SUD)|injects? (?:heroin|drugs|meth\w*)|injecting drug|ex-?IVDU|(?:uses?|used|smokes?|snorts?|hx of|current|daily|recent) (?:heroin|crack|cocaine|crystal meth|meth(?:amphetamine)?|spice|ketamine|GHB)|(?:UDS|tox\w*|utox)\W{0,3}(?:\w+ )?(?:pos\w*|\+)",
        r"inject\w*|heroin|opioid use|cocaine|crack|amphetamine\w*|drug (?:use|misuse|depend\w*)|substance\w*|opioid depend\w*|recreational|illicit",
    ),
    "how to talk with the patient": (
        r"interpreter (?:needed|required|used|via|booked|please|for)|needs? (?:an? )?(?:\w+ )?interpreter|(?:profoundly |is )deaf|registered blind|(?-i:BSL|ASL) (?:user|interpreter)|non-?verbal|cannot read|can'?t read|illiterate|speaks? (?:no|little|only)",
        r"interpret\w*|deaf\w*|hearing|blind\w*|sight|verbal\w*|language|read\w*|sign|translat\w*|speaks",
    ),
    "that the patient may not leave yet": (
        r"not (?:for|to be|fit for|safe for|ready for) (?:discharged?|d/c|DC|home|sent home)\b[^.;\n]{0,20}?\b(?:until|till?|before|unless|without)|(?:must|should|is|may) not (?:to )?(?:leave|go home|be discharged|be sent home)|no discharge (?:until|till?|before|without)",
        r"not (?:to )?(?:be )?(?:discharged?|sent home|go(?:ing)? home|leave)|discharge\w*\b[^.]{0,60}?\b(?:until|only (?:after|once|when)|before|not)|stay\w* (?:in hospital )?until|cannot (?:go home|leave)",
    ),
    "pregnancy": (
        r"(?:b-?|β-?)?hCG\W{0,3}(?:pos\w*|\+)|(?-i:UPT)\W{0,3}(?:pos\w*|\+)|pregnancy test\W{0,3}(?:is |was )?(?:pos\w*|\+)|(?:is |currently |\d+ (?:weeks|wks?) )pregnant|intra-?uterine pregnancy|(?-i:IUP)",
        r"pregnan\w*|gestation\w*|ectopic|f(?:o)?etus|f(?:o)?etal|obstetric\w*|antenatal|weeks|birth|delivery|miscarr\w*",
    ),
    "breastfeeding": (
        r"(?:is |still |currently |exclusively )breast-?feeding|lactating",
        r"breast\w*|lactat\w*|nursing|expressed milk|EBM",
    ),
    "driving": (
        r"(?-i:DVLA|DMV)|no driving|not (?:to )?drive|(?:must|should) not drive|driving (?:ban|restrict\w*|stopped|ceased)|licen[cs]e (?:revoked|surrendered|suspended)",
        r"driv\w*|DVLA|DMV|licen[cs]e",
    ),
    "weapons at home": (r"guns?|firearms?|shotguns?|rifles?|handguns?", r"weapons?|guns?|firearms?"),
    "want of a home": (
        r"homeless\w*|no fixed (?:abode|address)|sofa[- ]surf\w*|rough sleep\w*|sleep\w* rough",
        r"homeless\w*|no fixed|hostel|hous\w*|shelter|sleep\w* rough|accommodation",
    ),
    "a vaccine that is due": (
        r"(?:vaccin\w*|vacc|imms|immuni[sz]ations?|MMR|Tdap|pneumovax|anti-?D|booster|flu jab)\b[^.;\n]{0,25}?\b(?:due|deferred|delayed|not given|overdue|missed|postponed|needed|outstanding|on or after)",
        r"vaccin\w*|immuni[sz]\w*|MMR|booster|anti-?D|jab|shots?",
    ),
    "breathing support at home": (
        r"(?:home|nocturnal|overnight|own) (?:CPAP|BiPAP|NIV)|(?:CPAP|BiPAP|NIV) (?:at home|overnight|nightly|nocte|compliance|user)|(?-i:OSA)(?= )|obstructive sleep apn\w+",
        r"CPAP|BiPAP|NIV|sleep apn\w*|OSA|ventilat\w*|mask",
    ),
    "trouble with anaesthetics": (
        r"(?-i:PONV)|malignant hyperthermia|(?:sux\w*|scoline) apn\w+|awareness under|loose (?:\w+ ){0,2}(?:tooth|teeth|crown)|poor mouth opening|mallampati (?:3|4|III|IV)",
        r"an(?:a)?esth\w*|airway|intubat\w*|teeth|tooth|mallampati|hyperthermia|apn\w*|nausea|awareness",
    ),
    "access for dialysis": (
        r"(?-i:AVF|AVG)|(?:arm|forearm|radio-?cephalic|brachio-?cephalic|dialysis) fistula|fistula (?:L|R|left|right|arm|working|thrill)|dry weight|(?-i:EDW)|target weight",
        r"fistula\w*|AVF|access|dialys\w*|dry weight|target weight|graft",
    ),
    "risk of refeeding": (r"refeeding", r"refeeding|thiamine|phosphate"),
    "a spine that is not cleared": (
        r"(?:c-?spine|cervical spine|spine) (?:is |was )?(?:not (?:yet )?(?:been )?cleared|uncleared|immobili[sz]\w*)|spinal immobili[sz]\w*",
        r"spin\w+|c-?spine|collar|immobili[sz]\w*|cervical",
    ),
    "who has not been told": (
        r"(?:family|relatives|wife|husband|partner|parents|mother|father|mum|dad|son|daughter|(?-i:NOK)|children|pt|patient) (?:is |are |was |were |has |have )?(?:not (?:yet )?(?:been )?(?:aware|informed|told)|unaware|does(?:n['’]t| not) know|do(?:n['’]t| not) know)",
        r"not (?:yet )?(?:been )?(?:aware|informed|told)|unaware|(?:not|n['’]t) know|without (?:his|her|their) knowledge|to be told|informed",
    ),
    "what must stay at hand": (
        r"(?:trachy?|trache\w*|airway|difficult airway) (?:set|trolley|kit)(?! (?:up|of))|(?:spare|emergency) (?:trach\w*|tubes?|cuffed|inner|\d)|bed-?head sign|wire cutters|(?:trach\w*|emergency) (?:box|bag|pack)|blue box|dilators? at|(?:with|w/?) (?:pt|patient) at all times",
        r"spare|trachy|tracheostomy set|trolley|bed-?head|cutters|emergency (?:box|bag|kit|pack)|at (?:the )?bedside|with (?:him|her)",
    ),
    "how far a patient may eat or drink": (
        r"(?-i:NBM|NPO)(?= (?:from now|until|till|pending|except|strict\w*))|strict(?:ly)? (?-i:NBM|NPO)|nil by mouth (?:from now|until|till|pending)|nothing (?:to eat or drink|by mouth|orally)(?: from now| until| till)|fluid restrict\w*|restrict\w* to \d[\d.,]* ?(?:L|ml|litres?|liters?)\b(?:/| per| a)?|(?:FR|F/R) ?\d[\d.]* ?(?:L|ml)",
        r"nil by mouth|NBM|NPO|fasting|fasted|nothing (?:to eat|by mouth)|fluids? (?:restrict|limit)\w*|restrict\w*|litres?|liters?|fast",
    ),
}
_DEVICES = {
    "a pacemaker or defibrillator": (
        r"pacemaker|(?-i:AICD|S-ICD|CRT-?[DP])|(?-i:PPM|ICD|BiV)(?= (?:in situ|implant\w*|check\w*|fired|shock\w*|since|clinic|deactiv\w*|pacing))|implantable (?:cardioverter|defib\w*)|loop recorder|(?-i:LVAD)",
        r"pacemaker|PPM|ICD|defibrillator|CRT\S*|paced|pacing|device|loop recorder|LVAD|resynch\w*",
    ),
    "a shunt or implanted stimulator": (
        r"(?:VP|ventriculo-?peritoneal|lumboperitoneal|LP|VA) shunt|(?:vagal|vagus|deep brain|spinal cord|sacral) (?:nerve )?stimulator|(?-i:VNS|DBS)(?= )|cochlear implant|intrathecal (?:baclofen |morphine )?pump|baclofen pump|insulin pump|(?-i:CSII)",
        r"shunt|stimulator|VNS|DBS|implant\w*|pump",
    ),
    "a stent or drain to be removed": (
        r"(?:ureteric|ureteral|JJ|double[- ]?J|biliary|CBD|pancreatic) stents?(?= (?:in situ|placed|inserted|L|R|left|right|sited|\())|nephrostom\w+|(?:pig-?tail|surgical|abdominal|biliary|Robinson|JP|chest) drain (?:in situ|stays|to stay|left|remains|home)|suprapubic (?:catheter|cath)|(?-i:SPC)(?= )|retained (?:swab|guidewire|fragment|bullet|foreign|product\w*)|(?:pack|packing|swab) (?:in situ|left)",
        r"stents?|nephrostom\w*|drains?|suprapubic|SPC|retained|packs?|packing|catheter|foreign body|fragment\w*",
    ),
    "an artificial airway or stoma": (
        r"tracheostom\w+|laryngectom\w+|neck breather|(?-i:PEG|RIG|PEJ|GJ)(?= (?:tube|in situ|feeds?|fed|placed|inserted))|gastrostomy|colostomy|ileostomy|urostomy|stoma (?:bag|nurse|active|output|healthy)",
        r"trache\w*|trachy|laryngectom\w*|PEG|RIG|gastrostom\w*|stoma\w*|colostom\w*|ileostom\w*|urostom\w*|neck breath\w*|feeding tube",
    ),
    "a caval filter": (r"(?:IVC|caval|vena cava) filter", r"filter"),
}
_IN_TALK = frozenset({"how far a patient may eat or drink", "that the patient may not leave yet", "supervision"})
_OF_OTHERS = frozenset({"who decides for the patient", "safeguarding", "who has not been told", "weapons at home"})
LASTING: tuple[Concept, ...] = (
    *concepts("omitted_precaution", _PERILS, is_lasting=True, in_talk=_IN_TALK, of_others=_OF_OTHERS),
    *concepts("omitted_precaution", _DEVICES, is_lasting=True),
)
