"""Bacteria and fungi that cultures grow, under one name each."""

from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon, table

_ORGANISMS = """
escherichia coli: e. coli, e coli, coliform
klebsiella: klebsiella species
klebsiella pneumoniae: k. pneumoniae
klebsiella oxytoca: k. oxytoca
enterobacter: enterobacter cloacae, e. cloacae
citrobacter: citrobacter freundii, citrobacter koseri
serratia: serratia marcescens
proteus: proteus mirabilis, proteus vulgaris, p. mirabilis
morganella: morganella morganii
providencia: providencia stuartii
pseudomonas: pseudomonas aeruginosa, p. aeruginosa
acinetobacter: acinetobacter baumannii, a. baumannii
stenotrophomonas: stenotrophomonas maltophilia
burkholderia: burkholderia cepacia
salmonella: salmonella typhi, salmonella enteritidis
shigella: shigella sonnei
campylobacter: campylobacter jejuni
yersinia: yersinia enterocolitica
helicobacter pylori: h. pylori, h pylori, helicobacter
haemophilus influenzae: h. influenzae, haemophilus
moraxella: moraxella catarrhalis
neisseria gonorrhoeae: gonococcus, gonococci, n. gonorrhoeae, gonorrhoea, gonorrhea
neisseria meningitidis: meningococcus, meningococci, n. meningitidis, meningococcal
legionella: legionella pneumophila
bordetella: bordetella pertussis, pertussis
brucella:
bartonella:
borrelia: borrelia burgdorferi
treponema: treponema pallidum
leptospira:
mycoplasma: mycoplasma pneumoniae
chlamydia: chlamydia trachomatis, chlamydophila
coxiella: coxiella burnetii
staphylococcus: staphylococci, staph
staphylococcus aureus: s. aureus, staph aureus
mrsa: methicillin-resistant staphylococcus aureus, methicillin resistant staphylococcus aureus
staphylococcus epidermidis: s. epidermidis, coagulase-negative staphylococci, coagulase-negative staphylococcus, coagulase negative staphylococci, coagulase negative staphylococcus, coag-negative staph, coag negative staph, coag neg staph, coag-neg staph, CoNS
staphylococcus saprophyticus: s. saprophyticus
streptococcus: streptococci, strep
streptococcus pneumoniae: s. pneumoniae, pneumococcus, pneumococci, pneumococcal
streptococcus pyogenes: group a streptococcus, group a streptococci, s. pyogenes
streptococcus agalactiae: group b streptococcus, group b streptococci, gbs, s. agalactiae
viridans streptococci: streptococcus viridans, viridans streptococcus, streptococcus mitis, streptococcus sanguinis
enterococcus: enterococci
enterococcus faecalis: e. faecalis
enterococcus faecium: e. faecium
vre: vancomycin-resistant enterococcus, vancomycin-resistant enterococci
listeria: listeria monocytogenes
clostridioides difficile: c. difficile, clostridium difficile, c diff, c. diff
clostridium perfringens:
bacteroides: bacteroides fragilis
fusobacterium:
cutibacterium: cutibacterium acnes, propionibacterium acnes
actinomyces:
nocardia:
mycobacterium tuberculosis: m. tuberculosis
mycobacterium avium: m. avium
candida: candida species
candida albicans: c. albicans
candida glabrata: c. glabrata
aspergillus: aspergillus fumigatus
cryptococcus: cryptococcus neoformans
pneumocystis jirovecii: pneumocystis, pjp, pcp pneumonia
"""


class OrganismMention(NamedTuple):
    """An organism named in a text."""

    start: int
    """First position of the name."""
    end: int
    """One past the last."""
    organism: str
    """The name that all its synonyms share; of a genus alone, the genus."""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(table(_ORGANISMS))


@lru_cache(maxsize=32768)
def find_organisms(text: str) -> tuple[OrganismMention, ...]:
    """The organisms that a text names, grown or not, from left to right."""
    return tuple(OrganismMention(match.start, match.end, match.concept) for match in _lexicon().find(text))


def is_same_organism(one: str, other: str) -> bool:
    """Whether two names may be of one organism: a genus alone may be any of its species."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ") or {one, other} in _ALSO


_ALSO = (
    {"mrsa", "staphylococcus aureus"},
    {"mrsa", "staphylococcus"},
    {"vre", "enterococcus"},
    {"vre", "enterococcus faecium"},
)
"""Resistance has names of its own."""
