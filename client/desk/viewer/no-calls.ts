/** No policy of a browser controls these ways to a network. They go before anything of a file is read. */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name)
}
