/** The oldest Node.js that loads what npm brings (ES modules through require, from 20.19 and 22.12 on). */
const OLDEST = { major: 20, minor: 19 };

function isOldEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

export function requireNode() {
  if (isOldEnough(process.versions.node)) return;
  const wanted = `${OLDEST.major}.${OLDEST.minor}`;
  console.error(
    `Node.js ${wanted} 以上が必要です（実行中: ${process.versions.node}）。新しいNode.jsを入れてから、もう一度実行してください。\n` +
      `Node.js ${wanted} or newer is needed (this is ${process.versions.node}). Install a newer Node.js and run again.`,
  );
  process.exit(1);
}
