import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { curlOf } from './curl.ts';
import { GROUP_WORDS } from './groups.ts';
import { type ApiDocument, groupsOf, type Operation, refusalsOf, search } from './openapi.ts';
import { exampleOf, insideOf, typeOf } from './schema.ts';

const document: ApiDocument = JSON.parse(readFileSync('../openapi/openapi.json', 'utf-8'));
const groups = groupsOf(document);
const all = groups.flatMap((group) => group.operations);
const named = (id: string) => all.find((operation) => operation.operationId === id) as Operation;

const small = (schemas: ApiDocument['components']['schemas']): ApiDocument => ({
  info: { version: '1.0.0' },
  paths: {},
  components: { schemas },
});

test('every group of the API has words on the screen', () => {
  expect(groups.map((group) => group.tag).filter((tag) => !(tag in GROUP_WORDS))).toEqual([]);
});

test('every operation of the document stands in exactly one group', () => {
  const inDocument = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(all.map((operation) => operation.operationId).toSorted()).toEqual(
    inDocument.map((operation) => operation.operationId).toSorted(),
  );
});

test('all words of a search must be found, in the path, the rights or the words', () => {
  expect(search(groups, 'POST session').map((found) => found.operationId)).toContain('create_session');
  expect(search(groups, 'scans:manage')).toContain(named('create_scan'));
  expect(search(groups, 'session zeppelin')).toEqual([]);
});

test('a reference is followed, and null is told apart from the type', () => {
  const described = small({ Size: { type: 'string', enum: ['small', 'large'] } });
  expect(typeOf(described, { $ref: '#/components/schemas/Size' })).toBe('enum');
  expect(typeOf(described, { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] })).toBe(
    'string · date',
  );
  expect(typeOf(described, { type: ['integer', 'null'] })).toBe('integer');
  expect(exampleOf(described, { $ref: '#/components/schemas/Size' })).toBe('small');
});

test('a schema that holds itself ends', () => {
  const tree = small({ Node: { properties: { inner: { $ref: '#/components/schemas/Node' } } } });
  expect(JSON.stringify(exampleOf(tree, { $ref: '#/components/schemas/Node' }))).toMatch(
    /^\{"inner":.*null\}+$/,
  );
  expect(
    insideOf(tree, { type: 'array', items: { $ref: '#/components/schemas/Node' } })?.properties,
  ).toHaveProperty('inner');
});

test('the example for a field keeps to its limits', () => {
  const field = (schema: object) => exampleOf(small({}), { properties: { adviceCents: schema } });
  expect(field({ type: 'integer', minimum: 0 })).toEqual({ adviceCents: 250_000 });
  expect(field({ type: 'integer', minimum: 1, maximum: 100 })).toEqual({ adviceCents: 1 });
});

test('the command signs in, proves where it comes from, and sends a version and a key', () => {
  const origin = 'https://slimmerwerken.example';
  expect(curlOf(document, named('create_session'), origin)).toContain('-c session.txt');
  const change = curlOf(document, named('update_scan'), origin);
  expect(change).toContain("curl -X PATCH 'https://slimmerwerken.example/v1/scans/3f0d6c1e");
  expect(change).toContain('-b session.txt');
  expect(change).toContain(`-H 'Origin: ${origin}'`);
  expect(change).toMatch(/-H 'if-match: "1"'/i);
  expect(curlOf(document, named('read_api'), origin)).toBe(`curl '${origin}/v1'`);
});

test('a form is sent with its files and the fields it cannot do without', () => {
  const command = curlOf(document, named('create_study'), 'https://slimmerwerken.example');
  expect(command).toContain('-F firms=@firms.csv');
  expect(command).toContain('-F measurements=@measurements.csv');
  expect(command).toContain("-F 'outcome=scrap_rate'");
  expect(command).toContain("-F 'transform=log'");
  expect(command).not.toContain('Content-Type');
  expect(command).not.toContain('winsorise');
});

test('every way to be refused is listed with its status', () => {
  expect(refusalsOf(named('update_scan'))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ status: 412, kind: 'version-stale' }),
      expect.objectContaining({ status: 500, kind: 'unexpected' }),
    ]),
  );
});
