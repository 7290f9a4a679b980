/** The parts of an OpenAPI 3.1 document that the reference shows. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string | readonly string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Readonly<Record<string, { summary?: string; value?: unknown }>>;
}

export interface Answer {
  description?: string;
  content?: Readonly<Record<string, MediaType>>;
  headers?: Readonly<Record<string, { description?: string }>>;
}

interface OperationObject {
  tags?: readonly string[];
  summary?: string;
  description?: string;
  operationId: string;
  deprecated?: boolean;
  'x-sunset'?: string;
  'x-successor'?: string;
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content: Readonly<Record<string, MediaType>> };
  responses: Readonly<Record<string, Answer>>;
}

export interface ApiDocument {
  info: { version: string };
  paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** One thing that can be asked of the API. */
export interface Operation extends OperationObject {
  path: string;
  method: Method;
  group: string;
}

/** The operations of one tag, in the order of the document. */
export interface Group {
  tag: string;
  operations: Operation[];
}

/** Sorts the operations under the tags of the document. */
export function groupsOf(document: ApiDocument): Group[] {
  const groups = new Map<string, Group>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const found = methods[method];
      if (!found) continue;
      const tag = found.tags?.[0] ?? 'other';
      const group = groups.get(tag) ?? { tag, operations: [] };
      group.operations.push({ ...found, path, method, group: tag });
      groups.set(tag, group);
    }
  }
  return [...groups.values()];
}

/** The operations in which every word is found: in the path, the names, the summary, the description or the rights. */
export function search(groups: readonly Group[], wish: string): Operation[] {
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .flatMap((group) => group.operations)
    .filter((operation) => {
      const text = [
        operation.method,
        operation.path,
        operation.operationId,
        operation.group,
        operation.summary,
        operation.description,
        ...scopesOf(operation),
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
}

/** The rights one needs, empty when everybody may ask. */
export function scopesOf(operation: Operation): string[] {
  return [...new Set((operation.security ?? []).flatMap((rule) => Object.values(rule).flat()))];
}

/** The part of the body that is shown: JSON when there is a choice. */
export function bodyOf(operation: Operation): { mediaType: string; media: MediaType } | null {
  const content = operation.requestBody?.content;
  if (!content) return null;
  const mediaType = 'application/json' in content ? 'application/json' : Object.keys(content)[0];
  const media = mediaType ? content[mediaType] : undefined;
  return mediaType && media ? { mediaType, media } : null;
}

/** One way in which an operation can be refused. */
export interface Refusal {
  status: number;
  kind: string;
  title: string;
}

/** Every problem the document names for this operation. */
export function refusalsOf(operation: Operation): Refusal[] {
  return Object.entries(operation.responses).flatMap(([status, answer]) =>
    Object.entries(answer.content?.['application/problem+json']?.examples ?? {}).map(([kind, example]) => ({
      status: status === 'default' ? 500 : Number(status),
      kind,
      title: example.summary ?? kind,
    })),
  );
}

/** The answers when all goes well, with their status. */
export function successesOf(operation: Operation): { status: string; answer: Answer }[] {
  return Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2') || status.startsWith('3'))
    .map(([status, answer]) => ({ status, answer }));
}
