// Adds up what the test runners wrote: Surefire's XML of every Maven module and Vitest's JSON of every workspace. Names
// what failed, with why, and what was skipped, and ends with one line. Arguments: the repository's root, then whatever
// failed without being a test. Exits with 1 if anything failed, or nothing ran at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [root, ...broken] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
const named = { failed: [], skipped: [] };
const longestReason = 30; // lines

function note(outcome, name, reason = '') {
  count[outcome] += 1;
  named[outcome]?.push(reason === '' ? name : `${name} (${reason})`);
}

// What a runner printed of a failure: its words, and of the stack only the places in our own code.
function noteFailure(name, printed = '') {
  const lines = printed
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/node_modules/.test(line))
    .filter((line) => !/^\s+at /.test(line) || /dev\.shopbell|\/(web|journeys)\//.test(line))
    .slice(0, longestReason);
  note('failed', [name, ...lines.map((line) => `  ${line}`)].join('\n'));
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

function unescaped(text) {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => entities[entity]);
}

function attribute(tag, name) {
  return unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').trim();
}

// The text of a CDATA section may look like tags.
function escaped(_, text) {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
}

for (const file of reports(root, 3)) {
  const xml = readFileSync(file, 'utf8').replace(/<!\[CDATA\[([\s\S]*?)]]>/g, escaped);
  for (const [, tag, body = ''] of xml.matchAll(/<testcase(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const test = attribute(tag, 'name') || '(the whole class)';
    const name = `${attribute(tag, 'classname').replace(/^.*\./, '')}.${test}`;
    const skipped = /<skipped(\s[^>]*)?\/?>/.exec(body);
    const failure = /<(failure|error)(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/\1>)/.exec(body);
    if (failure) noteFailure(name, unescaped(failure[2] ?? ''));
    else if (skipped) note('skipped', name, attribute(skipped[0], 'message'));
    else note('passed', name);
  }
}

const pages = join(root, '.shopbell', 'reports');
for (const file of existsSync(pages) ? readdirSync(pages) : []) {
  const report = JSON.parse(readFileSync(join(pages, file), 'utf8'));
  for (const name of report.skipped ?? []) note('skipped', name);
  for (const suite of report.testResults ?? []) {
    if (suite.assertionResults.length === 0 && suite.status === 'failed') noteFailure(suite.name, suite.message);
    for (const test of suite.assertionResults) {
      const outcome = { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      const name = `${file.replace('.json', '')}: ${test.fullName}`;
      if (outcome === 'failed') noteFailure(name, test.failureMessages?.join('\n'));
      else note(outcome, name);
    }
  }
}

for (const phase of broken) note('failed', phase);

for (const name of named.skipped) console.log(`Skipped: ${name}`);
for (const name of named.failed) console.log(`Failed: ${name}`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
