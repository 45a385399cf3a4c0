import { wordSet } from './common-words.ts'
import type { Tongue } from './tokens.ts'

/** Words of a class that patterns name with `@`. */
type Classes = Readonly<
  Record<
    'i' | 'me' | 'my' | 'kin' | 'near' | 'num' | 'day' | 'month' | 'site' | 'room' | 'role' | 'job',
    ReadonlySet<string>
  >
>

const NO: Classes = {
  i: wordSet('jeg eg'),
  me: wordSet('jeg eg meg vi me oss'),
  my: wordSet('min mitt mine mi vår vårt våre'),
  kin: wordSet(`
    mor moren mora mamma far faren pappa bror broren søster søsteren syster systera sønn sønnen son sonen datter
    datteren dattera dotter dottera kone kona mann mannen samboer samboeren sambuar sambuaren kjæreste kjæresten
    kjærast kjærasten svigermor svigermora svigerfar barn barnet barna bestemor bestefar tante onkel kusine fetter
    svoger nabo naboen ektefelle tvilling romkamerat romkameraten kabinkameraten venn vennen venninne venninna
    kamerat kameraten
  `),
  near: wordSet(`
    kollega kollegaen kollegaer veileder veilederen biveileder rettleiar rettleiaren leder lederen leiar leiaren sjef
    sjefen formann formannen bas basen vaktleder vaktlederen vaktleiar avdelingsleder postdoktor postdoktoren
    kontakt kontakten makker makkeren lege legen lærer læreren lærar læraren advokat advokaten student studenten
    medarbeider medarbeideren stipendiat stipendiaten
  `),
  num: wordSet('to tre fire fem seks sju syv åtte 2 3 4 5 6 7 8'),
  day: wordSet('mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag'),
  month: wordSet(
    'januar februar mars april mai juni juli august september oktober november desember jan feb aug sept okt nov des',
  ),
  site: wordSet(`
    rom hybel kontor avdeling avdelinga avdelingen post fløy sal lab kai kum rigg auditorium seminarrom
    grupperom møterom brakke hall plan linje gruppe klasse skap bygg oppgang inngang sone lager båt felt
  `),
  room: wordSet(`
    kontoret kontor kjelleren kjellaren gangen korridoren lunsjrommet pauserommet møterommet grupperommet garderoben
    laboratoriet laben verkstedet verkstaden lageret verktøylageret kjøkkenet biblioteket seminarrommet rommet boligen
    bustaden brakka skuret resepsjonen vaktrommet fløya auditoriet parkeringsplassen
  `),
  role: wordSet(`
    mor far mamma pappa pårørende pårørande leder leiar kona mannen styrmann matros skipper kaptein maskinist kokk baker bakar
    lege sykepleier sjukepleiar lærling vikar bas tolk prest dekan rektor professor tillitsvalgt tillitsvald
    verneombud vernombud utvikler utviklar elektriker elektrikar montør rørlegger røyrleggjar snekker snikkar tømrer
    sjåfør renholder reinhaldar kjemiker fysiker lektor dosent sekretær økonom jurist arkivar
    vaktmester vaktmeister kyrkjetener kyrkjetenar innkjøper innkjøpar jordmor politi brannmann journalist redaktør
    forsker forskar bibliotekar stipendiat postdoktor student studentrepresentant sykepleierstudent
    styremedlem medlem sensor veileder rettleiar kontrollør inspektør tekniker teknikar frisør servitør nattevakt
    vakt vekter vektar trener trenar dirigent organist fosterforelder verge støttekontakt yngst eldst nyansatt nytilsett
    deltidsansatt varamedlem avløser avløysar fisker fiskar bonde håndverker altmuligmann prosjektleder kjøkkenhjelp
    operatør
  `),
  job: wordSet(`
    fører kjører køyrer underviser jobber jobbar arbeider arbeidar leder leiar styrer vasker vaskar sitter sit
    blander lager lagar passer passar drifter driftar forsker forskar bur bor kontrollerer
    koordinerer reparerer serverer
  `),
}

