export { registerCheck } from './check.command.js';
export { registerExtract, type OpenKeyring } from './extract.command.js';
