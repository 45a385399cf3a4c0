const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader turns these into a space or a line feed unless they are written as numbers.
  '\r': '&#13;',
  '\t': '&#9;',
  '\n': '&#10;',
}

/** Text between the tags of HTML or XML. */
export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text
  return text.replaceAll(/[&<>\r]/g, (one) => REFERENCES[one] ?? one)
}

/** The value of an attribute of HTML or XML, in double quotes. */
export function escapeValue(text: string): string {
  if (!/[&<>"\r\t\n]/.test(text)) return text
  return text.replaceAll(/[&<>"\r\t\n]/g, (one) => REFERENCES[one] ?? one)
}
