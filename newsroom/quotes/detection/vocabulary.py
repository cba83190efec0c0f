"""The closed classes of English that detection leans on, written for this package.

Nothing here is taken from the articles the weights were tuned on: verbs of reporting, words
for posts, documents and bodies, and the small grammatical words, as any grammar lists them.
"""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(listed.split())


def _forms(bases: str) -> set[str]:
    """Every regular form of these verbs; a dot after a base doubles its last letter."""
    forms = set()
    for base in bases.split():
        stem = base.rstrip(".")
        doubled = stem + stem[-1] if base.endswith(".") else stem
        forms.add(stem)
        if stem.endswith("e"):
            forms |= {stem + "s", stem + "d", stem[:-1] + "ing"}
        elif stem.endswith("y") and stem[-2] not in "aeou":
            forms |= {stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
        else:
            plural = "es" if stem.endswith(("s", "sh", "ch", "x")) else "s"
            forms |= {stem + plural, doubled + "ed", doubled + "ing"}
    return forms


#: Verbs that put words into a mouth.
SAYING = _forms(
    "add announce answer ask boast bark begin. call blog caution charge chuckle comment "
    "complain conclude confess continue counter cry declare demand exclaim explain gush inquire "
    "insist interject joke lament laugh mumble murmur muse mutter note object observe opine "
    "pledge post proclaim promise protest quip. recall recount remark remind reply report "
    "respond retort roar scoff scream shout sigh snap. sneer state stress text thunder tweet "
    "urge vow warn whisper yell admit. affirm allege apologise apologize assert attest bemoan "
    "concede confide confirm contend convey counsel crow disclose echo elaborate emphasise "
    "emphasize enthuse fume groan grumble hint implore instruct intone jest message moan plead "
    "preach pronounce quote read reassure reiterate repeat reveal signal specify stammer "
    "stipulate summarise summarize testify underline underscore utter venture volunteer wail "
    "wonder advise agree argue assure claim clarify criticise criticize defend deny estimate "
    "fire forecast lecture mention predict recommend reflect reason relate say suggest"
) - {"call", "calls", "called", "calling", "beginned", "sayed", "readed", "sayes"} | words(
    "said says saying told tell tells telling wrote write writes writing written began begun "
    "read offered offering spoke speak speaks speaking swore swears shot went goes cried asks put "
    "puts sang"
)
SAID = {"said", "say", "says", "told", "tells", "asked", "wrote", "added", "tweeted", "saying"}

#: Verbs of thinking and showing, which carry quoted words less surely.
THINKING = _forms(
    "believe hope worry fear expect consider acknowledge accuse accept blame blast attack "
    "condemn denounce dismiss mock slam. praise hail laud decry deride deplore rebuke "
    "reject ridicule welcome address appear compare cite conclude define discuss draw "
    "express find indicate imply maintain outline point propose question raise refer. return "
    "show talk turn use view voice advocate recognise recognize regret refuse request "
    "seek support pray dispute doubt list describe characterise characterize paint cast "
    "offer invoke declare demand present portray depict regard propound posit poke name"
) | words(
    "thought think thinks thinking felt feel feels feeling found made make makes saw sees "
    "see seen drew gave give gives knew know knows meant means mean held hold holds sought "
    "understood understands wants want wanted"
)

#: Verbs that give a thing somebody's word for it: he called it “…”.
CALLING = _forms(
    "call describe brand label dub term characterise characterize portray denounce "
    "deride dismiss hail"
) | {"dubbed", "labelled", "dubbing", "labelling"}

#: Words before a name or a title rather than before something said.
NAMING = words(
    "titled entitled named nicknamed dubbed known so-called called labeled labelled termed word "
    "words term terms phrase title song film movie book show album novel episode game magazine "
    "hashtag slogan headline code-named codenamed branded series programme program documentary "
    "name names nickname motto banner button label poem play article column podcast essay section "
    "chapter exhibition feature mode app"
)

#: Words that after “the” are nouns, whatever they are elsewhere.
NOUN_AND_VERB = words(
    "answer ask blog call charge claim comment demand estimate forecast joke lecture message note "
    "offer pledge post press promise protest quote reason report request roar scream shout sigh "
    "state statement sign stress text tweet view vow warning whisper hope fear attack question "
    "review list cast address show talk point study use support cry"
)

AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would can could may "
    "might must shall should ’s 's ’re ’ve isn't aren't wasn't weren't hasn't haven't hadn't "
    "don't doesn't didn't won't wouldn't can't couldn't isn’t aren’t wasn’t weren’t hasn’t "
    "haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t cannot not never"
)
DETERMINERS = words(
    "the a an this that these those another some any each every no one several many most both "
    "two three four other"
)
POSSESSIVES = {"his", "her", "its", "their", "my", "our", "your"}
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "him", "them", "me", "us"}
SUBJECTS = {"he", "she", "they", "it", "we", "i", "who", "which"}
PREPOSITIONS = words(
    "about above across after as against along among around at before behind below beneath beside "
    "between beyond by despite down during except for from in inside into like near of off on "
    "onto over past per since through throughout to toward towards under until up upon via with "
    "within without amid alongside regarding concerning ahead because instead aboard"
)
CONJUNCTIONS = words(
    "and or but nor yet so while whereas if unless although though because when "
    "where whether than how what why whenever wherever then once"
)
ADVERBS = words(
    "also then later again even still just only now once often always recently already ever "
    "today yesterday tomorrow here there further later once soon too rather quite simply "
    "meanwhile however instead moreover furthermore additionally nevertheless perhaps maybe "
    "thus therefore indeed afterward afterwards earlier finally first second third last next "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december "
    "jan. feb. aug. sept. oct. nov. dec. tonight"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan. feb. aug. sept. oct. nov. "
    "dec."
)

