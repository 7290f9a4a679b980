import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded, NotFound } from '@/ui/States.tsx';
import { GROUP_WORDS } from './groups.ts';
import { OperationArticle } from './OperationArticle.tsx';
import { OperationLinks } from './OperationLinks.tsx';
import type { Group } from './openapi.ts';
import { type Reference, useReference } from './useReference.ts';
import { useTagTitle } from './useTagTitle.ts';

/** Everything about the operations of one group. */
export function GroupPage() {
  const reference = useReference();
  const { group: tag } = useParams({ from: '/api/$group' });
  return (
    <Loaded
      query={reference}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De beschrijving van de API kwam niet door</Trans>}
    >
      {({ document, groups }) => {
        const group = groups.find((found) => found.tag === tag);
        return group ? <Operations key={tag} document={document} group={group} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function Operations({ document, group }: { document: Reference['document']; group: Group }) {
  const { t, i18n } = useLingui();
  const title = useTagTitle()(group.tag);
  useOperationInSight();
  const words = GROUP_WORDS[group.tag];
  return (
    <>
      <PageHeader
        title={title}
        documentTitle={t`${title} in de API`}
        crumbs={[{ label: t`API`, to: '/api' }, { label: title }]}
        lead={words && i18n._(words.about)}
      />
      <details className="inside contents">
        <summary>
          <Plural value={group.operations.length} one="# aanroep" other="# aanroepen" />
        </summary>
        <OperationLinks operations={group.operations} />
      </details>
      {group.operations.map((operation) => (
        <OperationArticle key={operation.operationId} document={document} operation={operation} />
      ))}
    </>
  );
}

/** A link to one operation brings it in sight and puts the focus there; the document arrives after the address. */
function useOperationInSight() {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    const heading = hash ? window.document.getElementById(hash) : null;
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [hash]);
}
