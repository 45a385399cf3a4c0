/**
 * Whether an alternative text names a file or a folder, or is an address, rather than words for people. Programs put
 * the path of a picture's file there, with the name of the folder's owner. The rule is the same in every format: such a
 * text goes, any other stays.
 */
export function looksLikeFile(text: string): boolean {
  const line = text.trim()
  return (
    /^(?:[a-z]:)?[\\/]|\\\\|[a-z]:\\|^(?:file|https?|smb|ftp):/i.test(line) ||
    // an ending has a letter in it: `kl. 12.30` and `Figur 1.10` are words
    (/\.(?=\d*[a-z])[a-z0-9]{2,5}$/i.test(line) && !/\s[^\s.]*\s[^\s.]*\s/.test(line)) ||
    /^(?:IMG|DSC|PXL|MVI|VID|WhatsApp|Screenshot|Skjermbilde)[-_ ]?\w*\d{3}/i.test(line)
  )
}
