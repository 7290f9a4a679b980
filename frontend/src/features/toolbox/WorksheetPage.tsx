import './toolbox.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { readToolboxItemOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { successorOf } from './successor.ts';

/** The worksheet of a tool alone, to print and fill in. */
export function WorksheetPage() {
  const { t } = useLingui();
  const localized = useLocalized();
  const { slug } = useParams({ from: '/toolbox/$slug_/werkblad' });
  const item = useQuery(readToolboxItemOptions({ path: { slug } }));
  const successor = successorOf(item.error);
  if (successor)
    return <Navigate to="/toolbox/$slug" params={{ slug: successor }} search={{ vervangt: slug }} replace />;
  return (
    <Loaded query={item} skeleton={<PageSkeleton />} errorTitle={<Trans>Dit werkblad kwam niet door</Trans>}>
      {(found) => {
        const title = localized(found.title);
        return (
          <div className="wrap worksheet-page">
            <PageHeader
              title={t`Werkblad ${title}`}
              crumbs={[
                { label: t`Toolbox`, to: '/toolbox' },
                { label: title, to: `/toolbox/${slug}` },
                { label: t`Werkblad` },
              ]}
              actions={
                found.worksheet && (
                  <Button onClick={() => window.print()}>
                    <Printer aria-hidden="true" />
                    <Trans>Print dit blad</Trans>
                  </Button>
                )
              }
            />
            {found.worksheet ? (
              <Markdown text={localized(found.worksheet)} />
            ) : (
              <EmptyState
                title={<Trans>Dit instrument heeft geen werkblad</Trans>}
                actions={
                  <LinkButton to="/toolbox/$slug" params={{ slug }} kind="secondary">
                    <Trans>Terug naar het instrument</Trans>
                  </LinkButton>
                }
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
