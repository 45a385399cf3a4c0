/** Texts that are rightly the same in just these languages: languages → keys, as `section.key`. */
export const IDENTICAL: Readonly<Record<string, readonly string[]>> = {
  'nb nn': [],
  'nb nn en': [],
}
