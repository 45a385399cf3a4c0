/**
 * Stands in the bundle for what opens compressed fonts: ours are not, and its own
 * notices do not come with it.
 *
 * @throws Error always
 */
// biome-ignore lint/style/noDefaultExport: it is asked for under this name alone
export default function decompress(): never {
  throw new Error('fonts are read as they are')
}
