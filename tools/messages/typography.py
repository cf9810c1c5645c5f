# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What French printers ask of a sentence, said as faults."""

import re
from collections.abc import Iterator

NO_BREAK = "\u00a0"
NARROW = "\u202f"
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|\{(\w*)[^{}]*\}")
# Left alone: addresses, mail addresses, mark-up, entities and hours.
LEFT_ALONE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+\w|</?[a-zA-Z][^<>]*>|&#?\w+;|\b\d{1,2}:\d{2}(?::\d{2})?\b|`[^`]*`"
)
UNACCENTED = (
    "Ecole|Ecran|Ecrire|Ecrit|Ecrits|Ecrivez|Economie|Edition|Editer|Education|Egalement|Egalit[eé]|Election|"
    "Elections|El[eè]ve|El[eé]ment|El[eé]ments|Electronique|Emetteur|Energie|Enonc[eé]|Equipe|Equipes|Etape|"
    "Etapes|Etat|Etats|Etes|Etre|Etude|Etudes|Etudier|Evaluer|Evaluation|Ev[eé]nement|Ev[eé]nements|Evolution|"
    "Echange|Echanges|Ech[eé]ance|Ech[eé]ances|Echec|Epingler|Epingl[eé]|Ca|Ile|Oter"
)
A_WITHOUT_ACCENT = "faire|propos|venir|partir|lire|suivre|traiter|valider|savoir|noter|ce|cette|quoi|qui|la"
RULES: tuple[tuple[str, str], ...] = (
    (r"'", "straight apostrophe: ’"),
    (r'"', "straight quotes: « »"),
    (r"[“”]", "English quotes: « »"),
    (r"!", "exclamation mark"),
    (r"\.\.\.", "three dots: …"),
    (r"(?<=\w)[·•‧](?=\w)", "median dot"),
    (rf"(?<!{NO_BREAK}):", "“:” wants a no-break space (U+00A0) before it"),
    (rf"(?<!{NARROW})[;?]", "“;” and “?” want a narrow no-break space (U+202F) before them"),
    (rf"«(?!{NO_BREAK})", "“«” wants a no-break space (U+00A0) after it"),
    (rf"(?<!{NO_BREAK})»", "“»” wants a no-break space (U+00A0) before it"),
    (rf"(?<=\d)[ {NO_BREAK}](?=\d{{3}}(?!\d))", "thousands want a narrow no-break space (U+202F)"),
    (r"(?<=\d),(?=\d{3}(?!\d))", "thousands want a narrow no-break space (U+202F), not a comma"),
    (rf"(?<![{NO_BREAK}{NARROW}])(?<=[\d\w ])%", "“%” wants a no-break space before it"),
    (rf"\b[nN]°(?![{NO_BREAK}{NARROW}])", "“n°” wants a no-break space after it"),
    (rf"\b(?:{UNACCENTED})\b", "a capital keeps its accent"),
    (rf"(?:^|[.:>…»]\s+|^\s*)A (?:{A_WITHOUT_ACCENT})\b", "a capital keeps its accent: À"),
    (r"  ", "two spaces"),
    (r"(?<=\w) ,| \.(?!\w)", "no space before a comma or a full stop"),
)
COMPILED = tuple((re.compile(pattern), sentence) for pattern, sentence in RULES)


def faults(text: str) -> Iterator[str]:
    """Each fault of a French text, as a short sentence with the place where it stands."""
    plain = PLACEHOLDER.sub("0", LEFT_ALONE.sub("x", text)).replace("%%", "%")
    for pattern, sentence in COMPILED:
        found = pattern.search(plain)
        if found:
            near = plain[max(0, found.start() - 12) : found.end() + 12]
            yield f"{sentence} (near “{near}”)"


def placeholders(text: str) -> set[str]:
    return {found[0] for found in PLACEHOLDER.finditer(text)}


def misplaced(msgid: tuple[str, ...], msgstr: tuple[str, ...]) -> Iterator[str]:
    """Placeholders that the French forgets or invents; a singular may leave its number out."""
    wanted = set().union(*(placeholders(text) for text in msgid))
    for position, text in enumerate(msgstr):
        given = placeholders(text)
        if given - wanted:
            yield f"unknown placeholders: {', '.join(sorted(given - wanted))}"
        last = position == len(msgstr) - 1
        if last and wanted - given:
            yield f"forgotten placeholders: {', '.join(sorted(wanted - given))}"
    if len(msgid) == 1 and msgid[0].count("%%") != msgstr[0].count("%%"):
        yield "“%%” stands in one language only"
