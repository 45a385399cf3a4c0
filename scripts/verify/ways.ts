/** The use for which a browser asks for a file. */
export type Kind = 'page' | 'script' | 'worker' | 'style' | 'image' | 'other'

/** A kind of visitor, by the headers of its requests. */
export interface Way {
  readonly name: string
  headers(kind: Kind): Readonly<Record<string, string>>
}

const FIREFOX_PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const CHROMIUM_PAGE = `${FIREFOX_PAGE.replace('*/*;q=0.8', 'image/avif,image/webp,image/apng,*/*;q=0.8')},application/signed-exchange;v=b3;q=0.7`

const DESTINATIONS: Readonly<Record<Kind, string>> = {
  page: 'document',
  script: 'script',
  worker: 'worker',
  style: 'style',
  image: 'image',
  other: 'empty',
}

const MODES: Readonly<Partial<Record<Kind, string>>> = {
  ...{ page: 'navigate', script: 'cors', worker: 'same-origin' },
}

/** A browser, which says what it fetches a file for. */
function browser(name: string, agent: string, languages: string, page: string): Way {
  return {
    name,
    headers: (kind) => ({
      'user-agent': agent,
      accept: kind === 'page' ? page : kind === 'style' ? 'text/css,*/*;q=0.1' : '*/*',
      'accept-language': languages,
      'accept-encoding': 'gzip, deflate, br',
      'sec-fetch-dest': DESTINATIONS[kind],
      'sec-fetch-mode': MODES[kind] ?? 'no-cors',
      'sec-fetch-site': kind === 'page' ? 'none' : 'same-origin',
      ...(kind === 'page' ? { 'sec-fetch-user': '?1', 'upgrade-insecure-requests': '1' } : {}),
    }),
  }
}

const MOZILLA = 'Mozilla/5.0'

/** A server that wants to show some of its visitors something else can tell these apart. */
export const WAYS: readonly Way[] = [
  browser(
    'Chromium on Windows, Norwegian',
    `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`,
    'nb-NO,nb;q=0.9,no;q=0.8,en;q=0.7',
    CHROMIUM_PAGE,
  ),
  browser(
    'Firefox on Linux, nynorsk',
    `${MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`,
    'nn-NO,nn;q=0.9,nb;q=0.8',
    FIREFOX_PAGE,
  ),
  browser(
    'Tor Browser, English',
    `${MOZILLA} (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0`,
    'en-US,en;q=0.5',
    FIREFOX_PAGE,
  ),
  browser(
    'Safari on a telephone, Polish',
    `${MOZILLA} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`,
    'pl-PL,pl;q=0.9',
    FIREFOX_PAGE,
  ),
  { name: 'a program', headers: () => ({ accept: '*/*' }) },
]

/** The use of the file at a path. */
export function kindOf(path: string, type: string): Kind {
  if (type.startsWith('text/html')) return 'page'
  if (type.startsWith('text/css')) return 'style'
  if (type.startsWith('image/')) return 'image'
  return /^\/assets\/(?:script|app|files|reading|hint|aloud)-/.test(path) ? 'script' : 'other'
}

/** Whether a browser asks for the file at a path twice, if workers start by their address: the second time to start it. */
export const isWorker = (path: string) => /^\/assets\/(?:worker|clean)-/.test(path)

/**
 * How many visits find something that a server does to one share of its visitors.
 *
 * @param share of the visitors, 0 to 1 @param miss chance that all visits miss it
 */
export function visitsToFind(share: number, miss: number): number {
  return Math.ceil(Math.log(miss) / Math.log(1 - share))
}