const EN: Classes = {
  i: wordSet("i i'm i've i'd i'll"),
  me: wordSet("i i'm i've i'd i'll me we us we're we've myself"),
  my: wordSet('my our'),
  kin: wordSet(`
    mother mum mom father dad brother sister son daughter wife husband partner boyfriend girlfriend child children
    uncle aunt cousin mate friend flatmate roommate housemate neighbour neighbor grandmother grandfather twin
    nephew niece fiancé fiancée
  `),
  near: wordSet(`
    supervisor colleague manager boss leader postdoc student foreman mentor assistant officemate lecturer tutor
    doctor lawyer workmate teammate deputy
  `),
  num: wordSet('two three four five six seven eight 2 3 4 5 6 7 8'),
  day: wordSet('monday tuesday wednesday thursday friday saturday sunday'),
  month: wordSet(
    'january february march april may june july august september october november december jan feb aug sept oct nov dec',
  ),
  site: wordSet(`
    room ward lab laboratory office rig workshop theatre auditorium berth pier quay gate shaft floor unit wing locker
    bay hall building block class dock house depot cabin store line
  `),
  room: wordSet(`
    office basement corridor canteen kitchen library lab laboratory workshop cloakroom locker lobby reception stairwell
    hallway store storeroom staffroom garage yard dinner attic club
  `),
  role: wordSet(`
    mother father mum dad parent carer trustee technician student postdoc researcher teacher nurse doctor engineer
    officer clerk driver cleaner apprentice trainee intern secretary manager assistant consultant developer accountant
    librarian caretaker porter chef cook electrician plumber welder fitter lecturer lawyer auditor inspector warden
    volunteer member chair treasurer rep delegate
  `),
  job: wordSet(`
    run drive teach clerk keep prepare handle manage clean maintain work volunteer supervise coordinate edit
    repair serve operate administer guard nurse cook train
  `),
}

export const CLASSES: Readonly<Record<Tongue, Classes>> = { no: NO, en: EN }
export type ClassName = keyof Classes

/** Ends of Norwegian words that name a role or an occupation. */
export const ROLE_ENDS: readonly string[] = [
  ...[
    'leder',
    'leiar',
    'sjef',
    'ansvarlig',
    'ansvarleg',
    'tillitsvalgt',
    'tillitsvald',
    'ombud',
    'vakt',
    'vikar',
  ],
  ...[
    'lærer',
    'lærar',
    'sekretær',
    'arbeider',
    'arbeidar',
    'ingeniør',
    'pleier',
    'pleiar',
    'representant',
  ],
  ...[
    'stipendiat',
    'student',
    'lærling',
    'mester',
    'meister',
    'fører',
    'førar',
    'rådgiver',
    'rådgivar',
    'konsulent',
  ],
  ...[
    'sjåfør',
    'assistent',
    'koordinator',
    'handsamar',
    'behandler',
    'tekniker',
    'teknikar',
    'elev',
    'journalist',
  ],
  ...[
    'direktør',
    'montør',
    'bibliotekar',
    'forsker',
    'forskar',
    'terapeut',
    'psykolog',
    'vert',
    'mann',
    'kontakt',
  ],
]

/** Ends of Norwegian words that name a building, a room or a house of an organisation. */
export const PLACE_ENDS: readonly string[] = [
  ...[
    'bygget',
    'bygningen',
    'kontoret',
    'huset',
    'gården',
    'garden',
    'hallen',
    'senteret',
    'laben',
    'fløyen',
    'brygga',
  ],
]

/** Ends of names of streets. */
export const STREET_ENDS: readonly string[] = [
  ...['veien', 'vegen', 'gata', 'gaten', 'gate', 'vei', 'veg', 'road', 'street', 'lane', 'avenue'],
]

/** Words after or before a name that make it the name of a place. */
export const INSTITUTIONS: ReadonlySet<string> = wordSet(`
  skole skule barnehage sykehjem sjukeheim filial sokn kirke kyrkje gård hotell legekontor primary school nursery
  building office church campus hostel clinic lodge club
`)

/** Places so large that they point to nobody, and other words with a capital letter that name no person. */
export const NOT_NAMES: ReadonlySet<string> = wordSet(`
  australia canada china india italy ukraine russia italia kina ukraina russland afghanistan syria usa uk
  norge noreg sverige danmark finland tyskland frankrike spania polen england scotland wales ireland britain europe
  europa sweden norway france germany belgium poland spain denmark america oslo bergen trondheim stavanger tromsø
  london paris berlin praha
  norwegian english polish british swedish german french arabic christmas easter nav finn vipps teams outlook excel
  unison fagforbundet arbeidstilsynet mattilsynet politiet kommunen universitetet norsk god jul
  i
`)

