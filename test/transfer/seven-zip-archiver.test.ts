import { SevenZipArchiver } from '../../src/features/transfer/engines/seven-zip/seven-zip-archiver.js';
import { archiverContract } from './archiver.contract.js';

archiverContract('7-Zip', () => new SevenZipArchiver());
