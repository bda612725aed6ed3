"""Given names that are usual in the United States, and words that look like names and are none."""

GIVEN = frozenset(
    """
    aaron abigail adam adrian aisha alan albert alejandro alex alexander alexandra alexis alfred alice alicia allison alyssa amanda amber amy ana andre andrea andrew angela
    angelica anita ann anna anne annie anthony antonio ariana arthur ashley audrey barbara beatrice benjamin bernard beth betty beverly bonnie bradley brandon brenda brent
    brett brian brianna bruce bryan caleb calvin cameron carl carla carlos carmen carol caroline carolyn catherine cathy cecilia charles charlotte chelsea cheryl chloe chris
    christian christina christine christopher cindy claire clara clarence claudia clifford cody colleen connie connor courtney craig crystal curtis cynthia daisy dale dan
    daniel danielle danny darlene darrell david deborah debra denise dennis derek diana diane diego dolores dominic donald donna doris dorothy douglas duane dustin dylan earl
    eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elijah elizabeth ella ellen emily emma enrique eric erica erik erika erin ernest ethan eugene eva
    evan evelyn felicia felix fernando florence frances francis francisco franklin frederick gabriel gabriela gail gary geoffrey george gerald geraldine gilbert gina gladys
    glenn gloria gordon greg gregory gustavo hannah harold harriet harry harvey hassan heather hector heidi helen henry herbert herman holly howard hugh ian ibrahim ida
    ingrid irene isaac isabel isabella isaiah ivan jack jackie jackson jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jason javier jean jeff
    jeffrey jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joan joann joanna joanne jodi joe joel john johnny jon jonathan jordan jorge jose joseph
    josephine joshua joyce juan juanita judith judy julia julian julie justin karen karl katherine kathleen kathryn kathy katie kayla keith kelly kenneth kevin kim kimberly
    kristen kristin kristina kurt kyle larry laura lauren laurie lawrence leah lee leo leon leonard leroy leslie lester liam lillian linda lisa lloyd lois lola lori lorraine
    louis louise lucas lucia lucille lucy luis luke lydia lynn mabel madison manuel marcia marcus margaret maria marian marie marilyn mario marion marjorie marlene marsha
    martha martin marvin mary mason matthew maureen maurice maxine megan melanie melinda melissa melvin meredith mia michael michele michelle miguel mildred milton minnie
    miriam mitchell mohamed mohammed molly monica morgan muhammad nancy naomi natalie natasha nathan nathaniel neil nelson nicholas nicole nina noah nora norma norman olga
    olivia omar oscar pamela patricia patrick paul paula pauline pedro peggy penny peter philip phillip phyllis priscilla rachel rafael ralph ramon randall randy raquel
    raymond rebecca regina renee rhonda ricardo richard rita robert roberta robin rodney roger roland ronald rosa rosemary ross roy ruben ruth ryan sabrina sally salvador sam
    samantha samuel sandra sara sarah scott sean sebastian sergio seth shannon sharon shawn sheila shelly sherry shirley sidney simon sofia sonia sophia stacey stacy stanley
    stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tammy tanya tara taylor ted teresa terrance terry thelma theodore theresa thomas tiffany tim
    timothy tina todd tom tommy toni tony tracy travis trevor troy tyler tyrone valerie vanessa vera vernon veronica vicki vicky victor victoria vincent viola virginia
    vivian walter wanda warren wayne wendy wesley wilhelmina william willie wilma yolanda yvonne zachary zoe
    """.split()
)
"""The most usual ones, without those that are also words of everyday text (Grace, Hope, Mark, Will, ...)."""

