import type { Content } from '../content/read.ts'
import { FACTS, type Facts, missingFacts } from './facts.ts'

/** Addresses of the sample; nobody answers there. */
const SAMPLE_ADDRESS = /@example\.org/

/** All that the documents still need, one plain sentence each. */
export function gapsOf(content: Content, facts: Facts): readonly string[] {
  const { site, document } = content
  const { people, ways, promises, pages } = site
  const words = { people, ways, promises, pages }
  const made = Object.entries(words).filter(([, one]) => SAMPLE_ADDRESS.test(JSON.stringify(one)))
  const empty = [
    ['check-ins', promises['check-ins'], 'promises.yaml'],
    ['redirections', site.rightChannel.redirections, 'right-channel.yaml'],
    ['categories', document.questionnaires.flatMap((one) => one.categories), 'questionnaires/'],
  ] as const
  return [
    ...missingFacts(facts).map((name) => `${FACTS[name].en} ("${name}")`),
    ...empty
      .filter(([, list]) => list.length === 0)
      .map(([name, , file]) => `${name} in ${file}, which the routine lists`),
    ...made.map(
      ([name]) => `your own addresses: ${name} still has one of the sample, @example.org`,
    ),
  ]
}
