#!/bin/sh
# Rebuilds bank-master.tsv.br from the npm package zengin-code (MIT, see LICENSE-zengin-code.txt).
# Usage: update-master.sh [version]      needs npm and node; run once a month
set -eu
version="${1:-latest}"
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
npm pack --silent "zengin-code@$version" > /dev/null
tar xzf zengin-code-*.tgz
cp package/LICENSE.txt "$here/LICENSE-zengin-code.txt"
node - "$here/bank-master.tsv.br" <<'JS'
const fs = require('fs'), zlib = require('zlib'), path = require('path');
const root = path.join(process.cwd(), 'package');
const version = require(path.join(root, 'package.json')).version;
const day = /-p(\d{4})(\d{2})(\d{2})$/.exec(version);
if (!day) throw new Error('no date in version ' + version);
const banks = require(path.join(root, 'lib', 'zengin-data.js'));
const lines = [['#', day.slice(1).join('-'), 'zengin-code ' + version].join('\t')];
for (const bank of Object.values(banks).sort((a, b) => a.code < b.code ? -1 : 1)) {
  lines.push(['B', bank.code, bank.name, bank.kana].join('\t'));
  for (const branch of Object.values(bank.branches).sort((a, b) => a.code < b.code ? -1 : 1)) {
    lines.push([branch.code, branch.name, branch.kana].join('\t'));
  }
}
fs.writeFileSync(process.argv[2], zlib.brotliCompressSync(Buffer.from(lines.join('\n') + '\n')));
console.log(lines[0] + ': ' + lines.length + ' lines');
JS
