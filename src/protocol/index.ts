export {
  type PeerMessage,
  type PeerMessageHandler,
  PeerMessages,
  type RefusalListener,
  type RefusedMessage,
} from './application/peer-messages.js';
export { type Peer, PeerDirectory } from './application/ports/peer-directory.js';
