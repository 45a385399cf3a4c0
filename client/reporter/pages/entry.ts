// A file of its own: it loads behind the form, with the words of these pages.
export { READ_VIEWS } from './prose.ts'
