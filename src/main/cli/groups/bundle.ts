export { registerBundleCommands as register } from '../../../protocol/cli/bundle.commands.js';
