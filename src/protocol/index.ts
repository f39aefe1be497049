export { PeerMessages } from './application/peer-messages.js';
export { type Peer, PeerDirectory } from './application/ports/peer-directory.js';
