import type { EvidenceManifest } from './evidence.js';

/** README.txt of a bundle: how somebody without this software verifies it. */
export const verifyingReadme = ({
  texts,
  notices,
  keys,
}: Pick<
  EvidenceManifest,
  'texts' | 'notices' | 'keys'
>): string => `契約証拠ファイル / Contract evidence bundle

texts/NN.json    契約文書の電子原本（正規化されたJSON、RFC 8785） / the signed text
texts/NN.pdf     その表示用の文書 / the same for reading
texts/NN.X.asc   事業者Xの電子署名（OpenPGP分離署名） / detached signature of operator X
notices/NN.*     更新拒絶・解除の通知 / notices
keys/X.asc       事業者Xの公開鍵 / public keys
manifest.json    目録 / manifest, signed in manifest.json.asc

検証 / Verify:  yuzu contract verify BUNDLE.zip --keys DIR

yuzuを用いない検証 / Without yuzu, in the unpacked folder:

  sha256sum -c SHA256SUMS
  export GNUPGHOME=$(mktemp -d)
  gpg --import ${keys.map(({ file }) => file).join(' ')}
${[...texts, ...notices.map((notice) => ({ ...notice, signatures: [notice.signature] }))]
  .flatMap(({ file, signatures }) => signatures.map((one) => `  gpg --verify ${one.file} ${file}`))
  .join('\n')}
  gpg --verify manifest.json.asc manifest.json

公開鍵の指紋を、各事業者から書面で得た指紋と照合してください。
Compare the fingerprints with those the operators gave you on paper:

${keys.map(({ operator, fingerprint }) => `  ${operator}  ${fingerprint}`).join('\n')}
`;
