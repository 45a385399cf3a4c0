import { files } from './nn/files.ts'
import { pages } from './nn/pages.ts'
import { receipt } from './nn/receipt.ts'
import { back } from './nn/return.ts'
import { shell } from './nn/shell.ts'
import { writing } from './nn/writing.ts'
import type { Texts } from './shape.ts'

/** Nynorsk. */
export const nn: Texts = { ...shell, ...pages, ...writing, ...receipt, ...back, ...files }
