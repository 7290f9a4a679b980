import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listAccessRequestsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AccessRequestRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { LettersToPrint } from './LettersToPrint.tsx';
import { RequestCard } from './RequestCard.tsx';

/** What Syntens decides about access to companies, and the letters with a code that wait for the printer. */
export function AccessQueuePage() {
  const { t } = useLingui();
  const requests = useQuery(listAccessRequestsOptions({ query: { status: ['contested', 'unanswered'] } }));
  const [deciding, setDeciding] = useState<AccessRequestRead | null>(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Toegang tot bedrijven`}
        lead={t`Wie toegang vraagt tot een bedrijf en van de eigenaar geen ja kreeg, en de brieven waarmee bedrijven zich laten controleren.`}
      />
      <div className="grid gap-12">
        <section aria-labelledby="te-beslissen">
          <h2 id="te-beslissen" className="mb-4 text-xl">
            <Trans>Te beslissen</Trans>
          </h2>
          <Loaded
            query={requests}
            skeleton={<ListSkeleton rows={2} />}
            errorTitle={<Trans>De verzoeken kwamen niet door</Trans>}
          >
            {(found) =>
              found.items.length === 0 ? (
                <p className="soft">
                  <Trans>Er is nu niets te beslissen.</Trans>
                </p>
              ) : (
                <div className="grid max-w-3xl gap-6">
                  {found.items.map((request) => (
                    <RequestCard key={request.id} request={request}>
                      <Button small onClick={() => setDeciding(request)}>
                        <Trans>Beslis</Trans>
                      </Button>
                    </RequestCard>
                  ))}
                </div>
              )
            }
          </Loaded>
        </section>
        <LettersToPrint />
      </div>
      {deciding && <DecideDialog request={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}
