import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listScansQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createScan } from '@/api/sdk.gen.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Promises } from './Promises.tsx';
import { bodyOf, ScanForm } from './ScanForm.tsx';
import { ScanSteps } from './ScanSteps.tsx';

interface PrepareScanProps {
  /** The campaign it will be part of. */
  campaign?: ReactNode;
  /** What is still to be done with a scan that was made. */
  onMade?: (scanId: string, etag: string | null) => Promise<void>;
}

/** Preparing a scan: nobody is asked anything yet. */
export function PrepareScanPage({ campaign, onMade }: PrepareScanProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Bereid de scan voor`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Scan`, to: '/bedrijf/scans' },
          { label: t`Voorbereiden` },
        ]}
        lead={t`Vijf minuten werk. Er gaat nog niets naar uw medewerkers.`}
      />
      <ScanSteps at="prepare" />
      <div className="columns-main-side mt-8">
        <Panel>
          {campaign && <div className="mb-6">{campaign}</div>}
          <ScanForm
            scan={null}
            submit={<Trans>Bewaar en kijk het na</Trans>}
            onSubmit={async (wish, { idempotencyKey }) => {
              const made = await createScan({
                body: bodyOf(wish),
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
              await onMade?.(made.data.id, made.response.headers.get('ETag'));
              await queries.invalidateQueries({ queryKey: listScansQueryKey() });
              await navigate({ to: '/bedrijf/scans/$scanId', params: { scanId: made.data.id } });
            }}
          />
        </Panel>
        <aside>
          <h2 className="text-xl">
            <Trans>Wat u uw mensen belooft</Trans>
          </h2>
          <Promises />
        </aside>
      </div>
    </div>
  );
}
