import type { Tongue } from './tokens.ts'

/** Sorts of words that can lead to a writer. */
export type Kind = 'name' | 'contact' | 'role' | 'self' | 'few' | 'time' | 'place' | 'style'

/** The order in which kinds are shown, and in which the first keeps words that two claim. */
export const KINDS = Object.keys({
  name: true,
  contact: true,
  role: true,
  few: true,
  self: true,
  time: true,
  place: true,
  style: true,
} satisfies Record<Kind, true>) as readonly Kind[]

/**
 * Words that point to a writer, in a notation of one line each:
 *
 * - `word` or `one/other`: this word, or one of these; `word?`: it may be missing
 * - `@class`: a word of this class (`SHAPES` in `match.ts`, or a list of `lexicon.ts`); `@class?`: it may be missing
 * - `~`: up to two words, `~~`: up to five; none of them begins a sentence
 * - `^` in front: only where a sentence begins
 * - `&` in front: only in a sentence that speaks of the writer
 */
export const PATTERNS: Readonly<Record<Tongue, Readonly<Record<Kind, string>>>> = {
  no: {
    name: `
      @my @kin @cap? @cap?
      @kin @my @cap? @cap?
      @my eigen/egen/eget/eiga @kin
      @my ~ @near @cap @cap?
      @near @my @cap @cap?
      @cap @cap? og @i
      ^ @any og @i
      @cap og @cap og @i
      meg og @cap
      @i heter/heiter @cap @cap?
      dette/det er @cap på/i/frå/fra @any
      navnet/namnet mitt er @cap @cap?
      @cap @cap? ~ som @i
      @cap @cap? på mitt eget/eige institutt
      @firstname
    `,
    contact: `
      @mail
      @phone
      internnummer/linje/kontor/ansattnummer/studentnummer @digits
    `,
    role: `
      @i er/var/er/vart/ble en/ein/ei/et/eit? ~ @role
      @i er/var ~~ leder/leiar/sjef
      @i er/var den/ein/en/ei som @any
      @i er/var ~ den/det eneste/einaste/yngste/eldste/nyeste
      & den/dei/de eneste/einaste
      & eneste/einaste @role
      @i @job
      @i er/var ein/en/ei/et av @num
      @i ~ som @role
      ^ som @role
      som @role ~ @i
      jobben/jobbet/jobba/stillingen/stillinga/ansatt/tilsett/uønsket/uønskt som @role
      & biveileder/hovudrettleiar/hovedveileder
      mor/far til
      @i sitter/sit/satt/sat i/på/der
      det er @i som @any
    `,
    self: `
      @i ~~ i @digits år
      @i er/var/blir/fyller @age år?
      @me ~~ siden/sidan @year
      & kom/kjem frå/fra @upper ~ @year?
      kom hit ~ i/fra/frå @any
      opprinnelig/opphavleg/opprinneleg fra/frå @upper
      ^ @i begynte/starta/startet/kom ~ i/@year @any
      @i ~ begynte/starta/startet/kom i @any
      & sykmeldt/sjukmeld/sykemeldt/permisjon/gravid/fødselen/fødselspermisjon
      & venter/ventar barn
      & samisk/muslim/homofil/lesbisk/autist/adhd/kristen
      & nettopp/nyleg? skilt
      & kreft/slag/rullestol/blind/døv/hjerneslag/asylmottaket
      & utvekslingsstudent
      & frå/fra @upper kom/i
      & deltid/halv/redusert ~ stilling/prosent
      @i skal slutte/pensjonere
      & tok? ~ mastergraden/doktorgraden/utdanninga ~ @year
      & hver/kvar/annenhver/annakvar @any? helg ~ @year?
    `,
    few: `
      bare/berre/kun @me
      bare/berre/kun var @me
      bare/berre/kun hun/han/ho og @i
      bare/berre/kun til meg
      bare/berre/kun ~ @num av oss
      bare/berre/kun @num ~ som
      bare/berre/kun sagt/fortalt ~ til @any
      @me er/var bare/berre/kun @num
      @me er/var @num ~ @any
      @num av oss
      & under fire øyne/auge/augo
      & på tomannshånd/tomannshand/tomannshond
      & ingen/ikkje/ikke andre/annen/annan enn @me
      ingen andre @any? ~ enn @any
      ingen andre
      & alene/åleine
      ikke/ikkje ~~ andre enn ~ @me
      til meg ved en/ein feil
      @i fant/fann/oppdaget/oppdaga ~ da/då/når
      det var @i som
      det er/var bare/berre @me
      bare/berre @i
      meg og bare meg
      den/det eneste/einaste @i
      med eget/eige auge/øye
      & ikke/ikkje ~ vite ~ av andre
      & munnleg/muntlig
      & flyttet/flytta fra/frå saken/saka
    `,
    time: `
      natt/natta/natten til/mellom @day? @daynumber @month
      natt/natta/natten til @day
      @day? den/dei? @daynumber @month @year?
      @day? @daynumber @month @year?
      @day den @daynumber
      @day i veke/uke @digits
      veke/uke @digits @day?
      forrige/førre/sist/siste @day
      @day for @num veker/uker sidan/siden
      @day morgen/kveld/morgon @daynumber? @month?
      kvelden @daynumber @month
      i går/forgårs klokka/klokken/kl?
      i dag klokka/klokken/kl @any
      @num dager/dagar/timer/timar etter at @i
      @date
      & klokka/klokken/kl @clock
      & i @month @year
      & @month @year
    `,
    place: `
      @site @code
      @room ~ i/på/ved/bak/utenfor/utanfor @placename @cap?
      @room ~ i/på/ved/bak/utenfor/utanfor @code
      @room i @any etasje
      i @any etasje
      @cap @institution
      @placename
      @street @digits
      i/på/ved @cap @cap? @institution?
      båten vår @cap? @cap?
      & @room ved/bak @any
    `,
    style: `
      ^ til rette vedkommende/vedkomande
      ^ god/go dag/kveld/morgen/morgon
      som @i pleier/brukar/bruker å/ofte si/seie
      for å si/seie det sånn/slik
      sånn/slik er det/livet
      ja ja
      vel vel
      den dagen
      beklager/orsak ~ skrivefeil/skrivefeila
      som mor/far/bestemor mi/min sa/pleide
      om @i får/tør si/seie
      for å være/vere ærlig/ærleg
      når sant skal sies/seiast
      ikkje/ikke av dei/de som syt/klager
      så var det sagt
    `,
  },
  en: {
    name: `
      @my @kin @cap? @cap?
      @my ~ @near @cap @cap?
      @my ~ @near dr/professor? @cap @cap?
      @cap @cap? and @i
      ^ @any and @i
      @cap @cap and @i
      me and @cap @cap?
      me/i and my @kin
      my name is @cap @cap?
      i'm @firstname
      it's @cap from/in @any
      ^ @cap from/in @any here
      @cap here
      @cap @cap? who ~ with me
      @cap from my @any
      @cap @cap? in my ~ department/group/team
      @cap @my ~ @any
      mrs/mr/ms @cap next door
      @firstname
    `,
    contact: `
      @mail
      @phone
      extension/ext/line/staff/student number? @digits
    `,
    role: `
      i am/was a/an/the
      i'm a/an/the
      i am/i'm/was one/only
      i am/i'm/was ~ the only
      i'm one/the ~ of/only
      & the only
      & the youngest/oldest/newest/first
      i @job
      i'm/i ~ as a/an/the
      ^ as a/an/the? @any ~ @i
      as chair/head/secretary/treasurer/rep
      there are just/only @num
      only/just @num of us
      half of
      mother/father/mum/dad of
      am/i'm student/union/safety/parent rep
      my second supervisor
      i stood/stand in for
      i was there as
      i joined as
      i sat on
      & as a/an/the ~ @role
      i/i've worked as
      my role/job is/was
      we are/were both
      @any here well
      i did/do the
    `,
    self: `
      i have/had been ~~ for @digits years
      i've been ~~ @digits years
      ^ been here @digits years
      i'm/i am? @age
      since @year
      @i ~ started/joined/came/transferred/moved ~ @any
      & came from @upper ~ @year?
      originally from @upper
      i am/i'm from ~ @upper
      & maternity/sick/parental leave
      & off sick
      & pregnant/divorced/cancer/wheelchair/deaf/blind/dyslexic/visa/prosthesis/autistic/neurodivergent/adhd/gay/lesbian/muslim/jewish
      i retire/leave/resign ~ @any
      & every @any weekend/night/week/wednesday ~ @year?
      & new in the @any
    `,
    few: `
      only/just ~ @i
      only the? ~ and @me
      just me
      only/just the @num of us
      there were/was/are only/just? @num of us
      @num of us
      there was only/just me
      @i ~ the only person
      the only person @i
      & in private
      & face to face
      & to my face
      & on my own
      & by myself
      & alone
      no witnesses
      no one around
      & with nobody/no-one else
      nobody/none/anybody/anyone/noone but/other @any
      told/tell nobody
      no one else
      nobody else
      by mistake
      @i was the one who
      @i found it when
      only @me
      @i ~ only one who/with
      shown it to no
      it was ~ me and
      over the phone
      to each of us alone
      & moved off
      you and him/her
      & just the two
    `,
    time: `
      the? night/evening/morning of @day? @daynumber @month
      the morning/evening/night of @day @daynumber? @month?
      @day? the? @daynumber of? @month @year?
      @day? @month @daynumber @year?
      @day the @daynumber
      the @daynumber
      the monday/tuesday/wednesday/thursday/friday of week @digits
      @day week @digits
      last/this/past @day morning/afternoon/evening/night?
      yesterday at?
      @num days/weeks/hours after @i
      that weekend/night/morning
      @date
      & at @clock am/pm?
      between @digits and @digits @month
    `,
    place: `
      @site @code
      number? @digits @cap @streetword
      @cap @institution
      the @cap @institution
      @placename
      @room ~ in/at/behind/on/outside the? @cap @institution?
      @room on the @any floor
      @room behind/beside/next/outside ~ @any
      in/at/on @cap @cap?
      our boat ~ @cap @cap
      the @room in/on the @cap @cap?
      the @any floor
      his/her/my office ~ floor @cap?
    `,
    style: `
      ^ to whom it may concern
      ^ good evening/morning/day/afternoon
      as i always/often/usually/like say/said/to?
      such is life
      to put it bluntly/mildly
      oh well
      sorry for my
      as my mother/father/gran said/says
      make of that what
      that's all i have
      i shall leave it there
      if i may say so
      to be honest/frank
      needless to say
      god bless
      mark my words
    `,
  },
}
