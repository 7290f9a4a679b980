import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listAdvisoryFirmsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { FirmSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { FirmDialog } from './FirmDialog.tsx';
import { FirmPill } from './FirmStanding.tsx';

/** Whether a firm waits for an officer. */
function waits(firm: FirmSummary): boolean {
  return firm.status === 'applied' || firm.hasDeclared || firm.hasUpheldComplaint;
}

/** Why it waits, beside how it stands. */
function WhatWaits({ firm }: { firm: FirmSummary }) {
  return (
    <>
      {firm.asksForANewPeriod && (
        <small>
          <Trans>vraagt een nieuwe periode</Trans>
        </small>
      )}
      {firm.status === 'applied' && !firm.hasDeclared && (
        <small>
          <Trans>nog zonder verklaring</Trans>
        </small>
      )}
      {firm.hasUpheldComplaint && (
        <small>
          <Trans>terechte klacht, nog te wegen</Trans>
        </small>
      )}
    </>
  );
}

/** All firms for the officers who accredit them; those that wait for an officer first. */
export function FirmsSection({ page }: { page: number }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const firms = useQuery(listAdvisoryFirmsOptions({ query: { page } }));
  const [opened, setOpened] = useState<FirmSummary | null>(null);
  return (
    <>
      <p className="soft mb-6 max-w-prose">
        <Trans>
          Een bedrijf kan een adviseur kiezen als de adviseur en het bureau allebei erkend zijn. Schorst u een
          bureau, dan staan zijn adviseurs niet meer in de lijst. Lopende vouchers gaan door.
        </Trans>
      </p>
      <Loaded
        query={firms}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst met bureaus kwam niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen bureau</Trans>} />
          ) : (
            <>
              <Table
                stacked
                caption={t`Adviesbureaus`}
                captionHidden
                rows={found.items}
                rowKey={(firm) => firm.id}
                columns={[
                  {
                    key: 'name',
                    header: t`Bureau`,
                    cell: (firm) => (
                      <>
                        {firm.name}
                        <small>
                          {firm.kvkNumber ? t`KVK ${firm.kvkNumber}` : t`KVK-nummer nog niet bekend`}
                        </small>
                        <small>
                          <Plural
                            value={firm.accreditedAdvisers}
                            _0="geen erkende adviseur"
                            one="# erkende adviseur"
                            other="# erkende adviseurs"
                          />
                        </small>
                      </>
                    ),
                  },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (firm) => (
                      <>
                        <FirmPill firm={firm} />
                        {firm.accreditedUntil && (
                          <small>
                            <Trans>tot en met {day(firm.accreditedUntil)}</Trans>
                          </small>
                        )}
                        <WhatWaits firm={firm} />
                      </>
                    ),
                  },
                  {
                    key: 'act',
                    header: t`Dossier`,
                    cell: (firm) => (
                      <Button
                        kind="secondary"
                        small
                        aria-label={waits(firm) ? t`Beoordeel ${firm.name}` : t`Bekijk ${firm.name}`}
                        onClick={() => setOpened(firm)}
                      >
                        {waits(firm) ? <Trans>Beoordeel</Trans> : <Trans>Bekijk</Trans>}
                      </Button>
                    ),
                  },
                ]}
              />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {opened && <FirmDialog firmId={opened.id} name={opened.name} onClose={() => setOpened(null)} />}
    </>
  );
}
