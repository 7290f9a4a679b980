import { Trans, useLingui } from '@lingui/react/macro';
import { Link2 } from 'lucide-react';
import { useFormats } from '@/lib/format.ts';
import { CodeBlock, JsonBlock } from '@/ui/CodeBlock.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { AnswerList, RefusalList } from './AnswerList.tsx';
import { curlOf } from './curl.ts';
import { English } from './English.tsx';
import { MethodTag, PathText } from './MethodTag.tsx';
import {
  type ApiDocument,
  bodyOf,
  type Operation,
  type Parameter,
  scopesOf,
  successesOf,
} from './openapi.ts';
import { Row, SchemaTree } from './SchemaTree.tsx';
import { exampleOf } from './schema.ts';

interface OperationProps {
  document: ApiDocument;
  operation: Operation;
}

/** Everything about one operation: words and fields on the left, what one sends and gets on the right. */
export function OperationArticle({ document, operation }: OperationProps) {
  const { t } = useLingui();
  const id = operation.operationId;
  return (
    <article className="operation" aria-labelledby={id}>
      <div className="operation-words">
        <h2 id={id} tabIndex={-1} className="text-xl">
          <span lang="en">{operation.summary ?? id}</span>
          <a href={`#${id}`} className="anchor" aria-label={t`Koppeling naar ${operation.summary ?? id}`}>
            <Link2 aria-hidden="true" />
          </a>
        </h2>
        <p className="operation-line">
          <MethodTag method={operation.method} />
          <PathText path={operation.path} />
        </p>
        <Ending operation={operation} />
        <p className="soft">
          <English>{operation.description}</English>
        </p>
        <Rights operation={operation} />
        <Parameters document={document} parameters={operation.parameters ?? []} />
        <Body document={document} operation={operation} />
        <AnswerList document={document} operation={operation} />
        <RefusalList operation={operation} />
      </div>
      <Examples document={document} operation={operation} />
    </article>
  );
}

/** Of an operation that will end: until when it stays, and what comes in its place. */
function Ending({ operation }: { operation: Operation }) {
  const { day } = useFormats();
  if (!operation.deprecated || !operation['x-sunset']) return null;
  return (
    <Notice tone="warn" title={<Trans>Dit verdwijnt op {day(operation['x-sunset'])}</Trans>}>
      <p>
        <Trans>
          Gebruik in plaats hiervan <code>{operation['x-successor']}</code>.
        </Trans>
      </p>
    </Notice>
  );
}

function Rights({ operation }: { operation: Operation }) {
  const scopes = scopesOf(operation);
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      {scopes.length === 0 ? (
        <Pill>
          <Trans>Zonder aanmelden</Trans>
        </Pill>
      ) : (
        <>
          <span className="quiet">
            <Trans>Nodig recht</Trans>
          </span>
          {scopes.map((scope) => (
            <Pill key={scope} tone="info">
              <code>{scope}</code>
            </Pill>
          ))}
        </>
      )}
    </p>
  );
}

function Parameters({ document, parameters }: { document: ApiDocument; parameters: readonly Parameter[] }) {
  const { t } = useLingui();
  const places = [
    { place: 'path', title: t`In het adres` },
    { place: 'query', title: t`Achter het vraagteken` },
    { place: 'header', title: t`In de kop` },
    { place: 'cookie', title: t`In een cookie` },
  ] as const;
  return places.map(({ place, title }) => {
    const found = parameters.filter((parameter) => parameter.in === place);
    return found.length === 0 ? null : (
      <section key={place}>
        <h3 className="operation-part">{title}</h3>
        <ul className="schema">
          {found.map((parameter) => (
            <Row
              key={parameter.name}
              document={document}
              schema={{ description: parameter.description ?? '', ...parameter.schema }}
              name={parameter.name}
              required={parameter.required ?? false}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function Body({ document, operation }: OperationProps) {
  const body = bodyOf(operation);
  if (!body) return null;
  return (
    <section>
      <h3 className="operation-part">
        <Trans>Wat u meestuurt</Trans> <code className="quiet">{body.mediaType}</code>
      </h3>
      {body.mediaType === 'application/json' && body.media.schema ? (
        <SchemaTree document={document} schema={body.media.schema} open={1} />
      ) : (
        <p className="soft">
          <Trans>Het bestand zelf, zonder formulier eromheen.</Trans>
        </p>
      )}
    </section>
  );
}

function Examples({ document, operation }: OperationProps) {
  const { t } = useLingui();
  const shown = successesOf(operation).find(({ answer }) => answer.content?.['application/json']?.schema);
  const schema = shown?.answer.content?.['application/json']?.schema;
  return (
    <div className="operation-code">
      <CodeBlock label={t`Zo vraagt u het`} text={curlOf(document, operation, window.location.origin)} />
      {shown && schema && (
        <JsonBlock label={t`Antwoord ${shown.status}`} value={exampleOf(document, schema)} />
      )}
    </div>
  );
}
