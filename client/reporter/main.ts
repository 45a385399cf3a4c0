import { LANGUAGES } from '../../crypto/content.ts'
import { Page } from './page.ts'

const { dataset, lang } = document.documentElement
const language = LANGUAGES.find((one) => one === lang) ?? 'nb'
const { root = '', worker = '', sodium = '' } = dataset
new Page({ root, worker, sodium }, language, dataset.demo !== undefined).start()
