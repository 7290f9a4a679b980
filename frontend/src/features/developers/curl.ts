import {
  type ApiDocument,
  bodyOf,
  type Operation,
  type Parameter,
  refusalsOf,
  type Schema,
  scopesOf,
} from './openapi.ts';
import { exampleOf } from './schema.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const SIGNS_IN = 'create_session';
/** Values a reader has to fill in for real. */
const HEADER_VALUES: Readonly<Record<string, string>> = {
  'if-match': '"1"',
  'idempotency-key': '5b0f3c52-7d5e-4e0b-9a64-1a2b3c4d5e6f',
};

function valueFor(document: ApiDocument, parameter: Parameter): string {
  return (
    HEADER_VALUES[parameter.name.toLowerCase()] ??
    String(parameter.schema ? exampleOf(document, parameter.schema) : '…')
  );
}

/** The parts of a form: its files, and the fields it cannot do without. */
function partsOf(document: ApiDocument, schema: Schema): string[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, shape]) => {
    if (shape.format === 'binary') return [`-F ${name}=@${name}.csv`];
    return required.includes(name) ? [`-F ${quoted(`${name}=${String(exampleOf(document, shape))}`)}`] : [];
  });
}

/** A command that can be pasted in a shell: signing in keeps a cookie in a file, other calls send it. */
export function curlOf(document: ApiDocument, operation: Operation, origin: string): string {
  const parameters = operation.parameters ?? [];
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    return found ? encodeURIComponent(valueFor(document, found)) : `{${name}}`;
  });
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = new URLSearchParams(
    required.map((parameter): [string, string] => [parameter.name, valueFor(document, parameter)]),
  ).toString();
  const address = `${origin}/v1${path === '/' ? '' : path}${query ? `?${query}` : ''}`;
  const lines = [
    operation.method === 'get'
      ? `curl ${quoted(address)}`
      : `curl -X ${operation.method.toUpperCase()} ${quoted(address)}`,
  ];
  const provesOwn = refusalsOf(operation).some((refusal) => refusal.kind === 'origin-refused');
  if (scopesOf(operation).length > 0) lines.push('-b session.txt');
  if (operation.operationId === SIGNS_IN) lines.push('-c session.txt');
  if (operation.method !== 'get' && (provesOwn || scopesOf(operation).length > 0))
    lines.push(`-H 'X-Requested-With: slimmer-werken' -H ${quoted(`Origin: ${origin}`)}`);
  for (const parameter of parameters) {
    if (parameter.in === 'header' && (parameter.required || parameter.name.toLowerCase() in HEADER_VALUES))
      lines.push(`-H ${quoted(`${parameter.name}: ${valueFor(document, parameter)}`)}`);
  }
  const body = bodyOf(operation);
  if (body?.mediaType === 'multipart/form-data' && body.media.schema)
    lines.push(...partsOf(document, body.media.schema));
  else if (body) {
    lines.push(`-H ${quoted(`Content-Type: ${body.mediaType}`)}`);
    lines.push(
      body.mediaType === 'application/json' && body.media.schema
        ? `-d ${quoted(JSON.stringify(exampleOf(document, body.media.schema), null, 2))}`
        : '--data-binary @document.pdf',
    );
  }
  return lines.join(' \\\n  ');
}
