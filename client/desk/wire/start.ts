import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'

/**
 * The part of the program's addresses behind the #: the token, and the language that a person chose, if they chose
 * one. It holds from page to page, and nothing is stored.
 */
export interface Fragment {
  /** Empty if the address is not whole. */
  readonly token: string
  readonly language: Language | null
}

export function encodeFragment({ token, language }: Fragment): string {
  return language === null ? `#${token}` : `#${token}.${language}`
}

export function decodeFragment(fragment: string): Fragment {
  const [token = '', name] = fragment.slice(1).split('.')
  return { token, language: LANGUAGES.find((one) => one === name) ?? null }
}

/** The fields of the start page. Each is empty until somebody fills it in. */
export interface StartFields {
  /** Address of the desks' server. */
  readonly server: string
  /** Fingerprint of the reception's root. */
  readonly root: string
  /** Path of the vault file. */
  readonly vault: string
  /** A SOCKS5 proxy, as HOST:PORT. */
  readonly socks: string
}

export type StartField = keyof StartFields

const NAMES = {
  server: true,
  root: true,
  vault: true,
  socks: true,
} as const satisfies Record<StartField, true>

/** In the order in which they stand on the page. */
export const START_FIELDS = Object.keys(NAMES) as readonly StartField[]

/** All that the program is asked for when a person presses the button. */
export interface StartRequest extends StartFields {
  /** Make a vault at the path, instead of opening the one that is there. */
  readonly isNew: boolean
  /** Use the path, although another program copies its folder to other machines. */
  readonly isCopied: boolean
}

/** Why the desk does not start. */
export type StartFault =
  | 'server'
  | 'server-plain'
  | 'root'
  | 'root-slip'
  | 'vault-empty'
  | 'vault-path'
  | 'vault-name'
  | 'vault-there'
  | 'vault-missing'
  | 'vault-folder'
  | 'copied'
  | 'socks'
  | 'proxy-set'
  | 'settings'
  | 'fault'

export interface StartProblem {
  readonly fault: StartFault
  /** The field to mend; null if it is none of them. */
  readonly field: StartField | null
  /** The name of the copying program, for `copied`; the file, for `settings`; the variable, for `proxy-set`. */
  readonly detail: string
}

/** The page as it is shown first. */
export interface StartView {
  readonly fields: StartFields
  /** Fields that IT has filled in. */
  readonly fixed: readonly StartField[]
  /** There is no vault at the path yet. */
  readonly isNew: boolean
  /** A desk is open already: what is saved now holds from the next start on. */
  readonly isOpen: boolean
  /** Why the desk did not start by itself, although everything was remembered. */
  readonly problem: StartProblem | null
}

/** @returns null if the desk is there now, or the settings are saved */
export type StartAnswer = StartProblem | null

/** Paths of the program that a desk has for itself. */
export const START_PATH = {
  /** The page, also while a desk is open. */
  page: '/settings',
  view: '/start/view',
  open: '/start/open',
  end: '/start/end',
  alive: '/start/alive',
} as const
