interface Rules<Result> {
  createScriptURL(url: string): Result
  createHTML(html: string): Result
}

/** As far as we use it; the types of the browser do not have it yet. */
interface TrustedTypes {
  readonly trustedTypes?: {
    createPolicy<Name extends keyof Rules<string>>(
      name: string,
      rules: Pick<Rules<string>, Name>,
    ): Pick<Rules<unknown>, Name>
  }
}

/**
 * Make the one policy of a page or worker under which addresses of scripts are accepted. The header
 * `content-security-policy` names it, and a second one is refused.
 *
 * @param allows whether the program may start a script at this address
 * @param name `default` also takes addresses that come as text
 * @returns turns an address into one that `Worker` and `src` accept. @throws TypeError if it is not allowed
 */
export function scriptAddresses(
  allows: (url: string) => boolean,
  name = 'postern',
): (url: string) => string {
  const createScriptURL = (url: string) => {
    if (!allows(url)) throw new TypeError(`no script of this program is at ${url}`)
    return url
  }
  const { trustedTypes } = globalThis as TrustedTypes
  const policy = trustedTypes?.createPolicy(name, { createScriptURL })
  return (url) => (policy?.createScriptURL(url) ?? createScriptURL(url)) as string
}

/**
 * Make the one policy of a page that shows documents in a frame without scripts. Nothing else may get hold of it.
 *
 * @returns turns a document into one that `srcdoc` accepts
 */
export function frameDocuments(): (html: string) => string {
  const createHTML = (html: string) => html
  const { trustedTypes } = globalThis as TrustedTypes
  const policy = trustedTypes?.createPolicy('postern', { createHTML })
  return (html) => (policy?.createHTML(html) ?? html) as string
}
