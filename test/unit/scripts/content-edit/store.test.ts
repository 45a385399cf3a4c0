import { expect } from 'chai'
import { idFromName } from '../../../../client/editor/model/files.ts'
import type { DraftRequest, OpenedFolder } from '../../../../client/editor/model/wire.ts'
import { type EditorHostClient, RefusedError } from '../../../../client/editor/page/host-client.ts'
import { EditorStore } from '../../../../client/editor/page/store.ts'

const GENERAL = 'questionnaires/general-1.yaml'
const FOLDER: OpenedFolder = {
  files: [
    { file: 'organisation.yaml', base: 'a', value: { name: { nb: 'A' } }, isFrozen: false },
    { file: GENERAL, base: 'b', value: { id: 'general', version: 1, recall: [] }, isFrozen: true },
  ],
  unreadable: [],
  versions: { general: 4 },
  due: [],
  sampleWords: [],
}
const GOOD = { problems: [], needs: [], warnings: [], html: '<p>', isOld: false }

/** A store over a host that takes everything; `asked` has what it was asked. */
async function openStore(change: Partial<EditorHostClient> = {}) {
  const asked: DraftRequest[] = []
  const host: EditorHostClient = {
    open: () => Promise.resolve(FOLDER),
    draft: (request) => {
      asked.push(request)
      return Promise.resolve(GOOD)
    },
    save: ({ changes }) =>
      Promise.resolve({
        saved: changes.map(({ file }) => file),
        before: '.before/1',
        needs: [],
        folder: FOLDER,
      }),
    logo: () => Promise.resolve({ kind: 'wrong', mistake: 'kind' }),
    ...change,
  }
  const store = new EditorStore(host)
  await store.open()
  return { store, asked }
}

describe("the state of the editor's page", () => {
  it('begins with the first file, looked over, and without a change', async () => {
    const { store, asked } = await openStore()
    expect([store.state.file, store.state.answer, store.changes()]).to.deep.equal([
      'organisation.yaml',
      GOOD,
      [],
    ])
    expect(asked.map(({ preview }) => preview?.place)).to.deep.equal(['landing'])
  })

  it('knows a change from one that was taken back by hand, and puts a file back', async () => {
    const { store } = await openStore()
    store.edit(['name', 'nb'], 'B')
    expect(store.changes()).to.deep.equal([
      { file: 'organisation.yaml', base: 'a', value: { name: { nb: 'B' } } },
    ])
    store.edit(['name', 'nb'], 'A')
    expect(store.changes()).to.deep.equal([])
    store.edit(['name', 'nb'], 'C')
    store.undo('organisation.yaml')
    expect(store.changes()).to.deep.equal([])
    await store.save()
  })

  it('turns a change of a questionnaire in use into its next version, until it is undone', async () => {
    const { store } = await openStore()
    store.show(GENERAL)
    store.edit(['recall'], ['x'])
    store.edit(['recall'], ['y'])
    const copy = 'questionnaires/general-5.yaml'
    expect([store.state.file, store.changes()]).to.deep.equal([
      copy,
      [
        {
          file: copy,
          base: null,
          value: { id: 'general', version: 5, recall: ['y'] },
          from: GENERAL,
        },
      ],
    ])
    store.undo(copy)
    expect([store.state.file, store.changes()]).to.deep.equal([GENERAL, []])
    await store.save()
  })

  it('changes a version in place if somebody says that it was never in use', async () => {
    const { store } = await openStore()
    store.show(GENERAL)
    store.changeInPlace(GENERAL, true)
    store.edit(['recall'], ['x'])
    expect(store.changes().map(({ file }) => file)).to.deep.equal([GENERAL])
    await store.save()
    expect(store.state.saved?.saved).to.deep.equal([GENERAL])
  })

  it('begins a new questionnaire as a copy, under an id that is free', async () => {
    const { store } = await openStore()
    store.show(GENERAL)
    expect([store.copyAs('general'), store.copyAs('')]).to.deep.equal([false, false])
    expect(store.copyAs(idFromName(' 2. Økonomi og penger!'))).to.equal(true)
    const file = 'questionnaires/okonomi-og-penger-1.yaml'
    expect([store.state.file, store.changes()]).to.deep.equal([
      file,
      [
        {
          file,
          base: null,
          value: { id: 'okonomi-og-penger', version: 1, recall: [] },
          from: GENERAL,
        },
      ],
    ])
    await store.save()
  })

  it('keeps what was written if the host refuses to save it, and says why', async () => {
    const refuse = () => Promise.reject(new RefusedError('changed-meanwhile', 'organisation.yaml'))
    const { store } = await openStore({ save: refuse })
    store.edit(['name', 'nb'], 'B')
    await store.save()
    expect([store.state.refusal?.code, store.state.work, store.changes().length]).to.deep.equal([
      'changed-meanwhile',
      'none',
      1,
    ])
  })
})
