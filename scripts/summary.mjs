// Adds up what the test runners wrote: Surefire's XML of every Maven module and Vitest's JSON of every workspace. Names
// what failed or was skipped and ends with one line. Arguments: the repository's root, then whatever failed without
// being a test. Exits with 1 if anything failed, or nothing ran at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [root, ...broken] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
const named = { failed: [], skipped: [] };

function note(outcome, name, reason = '') {
  count[outcome] += 1;
  named[outcome]?.push(reason === '' ? name : `${name} (${reason})`);
}

function* reports(folder, depth) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules' || entry.name === 'src') continue;
    const path = join(folder, entry.name);
    if (entry.name === 'surefire-reports') {
      yield* readdirSync(path)
        .filter((name) => name.startsWith('TEST-') && name.endsWith('.xml'))
        .map((name) => join(path, name));
    } else if (depth > 0) {
      yield* reports(path, depth - 1);
    }
  }
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function attribute(tag, name) {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => entities[entity])
    .trim();
}

for (const file of reports(root, 3)) {
  const xml = readFileSync(file, 'utf8').replace(/<!\[CDATA\[[\s\S]*?]]>/g, '');
  for (const [, tag, body = ''] of xml.matchAll(/<testcase(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const name = `${attribute(tag, 'classname').replace(/^.*\./, '')}.${attribute(tag, 'name')}`;
    const skipped = /<skipped(\s[^>]*)?\/?>/.exec(body);
    if (/<(failure|error)[\s>]/.test(body)) note('failed', name);
    else if (skipped) note('skipped', name, attribute(skipped[0], 'message'));
    else note('passed', name);
  }
}

const pages = join(root, '.shopbell', 'reports');
for (const file of existsSync(pages) ? readdirSync(pages) : []) {
  const report = JSON.parse(readFileSync(join(pages, file), 'utf8'));
  for (const name of report.skipped ?? []) note('skipped', name);
  for (const suite of report.testResults ?? []) {
    if (suite.assertionResults.length === 0 && suite.status === 'failed') note('failed', suite.name);
    for (const test of suite.assertionResults) {
      const outcome = { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      note(outcome, `${file.replace('.json', '')}: ${test.fullName}`);
    }
  }
}

for (const phase of broken) note('failed', phase);

for (const name of named.skipped) console.log(`Skipped: ${name}`);
for (const name of named.failed) console.log(`Failed: ${name}`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
