import { render } from 'preact'
import { EditorPage } from './editor.tsx'
import { editorHost } from './host-client.ts'
import { EditorStore } from './store.ts'

const root = document.getElementById('editor')
if (root !== null) {
  const store = new EditorStore(editorHost(location.hash.slice(1)))
  render(<EditorPage store={store} />, root)
  void store.open()
}
