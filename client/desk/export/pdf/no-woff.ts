/**
 * Stands in the bundle instead of the code that opens compressed fonts: our fonts are not compressed, and
 * the bundle does not carry the notices of that code.
 *
 * @throws Error always
 */
// biome-ignore lint/style/noDefaultExport: it is asked for only under this name
export default function decompress(): never {
  throw new Error('fonts are read as they are')
}
