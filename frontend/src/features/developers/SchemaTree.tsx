import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { English } from './English.tsx';
import type { ApiDocument, Schema } from './openapi.ts';
import { insideOf, shapeOf, typeOf } from './schema.ts';

interface TreeProps {
  document: ApiDocument;
  schema: Schema;
  /** How many levels stand open from the start. */
  open?: number;
}

/** The fields of a schema, each with its type and limits; what is inside a field opens on demand. */
export function SchemaTree({ document, schema, open = 0 }: TreeProps) {
  const { schema: own, variants } = shapeOf(document, schema);
  if (variants.length > 0)
    return (
      <ul className="schema">
        {variants.map((variant) => (
          <Row key={JSON.stringify(variant)} document={document} schema={variant} open={open} />
        ))}
      </ul>
    );
  return (
    <ul className="schema">
      {Object.entries(own.properties ?? {}).map(([name, field]) => (
        <Row
          key={name}
          document={document}
          schema={field}
          name={name}
          required={own.required?.includes(name) ?? false}
          open={open}
        />
      ))}
    </ul>
  );
}

interface RowProps extends TreeProps {
  name?: string;
  required?: boolean;
}

/** One field or parameter. */
export function Row({ document, schema, name, required, open = 0 }: RowProps) {
  const { schema: own, nullable } = shapeOf(document, schema);
  const inside = insideOf(document, schema);
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 max-w-none">
        {name && <code className="field-name">{name}</code>}
        <span className="field-type" lang="en">
          {typeOf(document, schema)}
          {nullable && ' | null'}
        </span>
        {required && (
          <span className="field-required">
            <Trans>verplicht</Trans>
          </span>
        )}
      </p>
      <p className="field-words">
        <English>{own.description}</English>
      </p>
      <Limits document={document} schema={schema} />
      {inside && (
        <Inside startOpen={open > 0} count={Object.keys(inside.properties ?? {}).length}>
          <SchemaTree document={document} schema={inside} open={open - 1} />
        </Inside>
      )}
    </li>
  );
}

/** Rendered when it is opened: a schema may hold itself. */
function Inside({ startOpen, count, children }: { startOpen: boolean; count: number; children: ReactNode }) {
  const [open, setOpen] = useState(startOpen);
  return (
    <details className="inside" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {count > 0 ? <Plural value={count} one="# veld" other="# velden" /> : <Trans>Vormen</Trans>}
      </summary>
      {open && children}
    </details>
  );
}

function Limits({ document, schema }: { document: ApiDocument; schema: Schema }) {
  const { t } = useLingui();
  const { schema: field, types } = shapeOf(document, schema);
  const own =
    types.includes('array') && field.items ? { ...shapeOf(document, field.items).schema, ...field } : field;
  const limits: string[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems } =
    own;
  if (minimum !== undefined) limits.push(t`minstens ${minimum}`);
  if (exclusiveMinimum !== undefined) limits.push(t`meer dan ${exclusiveMinimum}`);
  if (maximum !== undefined) limits.push(t`hoogstens ${maximum}`);
  if (exclusiveMaximum !== undefined) limits.push(t`minder dan ${exclusiveMaximum}`);
  if (minLength !== undefined && minLength > 1) limits.push(t`minstens ${minLength} tekens`);
  if (maxLength !== undefined) limits.push(t`hoogstens ${maxLength} tekens`);
  if (minItems !== undefined) limits.push(t`minstens ${minItems} stuks`);
  if (maxItems !== undefined) limits.push(t`hoogstens ${maxItems} stuks`);
  const values = own.enum?.filter((value) => value !== null).map(String) ?? [];
  const standard = own.default === undefined || own.default === null ? null : JSON.stringify(own.default);
  const example = own.examples?.[0] === undefined ? null : JSON.stringify(own.examples[0]);
  if (limits.length === 0 && values.length === 0 && !standard && !example) return null;
  return (
    <ul className="limits">
      {values.length > 0 && (
        <li>
          <Trans>een van</Trans>{' '}
          {values.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </li>
      )}
      {limits.map((limit) => (
        <li key={limit}>{limit}</li>
      ))}
      {standard && (
        <li>
          <Trans>anders</Trans> <code>{standard}</code>
        </li>
      )}
      {example && (
        <li>
          <Trans>bijvoorbeeld</Trans> <code>{example}</code>
        </li>
      )}
    </ul>
  );
}
