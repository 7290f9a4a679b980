import type { ApiDocument, Schema } from './openapi.ts';

/** A schema with its reference followed and `null` taken out of its types. */
export interface Shape {
  /** The name of the schema in the document, when it has one. */
  name: string | null;
  schema: Schema;
  types: string[];
  nullable: boolean;
  /** The choices, for something that is one of several shapes. */
  variants: Schema[];
}

const asArray = <Value>(value: Value | readonly Value[] | undefined): readonly Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as Value];

const isNull = (schema: Schema) => schema.type === 'null';

/** Follows references and unwraps "this or null". What stands beside a reference wins over what it refers to. */
export function shapeOf(document: ApiDocument, schema: Schema): Shape {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const { $ref, ...beside } = schema;
    const target = shapeOf(document, { ...document.components.schemas[name], ...beside });
    return { ...target, name };
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const variants = options.filter((option) => !isNull(option));
    const nullable = variants.length < options.length;
    if (variants.length === 1 && variants[0]) {
      const { anyOf, oneOf, title, ...beside } = schema;
      return { ...shapeOf(document, { ...variants[0], ...beside }), nullable };
    }
    return { name: null, schema, types: [], nullable, variants: [...variants] };
  }
  const types = asArray(schema.type).filter((type) => type !== 'null');
  return { name: null, schema, types, nullable: asArray(schema.type).includes('null'), variants: [] };
}

/** The words a programmer knows: `string`, `string · date`, `array of Scan`. */
export function typeOf(document: ApiDocument, schema: Schema): string {
  const { name, schema: own, types, variants } = shapeOf(document, schema);
  if (variants.length > 0) return variants.map((variant) => typeOf(document, variant)).join(' | ');
  if (own.const !== undefined) return JSON.stringify(own.const);
  if (own.enum) return 'enum';
  if (types.includes('array')) return own.items ? `array of ${typeOf(document, own.items)}` : 'array';
  if (types.includes('object') || own.properties)
    return (
      name ?? (own.properties ? 'object' : typeof own.additionalProperties === 'object' ? 'map' : 'object')
    );
  const type = types.join(' | ') || 'any';
  return own.format ? `${type} · ${own.format}` : type;
}

/** The schema whose fields are worth showing under this one: itself, its items or the values of its map. */
export function insideOf(document: ApiDocument, schema: Schema): Schema | null {
  const { schema: own, types, variants } = shapeOf(document, schema);
  if (variants.length > 0 || own.properties) return own;
  if (types.includes('array') && own.items) return insideOf(document, own.items);
  if (typeof own.additionalProperties === 'object') return insideOf(document, own.additionalProperties);
  return null;
}

const OF_FORMAT: Readonly<Record<string, unknown>> = {
  uuid: '3f0d6c1e-8a52-4c6b-9b1d-2f7a5e9c4d10',
  date: '2026-11-23',
  'date-time': '2026-11-23T09:30:00Z',
  email: 'naam@bedrijf.example',
  uri: 'https://bedrijf.example',
  'uri-reference': '/v1/...',
  binary: '...',
};
/** Where the document has no example, the name of a field still tells what is usual. */
const OF_NAME: Readonly<Record<string, unknown>> = {
  section: 'C',
  province: 'NL-OV',
  kvkNumber: '90000011',
  postcode: '7411',
  employees: 38,
  hours: 40,
  year: 2026,
  language: 'nl',
  nl: 'Tekst',
  en: 'Text',
};
const USUAL_CENTS = 250_000;
const DEEPEST = 6;

function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    // A pattern for the server's own engine says nothing here.
    return false;
  }
}

/** What fits best by the name of the field; undefined when the name says nothing, or the limits say otherwise. */
function usualFor(name: string | undefined, schema: Schema): unknown {
  const found = name?.endsWith('Cents') ? USUAL_CENTS : name ? OF_NAME[name] : undefined;
  if (typeof found === 'number')
    return found >= (schema.minimum ?? 0) && found <= (schema.maximum ?? found) ? found : undefined;
  if (schema.pattern && typeof found === 'string' && !fits(schema.pattern, found)) return undefined;
  return found;
}

/** A value that fits, made from examples, choices, formats and limits. Fields that may be left out are shown too. */
export function exampleOf(document: ApiDocument, schema: Schema, depth = 0, of?: string): unknown {
  const { schema: own, types, variants } = shapeOf(document, schema);
  if (own.examples && own.examples.length > 0) return own.examples[0];
  if (own.const !== undefined) return own.const;
  if (own.default !== undefined && own.default !== null) return own.default;
  if (own.enum) return own.enum[0];
  if (depth > DEEPEST) return null;
  if (variants[0]) return exampleOf(document, variants[0], depth + 1);
  if (own.properties)
    return Object.fromEntries(
      Object.entries(own.properties).map(([name, field]) => [
        name,
        exampleOf(document, field, depth + 1, name),
      ]),
    );
  if (types.includes('array')) return own.items ? [exampleOf(document, own.items, depth + 1)] : [];
  if (typeof own.additionalProperties === 'object')
    return { name: exampleOf(document, own.additionalProperties, depth + 1) };
  if (types.includes('object')) return {};
  const scalar = ['integer', 'number', 'string'].some((type) => types.includes(type));
  const usual = scalar && !own.format ? usualFor(of, own) : undefined;
  if (usual !== undefined) return usual;
  if (types.includes('integer') || types.includes('number')) return own.minimum ?? own.exclusiveMinimum ?? 1;
  if (types.includes('boolean')) return true;
  if (own.format && own.format in OF_FORMAT) return OF_FORMAT[own.format];
  return '…'.padEnd(Math.min(own.minLength ?? 1, 40), '.');
}
