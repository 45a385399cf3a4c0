import { expect } from 'chai'
import { Finder, type Search } from '../../../client/desk/page/store/finder.ts'
import type { SearchResult, Snippets } from '../../../client/desk/rpc/search-result.ts'

function start() {
  const searched: (string | null)[] = []
  const asked: { readonly text: string; readonly ids: readonly string[] }[] = []
  const open: ((snippets: Snippets | null) => void)[] = []
  const seen: Search[] = []
  const finder = new Finder(
    {
      search: (text) => void searched.push(text),
      snippets: (text, ids) => {
        asked.push({ text, ids })
        return new Promise((resolve) => open.push(resolve))
      },
    },
    (search) => seen.push(search),
  )
  const ask = async (...ids: string[]) => {
    for (const id of ids) finder.want(id)
    await nextTurn()
  }
  /** The worker answers the question that is open the longest. */
  const answer = async (snippets: Snippets | null) => {
    open.shift()?.(snippets)
    await nextTurn()
  }
  return { finder, searched, asked, ask, answer, last: () => seen.at(-1)! }
}

const found = (text: string, ids: string[], version = 1): SearchResult => {
  return { text, ids, fits: ids.map(() => 5), left: 0, version }
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('what the page has found', () => {
  it('is never what was looked for before, however late that comes', () => {
    const { finder, searched, last } = start()
    finder.search('kan')
    finder.search('kantina')
    expect(searched).to.deep.equal(['kan', 'kantina'])
    finder.onFound(found('kantina', ['a']))
    finder.onFound(found('kan', ['a', 'b']))
    expect(last().found).to.deep.equal(found('kantina', ['a']))
    finder.search('')
    finder.onFound(found('kantina', ['a']))
    expect(last()).to.deep.equal({ text: '', found: null, snippets: {} })
    expect(searched.at(-1)).to.equal(null)
  })

  it('stays until there is an answer to what is typed now', () => {
    const { finder, searched, last } = start()
    finder.search('kan')
    finder.onFound(found('kan', ['a', 'b']))
    finder.search('kant ')
    expect(last()).to.deep.include({ text: 'kant', found: found('kan', ['a', 'b']) })
    finder.search(' kant')
    expect(searched).to.have.lengthOf(2)
  })

  it('has the places of all the rows that are drawn by one question, and each once', async () => {
    const { finder, asked, ask, answer, last } = start()
    finder.want('a')
    finder.search('kan')
    finder.onFound(found('kan', ['a', 'b']))
    await ask('a', 'b', 'a')
    await ask('b')
    expect(asked).to.deep.equal([{ text: 'kan', ids: ['a', 'b'] }])
    await answer({ text: 'kan', version: 1, byId: { a: null } })
    expect(last().snippets).to.deep.equal({ a: null })
  })

  it('keeps no place from before the cases changed, nor takes one that comes late', async () => {
    const { finder, searched, ask, answer, last } = start()
    const snippet = { place: 'note', text: 'Kari', ranges: [] } as const
    const snippets = { text: 'kari', version: 1, byId: { a: snippet } }
    finder.search('kari')
    finder.onFound(found('kari', ['a', 'b']))
    await ask('a')
    await answer(snippets)
    finder.onFound(found('kari', ['a', 'b']))
    expect(last().snippets).to.deep.equal({ a: snippet })
    await ask('b')
    finder.onFound(found('kari', [], 2))
    expect(last().snippets).to.deep.equal({})
    await answer(snippets)
    expect(last().snippets).to.deep.equal({})
    finder.end()
    finder.onFound(found('kari', ['a'], 3))
    expect(last().found?.version).to.equal(2)
    expect(searched).to.have.lengthOf(1)
  })

  it('takes no harm from a question that has no answer', async () => {
    const { finder, ask, answer, last } = start()
    finder.search('kari')
    finder.onFound(found('kari', ['a']))
    await ask('a')
    await answer(null)
    expect(last().snippets).to.deep.equal({})
  })
})
