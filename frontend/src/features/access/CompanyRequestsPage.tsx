import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listAccessRequestsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AccessRequestRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { AdmitDialog, ContestDialog } from './AnswerDialog.tsx';
import { RequestCard } from './RequestCard.tsx';

/** Who asks for access to one's company, and the answer. */
export function CompanyRequestsPage() {
  const { t } = useLingui();
  const requests = useQuery(listAccessRequestsOptions());
  const [asked, setAsked] = useState<{ request: AccessRequestRead; what: 'admit' | 'contest' } | null>(null);
  const close = () => setAsked(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wie vraagt toegang`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Mensen en rollen`, to: '/bedrijf/mensen' },
          { label: t`Toegang` },
        ]}
        lead={t`KVK-nummers zijn openbaar: iedereen kan toegang vragen. U beslist wie erbij hoort. Wie vraagt, hoort niets over u.`}
      />
      <Loaded
        query={requests}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De verzoeken kwamen niet door</Trans>}
      >
        {(found) => {
          const ours = found.items.filter((request) => request.yourPart === 'owner');
          return ours.length === 0 ? (
            <EmptyState title={<Trans>Niemand vraagt toegang</Trans>}>
              <Trans>Wilt u zelf iemand toelaten, nodig die persoon dan uit bij Mensen en rollen.</Trans>
            </EmptyState>
          ) : (
            <div className="grid max-w-3xl gap-6">
              {ours.map((request) => (
                <RequestCard key={request.id} request={request}>
                  <Button small onClick={() => setAsked({ request, what: 'admit' })}>
                    <Trans>Laat toe</Trans>
                  </Button>
                  <Button kind="secondary" small onClick={() => setAsked({ request, what: 'contest' })}>
                    <Trans>Laat niet toe</Trans>
                  </Button>
                </RequestCard>
              ))}
            </div>
          );
        }}
      </Loaded>
      {asked?.what === 'admit' && <AdmitDialog request={asked.request} onClose={close} />}
      {asked?.what === 'contest' && <ContestDialog request={asked.request} onClose={close} />}
    </div>
  );
}
