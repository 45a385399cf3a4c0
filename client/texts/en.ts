import { files } from './en/files.ts'
import { pages } from './en/pages.ts'
import { receipt } from './en/receipt.ts'
import { back } from './en/return.ts'
import { shell } from './en/shell.ts'
import { writing } from './en/writing.ts'
import type { Texts } from './shape.ts'

/** English. */
export const en: Texts = { ...shell, ...pages, ...writing, ...receipt, ...back, ...files }