NO_NAME = frozenset(
    """
    a an and the of in on at to for with without by from is was are were be been has have had he she they his her their him them it its this that these those i we you my our
    your me us or but not no yes if as so than then when while after before during until since also who which what there here patient patients mr mrs ms dr doctor nurse male
    female man woman boy girl lady gentleman child infant mother father son daughter wife husband spouse partner sister brother aunt uncle cousin friend family name date birth
    age sex gender address phone history present illness past medical surgical social review systems physical exam examination assessment plan impression findings
    medications medication allergies allergy problem problems chief complaint reason visit hospital course discharge admission admit diagnosis diagnoses procedure procedures
    laboratory labs results vital signs vitals imaging radiology technique comparison indication conclusion recommendation recommendations follow up instructions today
    yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
    right left bilateral upper lower anterior posterior lateral medial chest abdomen pelvis head neck back heart lung lungs liver kidney brain spine skin bone knee hip shoulder
    ct mri xray ecg ekg iv po mg ml bp hr rr temp spo2 er ed icu or md rn np pa do phd pcp subjective objective general neurologic neurological cardiovascular respiratory
    gastrointestinal genitourinary musculoskeletal psychiatric integumentary constitutional heent eyes ears nose throat normal negative positive denies reports states complains
    presents continue start stop hold increase decrease return call please thank thanks dear sincerely regards respectfully note notes report letter summary emergency
    department clinic center service medicine surgery internal cardiology oncology neurology pediatrics orthopedics dermatology urology nephrology pulmonology endocrinology
    type stage grade class group team primary care provider practitioner physician attending resident fellow consultant specialist english spanish french german african american hispanic
    caucasian asian white black invented example data record number id mrn dob ssn unknown none other self confidential page
    """.split()
)
"""Capitalised at the start of a line or sentence, or in headings."""

EPONYMS = frozenset(
    """
    parkinson alzheimer crohn hodgkin graves hashimoto addison cushing raynaud sjogren wilson foley babinski romberg homans murphy mcburney kernig brudzinski phalen tinel
    lachman mcmurray spurling hoffman hoffmann hawkins neer apgar glasgow braden wells child pugh killip gleason breslow clark mallampati marfan turner down klinefelter tourette
    huntington guillain barre bell paget barrett meniere kawasaki lyme lynch peyronie dupuytren baker colles jones charcot marie tooth trendelenburg valsalva doppler holter
    kirschner swan ganz hickman broviac jackson pratt steri strip tegaderm bouchard heberden osler janeway virchow whipple billroth nissen roux
    """.split()
)
"""Persons after whom a disease, a sign or a device is named: no name of anyone here."""

SURROGATE_GIVEN = tuple(
    "Alder Arlo Ashby Bryn Cade Calla Corin Dara Devon Ellis Emery Fallon Finley Garnet Hadley Harlow Indigo Jules Kendall Lark Lennox Linden Marlow Merritt Noor Oakley Perrin"
    " Quincy Reese Rowan Sage Sorrel Tamsin Teagan Umber Vesper Wren Yarrow Zephyr Avery Blythe Campbell Darcy Eden Flynn Greer Hollis".split()
)
SURROGATE_FAMILY = tuple(
    "Ashdown Birchwood Calloway Dunmore Eastlake Fernside Glenford Hartfield Ironside Juniper Kestrel Larkspur Moorland Northgate Oakhurst Pinecrest Quillfeather Ravenscroft"
    " Silverton Thornbury Underhill Valebrook Westbrook Yarmouth Zellwood Aldergrove Brackenridge Copperfield Deepdale Elmsworth Foxglove Greenhalgh Hazelwood Ivybridge"
    " Kingsmere Lindenmeyer Meadowcroft Netherfield Overbury Penhallow Rosethorn Stonebridge Tarrington Upwood Windermere".split()
)
SURROGATE_PLACES = tuple(
    "Alderton Brookmere Cedarvale Dunfield Easthollow Fairmont Glenwick Hillcrest Ivyton Kingsford Lakemoor Maplewood Newbridge Oakdale Pinehurst Queensbury Riverton Stonefield"
    " Thornton Underwood Valleyview Westfield".split()
)
"""What stands in the place of the real ones; plainly made up, and none of them a given name of the list above."""
