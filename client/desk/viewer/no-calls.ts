/** The one way to a network of which no browser's policy asks: it goes before anything of a file is read. */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name)
}
