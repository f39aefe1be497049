export { registerCheck } from './check.command.js';
export { registerExtract } from './extract.command.js';
