declare module 'pdfjs-dist/build/pdf.worker.mjs'

/** A font as bytes: the build puts it into the bundle. */
declare module '*.pfb' {
  const font: Uint8Array
  // biome-ignore lint/style/noDefaultExport: esbuild gives the bytes only under this name
  export default font
}