/** Titles that stand before the name of somebody the writer is not close to. */
export const TITLES: ReadonlySet<string> = wordSet(`
  dr mr mrs ms prof professor dekan dean rektor instituttleder instituttleiar avdelingsleder avdelingsleiar councillor
  universitetslektor direktør sjef leder leiar cfo ceo redaktør saksbehandleren formannen sjefen prest lektor head
`)

/** Words by which somebody greets at the start of a text, and takes leave near its end. */
/** Greetings that are so common that they show nothing without more words. */
export const PLAIN_GREETINGS: ReadonlySet<string> = wordSet('hei hi hello hallo')

export const GREETINGS: ReadonlySet<string> = wordSet(
  'hei heisann hallo halloen halla heihei kjære hi hello dear hiya howdy hey',
)
export const FAREWELLS: ReadonlySet<string> = wordSet(`
  hilsen helsing mvh vh hilsning venleg vennlig vennleg beste med hils takk regards cheers yours best kind kindest
  sincerely ta thanks love
`)

/** A gap in a pattern does not reach over these: they turn round what is said. */
export const NEGATIONS: ReadonlySet<string> = wordSet("ikke ikkje aldri not never don't")

/** After a number these say that it counts something, so it is no name of a room. */
export const UNITS: ReadonlySet<string> = wordSet(
  'år years timer timar hours dager dagar days uker veker weeks mars kroner pounds people personer prosent percent',
)

/** Before a date these say that it is the date of a paper or a rule. */
export const DATED: ReadonlySet<string> = wordSet(`
  datert dated lov lova loven law act faktura fakturaen invoice forskrift forskrifta regulation vedtak
`)

/** First names that are frequent in Norway and Britain, and some of people who came there. */
export const FIRST_NAMES: ReadonlySet<string> = wordSet(`
  abdi adam ahmed aisha alan alexander ali alice amalie amanda amelia amina amira amy ana anders andrea andreas
  andrew ane anette anita anja ann anna anne annette anton arne arvid asbjørn astrid aud audrey audun barbara beate
  ben bente berit bernt bjarne bjørg bjørn bo brian brit brita camilla carl carol catherine cecilie charles
  charlotte chris christian christina christine claire colin craig dan daniel darren dave david deborah dennis diana
  donna dorothy edith egil eirik eivind eli elias elin elise elizabeth ella ellen else emil emilie emily emma eric
  erik erlend erling espen ester esther eva fatima fiona frank fred fredrik frida frode gareth garry gary geir gemma
  george gerd glenn gordon grace graham greg grete gro gry gunn gunnar guro gustav hanna hannah hanne hans harald
  harry hassan hedda hege heidi helen helena helga helge henning henrik henry herman hilde hussein ian ida inga
  ingebjørg inger ingrid irene iris isak ivar jack jake jakob james jamie jan jane janet jarle jason jean jennifer
  jenny jens jeremy jessica jim jo joanna joe johan johanne john jon jonas jonathan jorunn joseph julia julian julie
  jørgen kai karen kari karin karl karoline kate katrine kelly ken kenneth kevin kim kirsten kirsti kjartan kjell
  kjersti kjetil knut kristian kristin kristina kristine kristoffer laila lars laura lauren lea leif leiv lena lene
  lewis li linda lisa lise liz louise lucas lucy ludvig magne magnus maja malin margaret margit maria marianne marie
  marion marit marte martha martin mary mathias mats matthew max megan mette mia michael mike mohamed mohammed molly
  mona morten nancy natalie neil nicholas nick nicola nils nina noah nora oda ola olav oliver olivia olly omar oscar
  ove patricia paul paula pernille peter petra petter phil philip piotr priya rachel ragnar ragnhild randi rebecca
  reidar reidun richard roar rob robert roger ron roy rune ruth ryan sam samira samuel sander sandra sara sarah sean
  selma shirley sigrid sigrun sigurd silje simen simon siri siv sofia sofie solfrid solveig sondre sophie stefan
  stephen steve steven stian stig stine stuart sunniva susan susanne svein sverre sylvia synne synnøve tanja terje
  thea theo therese thomas thor tim tina tine tobias tom tomas tomasz tommy tone tor tore torill trine trond trude
  tuva ulrik unni vegard vera vibeke victoria vidar viktor vilde wenche wendy william yasmin yusuf åge åse åshild
  øystein øyvind
`)
