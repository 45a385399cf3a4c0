import type { Finding } from './finding.ts'
import type { SourceFile } from './tree.ts'

/** Words with which a sentence hides its subject. */
const HIDDEN =
  /^(?:Of|Who|Whom|Whose|Whoever|Where|Wherever|What|Whatever|Nor|That(?! (?:is|was|would|way|one|means|takes|leaves|makes|keeps|needs|happens)\b))\b/

/** Words of a private dialect, each with the plain one. */
const DIALECT: readonly (readonly [word: RegExp, plain: string])[] = [
  [/\banew\b/i, 'again'],
  [/\bin (?:the )?place of\b/i, 'instead of'],
  [/\bwho(?:m)?ever\b/i, 'a member who, anybody who'],
  [/\bno oftener\b/i, 'at most as often'],
  [/\bheeds?\b/i, 'follows, or ignores'],
  [/\bno more(?! than| of)\b/i, 'no longer, or not again'],
  [/\b(?:none|nobody) but\b/i, 'only'],
  [/\b(?:null|undefined|empty|none|absent|false|true|zero) where\b/i, 'if'],
]

/** Sentences of comments and titles of tests that a stranger would have to read twice. */
export function checkPlainWords(source: SourceFile): readonly Finding[] {
  const { path } = source
  return [
    ...source.comments.flatMap(({ line, text }) =>
      sentencesOf(text).flatMap((sentence) =>
        [...hiddenSubject(sentence), ...dialectIn(sentence)].map((remedy) => ({ line, remedy })),
      ),
    ),
    ...source.titles.flatMap(({ line, text }) =>
      dialectIn(text).map((remedy) => ({ line, remedy })),
    ),
  ].map(({ line, remedy }) => ({ path, line, rule: 'plain-words', remedy }))
}

/** A tag of a docstring, with the name that follows some of them. */
const TAG = /^[\s-]*(?:@(?:param|property|throws|typeParam) \S+\s*|@\w+\s*)?/

/** A tag begins a sentence, as an empty line does. */
function sentencesOf(comment: string): readonly string[] {
  return comment
    .replaceAll(/\n\s*(?=\n|@)/g, '. ')
    .split(/(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.replace(TAG, '').replaceAll('\n', ' '))
}

function hiddenSubject(sentence: string): readonly string[] {
  const [word] = HIDDEN.exec(sentence) ?? []
  if (word === undefined) return []
  return [`a sentence begins with ${word}: begin with its subject ("${sentence.slice(0, 60)}")`]
}

function dialectIn(text: string): readonly string[] {
  return DIALECT.flatMap(([word, plain]) => {
    const [found] = word.exec(text) ?? []
    return found === undefined ? [] : [`"${found}": write ${plain} ("${text.slice(0, 60)}")`]
  })
}
