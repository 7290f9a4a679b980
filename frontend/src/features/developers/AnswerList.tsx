import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type ApiDocument, type Operation, refusalsOf, successesOf } from './openapi.ts';
import { SchemaTree } from './SchemaTree.tsx';
import { typeOf } from './schema.ts';
import { useProblemTitles } from './useReference.ts';

/** What comes back when all goes well. */
export function AnswerList({ document, operation }: { document: ApiDocument; operation: Operation }) {
  return (
    <section>
      <h3 className="operation-part">
        <Trans>Wat u terugkrijgt</Trans>
      </h3>
      <ul className="schema">
        {successesOf(operation).map(({ status, answer }) => {
          const [mediaType, media] = Object.entries(answer.content ?? {})[0] ?? [];
          return (
            <li key={status} className="py-3">
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <b className="num">{status}</b>
                <StatusWords status={status} />
                {mediaType && <code className="field-type">{mediaType}</code>}
              </p>
              <Headers names={Object.keys(answer.headers ?? {})} />
              {mediaType === 'application/json' && media?.schema && (
                <AnswerBody name={typeOf(document, media.schema)}>
                  {() => media.schema && <SchemaTree document={document} schema={media.schema} />}
                </AnswerBody>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function StatusWords({ status }: { status: string }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    '200': t`Gelukt`,
    '201': t`Gemaakt`,
    '202': t`Aangenomen, het werk loopt`,
    '204': t`Gelukt, zonder inhoud`,
    '304': t`Niets veranderd sinds uw vorige vraag`,
  };
  return words[status] ?? null;
}

function Headers({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="field-words">
      <Trans>In de kop:</Trans>{' '}
      {names.map((name) => (
        <code key={name} className="mr-2">
          {name}
        </code>
      ))}
    </p>
  );
}

function AnswerBody({ name, children }: { name: string; children: () => React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="inside" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Trans>De velden van</Trans> <code>{name}</code>
      </summary>
      {open && children()}
    </details>
  );
}

/** Every way in which this can be refused; those that hold for almost everything stand apart. */
export function RefusalList({ operation }: { operation: Operation }) {
  const titleOf = useProblemTitles();
  const refusals = refusalsOf(operation).toSorted((one, other) => one.status - other.status);
  if (refusals.length === 0) return null;
  return (
    <section>
      <details className="inside">
        <summary>
          <Plural
            value={refusals.length}
            one="# reden voor een weigering"
            other="# redenen voor een weigering"
          />
        </summary>
        <ul className="refusals">
          {refusals.map((refusal) => (
            <li key={refusal.kind}>
              <b className="num">{refusal.status}</b>
              <span>
                {titleOf(refusal.kind, refusal.title)}{' '}
                <a href={`/v1/problems/${refusal.kind}`}>
                  <code>{refusal.kind}</code>
                </a>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
