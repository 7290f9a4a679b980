import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { listAidRegisterEntriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { exportAidRegister } from '@/api/sdk.gen.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { AidReportDialog } from './AidReportDialog.tsx';
import { AidTable } from './AidTable.tsx';

/** What must stand in the central register of aid, and what was entered. */
export function AidRegisterPage() {
  const { t } = useLingui();
  const { deel } = useSearch({ from: '/syntens/steunregister' });
  const navigate = useNavigate();
  const { busy, fault, run } = useAct();
  const save = () =>
    run(async () => {
      const { data } = await exportAidRegister({ parseAs: 'blob', throwOnError: true });
      saveAs(data as unknown as Blob, 'steunregister.csv');
    });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Steunregister`}
        lead={t`Elke toekenning, en elke wijziging ervan, staat binnen twintig werkdagen in het centrale register van de Europese Unie.`}
      />
      <Tabs
        label={t`Steunregister`}
        tabs={[
          {
            key: 'open',
            label: <Trans>Nog te melden</Trans>,
            content: (
              <div className="grid gap-4">
                <div className="flex flex-wrap items-center gap-4">
                  <Button kind="secondary" busy={busy} onClick={() => void save()}>
                    <FileDown aria-hidden="true" />
                    <Trans>Bewaar als CSV</Trans>
                  </Button>
                  {fault && (
                    <p className="field-error" role="alert">
                      {fault}
                    </p>
                  )}
                </div>
                <Entries reported={false} />
              </div>
            ),
          },
          { key: 'gemeld', label: <Trans>Gemeld</Trans>, content: <Entries reported /> },
        ]}
        chosen={deel === 'gemeld' ? deel : 'open'}
        onChoose={(key) =>
          void navigate({ to: '.', search: key === 'gemeld' ? { deel: key } : {}, replace: true })
        }
      />
    </div>
  );
}

function Entries({ reported }: { reported: boolean }) {
  const { t } = useLingui();
  const { page = 1 } = useSearch({ from: '/syntens/steunregister' });
  const entries = useQuery(listAidRegisterEntriesOptions({ query: { reported, page, pageSize: 25 } }));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [reporting, setReporting] = useState(false);
  return (
    <Loaded query={entries} skeleton={<TableSkeleton />}>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={reported ? <Trans>Nog niets gemeld</Trans> : <Trans>Alles is gemeld</Trans>}>
            {reported ? (
              <Trans>Wat u meldt, staat hier met het kenmerk van het register.</Trans>
            ) : (
              <Trans>Zodra een voucher is toegekend, staat hij hier met de laatste dag om te melden.</Trans>
            )}
          </EmptyState>
        ) : (
          <div className="grid gap-4">
            <AidTable entries={found.items} chosen={chosen} onChoose={reported ? null : setChosen} />
            {!reported && (
              <div>
                <Button
                  {...(chosen.length === 0 && { blockedBecause: t`Kies eerst de regels die u hebt gemeld.` })}
                  onClick={() => setReporting(true)}
                >
                  <Trans>Leg de melding vast</Trans>
                </Button>
              </div>
            )}
            <Pagination {...found} />
            {reporting && (
              <AidReportDialog
                entryIds={chosen}
                onClose={(done) => {
                  setReporting(false);
                  if (done) setChosen([]);
                }}
              />
            )}
          </div>
        )
      }
    </Loaded>
  );
}
