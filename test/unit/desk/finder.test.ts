import { expect } from 'chai'
import { Finder, type Search } from '../../../client/desk/page/store/finder.ts'
import type { SearchRequest, SearchResult } from '../../../client/desk/rpc/search-request.ts'

function start() {
  const asked: SearchRequest[] = []
  const seen: Search[] = []
  const finder = new Finder(
    (request) => asked.push(request),
    (search) => seen.push(search),
  )
  return { finder, asked, last: () => seen.at(-1)! }
}

const found = (text: string, ids: string[], version = 1): SearchResult => {
  return { text, ids, fits: ids.map(() => 5), left: 0, version }
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('what the page has found', () => {
  it('is never what was looked for before, however late that comes', () => {
    const { finder, asked, last } = start()
    finder.search('kan')
    finder.search('kantina')
    expect(asked.map(({ text }) => text)).to.deep.equal(['kan', 'kantina'])
    finder.onFound(found('kantina', ['a']))
    finder.onFound(found('kan', ['a', 'b']))
    expect(last().found).to.deep.equal(found('kantina', ['a']))
    finder.search('')
    finder.onFound(found('kantina', ['a']))
    expect(last()).to.deep.equal({ text: '', found: null, snippets: {} })
    expect(asked.at(-1)).to.deep.equal({ kind: 'search', text: null })
  })

  it('stays until there is an answer to what is typed now', () => {
    const { finder, asked, last } = start()
    finder.search('kan')
    finder.onFound(found('kan', ['a', 'b']))
    finder.search('kant ')
    expect(last()).to.deep.include({ text: 'kant', found: found('kan', ['a', 'b']) })
    finder.search(' kant')
    expect(asked).to.have.lengthOf(2)
  })

  it('has the places of all the rows that are drawn by one question, and each once', async () => {
    const { finder, asked, last } = start()
    finder.want('a')
    finder.search('kan')
    finder.onFound(found('kan', ['a', 'b']))
    for (const id of ['a', 'b', 'a']) finder.want(id)
    await nextTurn()
    finder.want('b')
    await nextTurn()
    expect(asked.slice(1)).to.deep.equal([{ kind: 'snippets', text: 'kan', ids: ['a', 'b'] }])
    finder.onSnippets({ text: 'kan', version: 1, byId: { a: null } })
    expect(last().snippets).to.deep.equal({ a: null })
  })

  it('keeps no place from before the cases changed, nor takes one that comes late', () => {
    const { finder, asked, last } = start()
    const snippet = { place: 'note', text: 'Kari', ranges: [] } as const
    finder.search('kari')
    finder.onFound(found('kari', ['a']))
    finder.onSnippets({ text: 'kari', version: 1, byId: { a: snippet } })
    finder.onFound(found('kari', ['a']))
    expect(last().snippets).to.deep.equal({ a: snippet })
    finder.onFound(found('kari', [], 2))
    expect(last().snippets).to.deep.equal({})
    finder.onSnippets({ text: 'kari', version: 1, byId: { a: snippet } })
    expect(last().snippets).to.deep.equal({})
    finder.end()
    finder.onFound(found('kari', ['a'], 3))
    expect(last().found?.version).to.equal(2)
    expect(asked).to.have.lengthOf(1)
  })
})
