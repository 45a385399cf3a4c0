/** The one way to a network that no browser policy controls. It is removed before anything of a file is read. */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name)
}
