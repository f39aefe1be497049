// A gateway in a process of its own, with the settings of its first argument; tells its parent once it is up.
import 'reflect-metadata';
import { startGateway } from '../../../src/main/start-gateway.js';
import type { Settings } from '../../../src/platform/config/config.js';

const [, , settings = ''] = process.argv;
await startGateway(JSON.parse(settings) as Settings);
process.send?.('up');
