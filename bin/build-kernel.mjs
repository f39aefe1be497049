// Compiles the scan's kernel (AssemblyScript) into the module that carries it. With --check: only says
// whether the module is what the source compiles to.
import { Buffer } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

const FOLDER = 'src/features/extraction/engines/scan/kernel';
const SOURCE = `${FOLDER}/assembly/kernel.ts`;
const MODULE = `${FOLDER}/kernel-code.ts`;
const LINE = 96;

const files = new Map();
const options = ['--outFile', 'kernel.wasm', '--optimizeLevel', '3', '--runtime', 'stub'];
const memory = ['--importMemory', '--memoryBase', '0', '--noAssert', '--noExportMemory'];
const { error, stderr } = await asc.main([SOURCE, ...options, ...memory], {
  writeFile: (name, content) => void files.set(name, content),
});
if (error) {
  console.error(stderr.toString());
  process.exit(1);
}

const code = Buffer.from(files.get('kernel.wasm')).toString('base64');
const lines = code.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
const text = `/** assembly/kernel.ts as WebAssembly, in base64. Made by \`npm run kernel\`. */
export const KERNEL_CODE = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;

if (!process.argv.includes('--check')) await writeFile(MODULE, text);
else if ((await readFile(MODULE, 'utf8')) !== text) {
  console.error(`${MODULE} is not what ${SOURCE} compiles to: run "npm run kernel".`);
  process.exit(1);
}