#: Words that open a sentence with a capital and are no names.
OPENERS = (
    AUXILIARIES | DETERMINERS | POSSESSIVES | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | ADVERBS
) | words(
    "yes no not none nobody nothing everyone everything everybody someone something somebody "
    "anyone anything such according asked speaking given following having being let please "
    "well oh ah hey ok okay thanks more less much few least almost nearly about despite "
    "whatever whoever which whose whom how's asked pressed writing responding addressing "
    "appearing referring citing calling adding noting similarly likewise clearly obviously "
    "apparently reportedly unfortunately fortunately in on at"
)

PARTICLES = words(
    "de da di del della du des la le van von der den ter ten zu zum af al el bin ibn "
    "ben dos das do y e san st. st mac"
)
SUFFIXES = {"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"}

MALE_FORMS = {"mr.", "mr", "sir", "lord", "herr", "monsieur", "señor", "king", "prince"}
FEMALE_FORMS = {
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "miss",
    "madam",
    "madame",
    "lady",
    "dame",
    "frau",
    "señora",
    "queen",
    "princess",
}
HONORIFICS = (
    MALE_FORMS
    | FEMALE_FORMS
    | words(
        "dr. dr prof. prof professor sen. sen senator rep. rep gov. gov governor president "
        "vice minister chancellor secretary congressman congresswoman mayor judge justice "
        "general gen. gen col. col colonel lt. lt capt. capt captain sgt. maj. adm. admiral "
        "rev. reverend rabbi pastor bishop cardinal pope ambassador chairman chairwoman ceo cfo "
        "coo cto chief speaker representative commissioner attorney sheriff "
        "officer det. detective former"
    )
)
MALE_WORDS = (
    words(
        "he him his himself spokesman chairman congressman businessman man husband "
        "father son brother boy uncle nephew grandfather"
    )
    | MALE_FORMS
)
FEMALE_WORDS = (
    words(
        "she her hers herself spokeswoman chairwoman congresswoman businesswoman woman "
        "wife mother daughter sister girl aunt niece grandmother"
    )
    | FEMALE_FORMS
)

