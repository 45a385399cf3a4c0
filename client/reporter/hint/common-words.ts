/** A set of words that are written with spaces between them. */
export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s/).filter((word) => word !== ''))

/** Frequent words of each tongue that the other does not have. */
export const EN_COMMON = wordSet(`
the of and is was were are that this these those it he she they his their with by not have has had
but who which when what would could should been being my our your i'm i've don't didn't there's it's
about after before because only just nobody everybody someone said told me we us you am an as or from be
`)

export const NO_COMMON = wordSet(`
og er var det den de som på av til med ikke ikkje jeg eg meg deg seg han hun ho vi dei vår mitt
har hadde ble vart blir kan skal ville skulle fra frå hos enn når da då men å en ein ei et eit
bare berre noen nokon noko noe alle andre om ved etter før også òg så sin sitt sine hvis dersom fordi
`)
