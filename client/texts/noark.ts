/**
 * The words that a Noark 5 package itself contains. Archives in Norway are kept in bokmål or nynorsk: a desk
 * in English makes the package in bokmål.
 */
export const NOARK_WORDS = {
  nb: {
    series: 'Varslingssaker',
    title: 'Varslingssak {number}',
    document: 'Dokument {number} i varslingssak {case}',
    reporter: 'Varsler',
    attachment: 'Vedlegg {number}',
    documents: {
      report: 'Varsel',
      'follow-up': 'Tillegg fra varsler',
      withdrawal: 'Varsler trekker noe tilbake',
      'meeting-request': 'Varsler ønsker møte',
      status: 'Statusmelding til varsler',
      question: 'Spørsmål til varsler',
      message: 'Melding til varsler',
      notice: 'Orientering til varsler',
      minutes: 'Referat til varsler',
      closing: 'Avslutning av saken',
      note: 'Internt notat',
      registered: 'Notat om registrering',
      assessment: 'Notat om vurdering',
      care: 'Notat om ivaretakelse',
      hearing: 'Notat om samtale',
      accused: 'Notat om orientering',
      memo: 'Notat til imøtegåelse',
      filed: 'Dokument lagt i saken',
    },
  },
  nn: {
    series: 'Varslingssaker',
    title: 'Varslingssak {number}',
    document: 'Dokument {number} i varslingssak {case}',
    reporter: 'Varslar',
    attachment: 'Vedlegg {number}',
    documents: {
      report: 'Varsel',
      'follow-up': 'Tillegg frå varslar',
      withdrawal: 'Varslar trekkjer noko tilbake',
      'meeting-request': 'Varslar ønskjer møte',
      status: 'Statusmelding til varslar',
      question: 'Spørsmål til varslar',
      message: 'Melding til varslar',
      notice: 'Orientering til varslar',
      minutes: 'Referat til varslar',
      closing: 'Avslutning av saka',
      note: 'Internt notat',
      registered: 'Notat om registrering',
      assessment: 'Notat om vurdering',
      care: 'Notat om omsorg',
      hearing: 'Notat om samtale',
      accused: 'Notat om orientering',
      memo: 'Notat til imøtegåing',
      filed: 'Dokument lagt i saka',
    },
  },
} as const

/** Values that Noark 5 prescribes, in bokmål in every archive, with the number of each in its catalogue. */
export const NOARK_VALUES = {
  /** M050, M052 */
  closed: 'Avsluttet',
  /** M051 */
  closedPeriod: 'Avsluttet periode',
  /** M053 */
  archived: 'Arkivert',
  /** M054 */
  finished: 'Dokumentet er ferdigstilt',
  /** M082 */
  incoming: 'Inngående dokument',
  outgoing: 'Utgående dokument',
  internal: 'Organinternt dokument uten oppfølging',
  /** M087 */
  sender: 'Avsender',
  recipient: 'Mottaker',
  innerSender: 'Intern avsender',
  innerRecipient: 'Intern mottaker',
  /** M083: no value is prescribed. */
  letter: 'Brev',
  note: 'Notat',
  /** M217 */
  main: 'Hoveddokument',
  attachment: 'Vedlegg',
  /** M300 */
  electronic: 'Elektronisk arkiv',
  /** M450 */
  discarded: 'Kasseres',
  /** M500 */
  exempt: 'Unntatt offentlighet',
  /** M502 */
  hideParty: 'Skjerming navn part i sak',
  hideSender: 'Skjerming navn avsender',
  hideRecipient: 'Skjerming navn mottaker',
  hideTitle: 'Skjerming tittel dokumentbeskrivelse',
  /** M503 */
  hideDocument: 'Skjerming av hele dokumentet',
  /** M619 */
  noted: 'Tatt til etterretning',
  /** M700 */
  archiveFormat: 'Arkivformat',
  productionFormat: 'Produksjonsformat',
  /** M701, by PRONOM: PDF/A-2a. */
  pdfA: 'fmt/476',
  /** M706 */
  sha256: 'SHA256',
} as const
