const GENERAL = 'questionnaires/general-1.yaml'

/** One edit, and what is said of it: at the line of the edit, so many lines below, or at `line`. */
export interface Slip {
  readonly file: string
  readonly pattern: RegExp
  readonly by: string
  readonly below?: number
  readonly line?: number
  readonly says: string
}

export const SLIPS: Readonly<Record<string, Slip>> = {
  'a key that is misspelt': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: 'nmae:',
    says: 'unknown key "nmae": write "name"',
  },
  'a key that nobody knows': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: 'colour: red\nname:',
    says: 'unknown key "colour": the keys here are name, review, files',
  },
  'a key that every object of JavaScript has': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: '__proto__: x\nname:',
    says: 'unknown key "__proto__": take it out',
  },
  'a key that would steer the terminal': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: '"a\\n\\e[2J": x\nname:',
    says: 'unknown key "a\ufffd[2J": the keys here are name, review, files',
  },
  'a title without nynorsk': {
    file: 'pages/rights.yaml',
    pattern: /^title:\n( {2}nb: .*\n) {2}nn: .*\n/m,
    by: 'title:\n$1',
    says: 'title has no nn: write it in nynorsk too',
  },
  'a language with nothing after it': {
    file: 'pages/rights.yaml',
    pattern: /^ {2}nn: .*$/m,
    by: '  nn:',
    says: 'title in nynorsk is empty: write something after it',
  },
  'a number that is left out': {
    file: 'promises.yaml',
    pattern: /^interim-days: .*$/m,
    by: '# nothing',
    line: 1,
    says: 'the file has no interim-days: add "interim-days:"',
  },
  'a day that no calendar has': {
    file: 'organisation.yaml',
    pattern: /valid-from: .*/,
    by: 'valid-from: 2026-02-30',
    says: 'valid-from cannot be "2026-02-30": there is no such day: write a date of the calendar',
  },
  'a day as people say it': {
    file: 'organisation.yaml',
    pattern: /valid-from: .*/,
    by: 'valid-from: 1 March 2026',
    says: 'valid-from cannot be "1 March 2026": write a date as YYYY-MM-DD',
  },
  'a next review before the last': {
    file: 'organisation.yaml',
    pattern: /next-review: .*/,
    by: 'next-review: 2020-01-01',
    says: 'next-review 2020-01-01 is before last-review 2026-10-15: set the day on which the text is looked at again',
  },
  'a text that begins to hold after its next review': {
    file: 'organisation.yaml',
    pattern: /valid-from: .*\n( *last-review: .*\n)/,
    by: 'valid-from: 2099-01-01\n$1',
    below: 2,
    says: 'next-review 2027-10-15 is before valid-from 2099-01-01: set the day on which the text is looked at again',
  },
  'HTML in a title': {
    file: 'pages/talk.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: Snakk <b>med</b> noen',
    says: 'title in bokmål cannot be "Snakk <b>med</b> noen": plain text only: take out the HTML',
  },
  'a script among paragraphs': {
    file: 'pages/talk.yaml',
    pattern: /^sections:$/m,
    by: 'sections:\n  - text:\n      nb: |-\n        En linje.\n\n        <script>alert(1)</script>\n      nn: a\n      en: b',
    below: 2,
    says: 'text in bokmål cannot be "En linje. <script>alert(1)</script>": plain text only: take out the HTML',
  },
  'HTML in a question': {
    file: GENERAL,
    pattern: /^ {6}nb: .*$/m,
    by: '      nb: Hva skjedde?&nbsp;',
    says: 'label in bokmål cannot be "Hva skjedde?&nbsp;": plain text only: take out the HTML',
  },
  'a title that is too long': {
    file: 'pages/talk.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: `  nb: ${'x'.repeat(121)}`,
    says: 'title in bokmål has 121 characters: shorten it to 120 characters at most',
  },
  'a title on two lines': {
    file: 'pages/talk.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: |-\n    Snakk\n    med noen',
    says: 'title in bokmål cannot be "Snakk med noen": write it on one line',
  },
  'a telephone number without quotes': {
    file: 'help.yaml',
    pattern: /number: .*/,
    by: 'number: 113',
    says: 'number cannot be 113: put it in quotes: "113"',
  },
  'a telephone number that is none': {
    file: 'help.yaml',
    pattern: /number: .*/,
    by: 'number: ring oss',
    says: 'number cannot be "ring oss": write a telephone number: digits and spaces',
  },
  'a number in quotes': {
    file: 'promises.yaml',
    pattern: /^acknowledge-days: .*$/m,
    by: "acknowledge-days: '7'",
    says: 'acknowledge-days cannot be "7": write a whole number, without quotes',
  },
  'a promise that is slower than the law': {
    file: 'promises.yaml',
    pattern: /^acknowledge-days: .*$/m,
    by: 'acknowledge-days: 8',
    says: 'acknowledge-days cannot be 8: write 7 or less',
  },
  'yes where true or false is meant': {
    file: 'people.yaml',
    pattern: /^ {4}takes-reports: .*/m,
    by: '    takes-reports: yes',
    says: 'takes-reports cannot be "yes": write true or false',
  },
  'an audience that nobody knows': {
    file: 'people.yaml',
    pattern: /^ {4}audiences: .*/m,
    by: '    audiences: [staff]',
    says: 'entry 1 of audiences cannot be "staff": choose employees, students, others',
  },
  'one word where a list is needed': {
    file: 'people.yaml',
    pattern: /^ {4}audiences: .*/m,
    by: '    audiences: employees',
    says: 'audiences cannot be "employees": write a list: each entry on a line that begins with "- "',
  },
  'an empty list': {
    file: 'people.yaml',
    pattern: /^ {4}audiences: .*/m,
    by: '    audiences: []',
    says: 'audiences is empty: write something after it',
  },
  'a text where the three languages belong': {
    file: 'routes.yaml',
    pattern: /name:\n.*\n.*\n.*$/m,
    by: 'name: Arbeidstilsynet',
    says: 'name cannot be "Arbeidstilsynet": write nb, nn, en below it',
  },
  'a campus that is listed twice': {
    file: 'people.yaml',
    pattern: /^ {2}- id: .*\n((?: {3,}.*\n)*) {2}- id: .*$/m,
    by: '  - id: twin\n$1  - id: twin',
    below: 5,
    says: 'the id "twin" stands in the list already: choose another id',
  },
  'a person who is listed twice': {
    file: 'people.yaml',
    pattern: /^people:$/m,
    by: `people:\n${['a', 'a'].map((id) => `  - {id: ${id}, role: {nb: a, nn: b, en: c}, audiences: [others], speaks: [nb], secrecy: {bound: false, basis: {nb: a, nn: b, en: c}}, takes-reports: false}`).join('\n')}`,
    below: 2,
    says: 'the id "a" stands in the list already: choose another id',
  },
  'an id with a space': {
    file: 'people.yaml',
    pattern: /^people:\n {2}- id: .*$/m,
    by: 'people:\n  - id: Safety delegate',
    below: 1,
    says: 'id cannot be "Safety delegate": write a letter a to z, then letters, digits and dashes, 40 at most',
  },
  'a campus that does not exist': {
    file: 'people.yaml',
    pattern: /campuses: \[.*/,
    by: 'campuses: [moon]',
    says: 'there is no campus "moon": choose centre, fjord, north',
  },
  'an address that is not encrypted': {
    file: 'routes.yaml',
    pattern: /url: .*/,
    by: 'url: http://www.arbeidstilsynet.no',
    says: 'url cannot be "http://www.arbeidstilsynet.no": write a whole address that begins with https://',
  },
  'a range of addresses that looks like one': {
    file: 'networks.yaml',
    pattern: /192\.0\.2\.0\/24/,
    by: '192.0.256.0/24',
    says: '"192.0.256.0/24" is not a range of addresses: write one such as 192.0.2.0/24 or 2001:db8::/32',
  },
  'a network without a length': {
    file: 'networks.yaml',
    pattern: /192\.0\.2\.0\/24/,
    by: '192.0.2.0',
    says: 'entry 1 of ranges cannot be "192.0.2.0": write an address, a slash and a number, such as 192.0.2.0/24',
  },
  'an address that is good in one machine alone': {
    file: 'networks.yaml',
    pattern: /192\.0\.2\.0\/24/,
    by: 'fe80::%eth0/64',
    says: '"fe80::%eth0/64" is not a range of addresses: write one such as 192.0.2.0/24 or 2001:db8::/32',
  },
  'a range with more bits than an address has': {
    file: 'networks.yaml',
    pattern: /192\.0\.2\.0\/24/,
    by: '192.0.2.0/33',
    says: '"192.0.2.0/33" is not a range of addresses: write one such as 192.0.2.0/24 or 2001:db8::/32',
  },
  'a colour by its name': {
    file: 'theme.yaml',
    pattern: /^ {2}accent: .*/m,
    by: '  accent: blue',
    says: 'accent cannot be "blue": write a colour as #rrggbb',
  },
  'a box for a kind of matter that nobody can tick': {
    file: 'help.yaml',
    pattern: /^ {2}- kinds: .*/m,
    by: '  - kinds: [sexual-harrassment]',
    says: 'no questionnaire has the category "sexual-harrassment": choose bullying, harassment, sexual-harassment, financial-crime, danger-to-life, danger-to-environment, abuse-of-authority, working-environment, data-breach, research-integrity, other, not-sure, words-looks, messages-pictures, touch, assault, following, pressure',
  },
  'a box that leads to a channel that is not there': {
    file: 'help.yaml',
    pattern: /^ {4}leads-to: .*/m,
    by: '    leads-to: harassment',
    says: 'there is no channel "harassment": choose employees, students, external, sexual-harassment',
  },
  'an anchor': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: 'name: &name',
    below: 1,
    says: 'an anchor, &name: write the text itself at each place',
  },
  'an alias': {
    file: 'organisation.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: *name',
    says: 'an alias, *name: write the text itself',
  },
  'a tag': {
    file: 'organisation.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: !include other.yaml',
    says: 'a tag, !include: write the text itself',
  },
  'a merge': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: '<<: {a: b}\nname:',
    says: 'a merge, "<<": write out what it would copy',
  },
  'a key that stands twice': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: 'name: {nb: a, nn: b, en: c}\nname:',
    below: 1,
    says: 'this key is here twice: keep one of the two',
  },
  'a tab': {
    file: 'organisation.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '\tnb: Eksempel',
    says: 'the line begins with a tab: indent with spaces, two for each level',
  },
  'a colon in a text without quotes': {
    file: 'organisation.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: Varsling: Eksempel',
    says: 'not YAML (Nested mappings are not allowed in compact mappings): put a text that holds ": " or " #", or begins with a sign, in double quotes',
  },
  'words that YAML takes for a comment': {
    file: 'organisation.yaml',
    pattern: /^ {2}nb: .*$/m,
    by: '  nb: Eksempel #1',
    says: 'a text that ends at " #": put the whole text in double quotes, or a comment on a line of its own',
  },
  'a second document': {
    file: 'organisation.yaml',
    pattern: /^name:/m,
    by: 'review: x\n---\nname:',
    below: 1,
    says: 'a second document begins: take out the line "---"',
  },
  'a channel with a questionnaire that is not there': {
    file: 'channels.yaml',
    pattern: /^ {4}questionnaire: .*/m,
    by: '    questionnaire: generel',
    says: '"generel" is none of the questionnaires, which are general, harassment: choose one that is there',
  },
  'a question under a name of the program': {
    file: GENERAL,
    pattern: /id: what$/m,
    by: 'id: wish',
    says: '"wish" is reserved for another answer: choose another id',
  },
  'a condition on what nobody can choose': {
    file: GENERAL,
    pattern: /category: .*/,
    by: 'category: [weather]',
    says: '"weather" is none of the categories, which are bullying, harassment, sexual-harassment, financial-crime, danger-to-life, danger-to-environment, abuse-of-authority, working-environment, data-breach, research-integrity, other, not-sure: choose one that is there',
  },
  'a version that the name of the file does not tell': {
    file: GENERAL,
    pattern: /^version: .*$/m,
    by: 'version: 2',
    says: "version is 2, and the file's name says 1: make both the same",
  },
}