#: Posts and occupations: the heads of titles and of unnamed sources.
ROLES = words(
    "adviser advisor aide analyst anchor architect artist assistant associate attorney author "
    "banker blogger boss candidate captain chair chairman chairperson chairwoman chancellor chef "
    "chief co-chair co-chairman co-founder cofounder coach columnist commander commentator "
    "commissioner consultant contractor coordinator correspondent councilman councilwoman "
    "counsel congressman congresswoman critic curator customer dean delegate deputy designer "
    "developer director doctor driver economist editor employee engineer entrepreneur envoy "
    "executive exec expert farmer fellow founder frontman governor guard head historian host "
    "insider investigator investor journalist judge lawmaker lawyer lead leader leaker lecturer "
    "lobbyist maker manager mayor member minister moderator mogul musician nominee nurse observer "
    "officer official operative organizer organiser owner partner pastor photographer physician "
    "pilot player politician pollster president presenter principal producer professor "
    "programmer prosecutor publisher receptionist reporter representative republican democrat "
    "researcher resident reviewer scholar scientist secretary senator sergeant sheriff singer "
    "soldier source speaker spokesman spokesperson spokeswoman spokespeople staffer star "
    "strategist student superintendent supporter surrogate surgeon teacher tipster treasurer "
    "trustee veteran vice-president victim volunteer voter witness worker writer ceo cfo coo cto "
    "cmo cio vp evp svp md man woman girl boy person people wife husband father mother son "
    "daughter brother sister friend colleague neighbour neighbor couple user fan chairs "
    "businessman businesswoman billionaire activist advocate ambassador rival opponent "
    "psychologist philosopher theologian pundit firefighter policeman"
)
CAPITAL_ROLES = words(
    "president vice chief executive chairman chairwoman chair director manager head minister "
    "senator governor representative congressman congresswoman secretary judge justice mayor "
    "professor doctor general colonel captain lieutenant sergeant major admiral officer "
    "spokesman spokeswoman spokesperson analyst editor founder co-founder ceo cfo coo cto leader "
    "speaker ambassador attorney commissioner chancellor prime deputy senior former acting "
    "republican democratic leaker king queen prince princess pope bishop cardinal reverend "
    "pastor rabbi sheriff detective sen. rep. gov. dr. mr. mrs. ms. prof. gen. col. lt. capt. "
    "sgt. adm. rev. sir lord lady dame miss mr mrs ms dr whip alderman editor-in-chief ag "
    "secretary-treasurer vice-president co-chairman co-chair majority minority"
)
DOCUMENTS = words(
    "agreement ad advertisement analysis announcement answer article bill blog blogpost book brief "
    "bulletin campaign caption chart column communique complaint contract constitution description "
    "document editorial email e-mail emails essay filing form guide guidelines headline indictment "
    "interview invitation invite law lawsuit leaflet letter list manifesto manual memo memoir "
    "memorandum message motion newsletter note notes notice op-ed opinion order page paper passage "
    "petition plan platform poll post poster press-release proposal questionnaire quote readout "
    "record records release report resolution review ruling script section sign slide slides "
    "speech statement story study subpoena suit summary survey tape text transcript translation "
    "treaty tweet tweets verdict video warrant webpage website wording"
)
BODIES = words(
    "administration agency airline alliance army association authority bank board brand bureau "
    "business campaign carrier chain church club coalition college commission committee company "
    "congress conglomerate consortium council country court department division duo embassy "
    "enterprise family federation firm force foundation fund giant government group hospital house "
    "industry institute institution jury label lab laboratory league magazine maker manufacturer "
    "media ministry museum navy network newspaper office operator organisation organization outlet "
    "pair panel parliament party police press publication publisher regulator retailer school "
    "senate service site startup start-up state store studio subsidiary supplier team tribunal "
    "trio union unit university vendor watchdog firms companies brands partners parties"
)
ORGANISATION_WORDS = BODIES | words(
    "inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag sa nv n.v. kk holdings group "
    "technologies systems electronics electric networks labs capital partners securities research "
    "optics optik optical communications international industries times post news journal herald "
    "office bank tribune gazette ledger chronicle guardian telegraph press center centre society "
    "trust academy agency street house pac nations union broadcasting television radio services "
    "telecom mobile motors airlines pharmaceuticals insurance energy solutions software"
)
#: Nouns of communication, whose nearness makes a quoted piece likelier to be said.
MESSAGES = words(
    "statement interview tweet letter email e-mail speech memo message post call "
    "conference briefing remarks testimony press release blog twitter facebook "
    "weibo"
)
