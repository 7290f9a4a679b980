import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  listConsentsOptions,
  listConsentsQueryKey,
  readCompanyQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createConsent } from '@/api/sdk.gen.ts';
import type { ConsentList, ConsentState } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { BranchesThatSee } from './BranchesThatSee.tsx';
import { useConsentWords } from './consentWords.ts';

/** What the company lets the programme do: each consent apart, and the way it came about. */
export function Consents({ companyId }: { companyId: string }) {
  const { may } = useSession();
  const consents = useQuery(listConsentsOptions({ path: { companyId } }));
  return (
    <Loaded query={consents} skeleton={<ListSkeleton rows={6} />}>
      {(found) => (
        <div className="grid gap-10">
          <p className="lead">
            <Trans>
              U beslist over elk onderdeel apart. Intrekken kan altijd en heeft geen gevolgen voor een voucher
              die al is toegekend.
            </Trans>
          </p>
          {!may('companies:write') && (
            <Notice title={<Trans>U kunt hier lezen, niet beslissen</Trans>}>
              <p>
                <Trans>De eigenaar of een leidinggevende van uw bedrijf beslist over toestemmingen.</Trans>
              </p>
            </Notice>
          )}
          <ul className="hairlines">
            {found.items.map((consent) => (
              <ConsentRow
                key={consent.kind}
                companyId={companyId}
                consent={consent}
                mayDecide={may('companies:write')}
              />
            ))}
          </ul>
          <ConsentHistory history={found.history} />
        </div>
      )}
    </Loaded>
  );
}

interface ConsentRowProps {
  companyId: string;
  consent: ConsentState;
  mayDecide: boolean;
}

function ConsentRow({ companyId, consent, mayDecide }: ConsentRowProps) {
  const { t } = useLingui();
  const words = useConsentWords()[consent.kind];
  const { moment } = useFormats();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const decide = async (given: boolean) => {
    setBusy(true);
    setFailed(false);
    try {
      await createConsent({ path: { companyId }, body: { kind: consent.kind, given }, throwOnError: true });
      await Promise.all([
        queries.invalidateQueries({ queryKey: listConsentsQueryKey({ path: { companyId } }) }),
        queries.invalidateQueries({ queryKey: readCompanyQueryKey({ path: { companyId } }) }),
      ]);
      toast(given ? t`Toestemming gegeven.` : t`Toestemming ingetrokken.`);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="grid gap-3 py-5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start sm:gap-8">
      <div>
        <h3 className="flex flex-wrap items-center gap-3 text-lg">
          {words.title}
          {consent.given ? (
            <Pill tone="ok" mark="ok">
              <Trans>Gegeven</Trans>
            </Pill>
          ) : (
            <Pill>
              <Trans>Niet gegeven</Trans>
            </Pill>
          )}
        </h3>
        <p className="soft mt-1 max-w-prose">{words.meaning}</p>
        {consent.kind === 'branch_sees_progress' && (
          <BranchesThatSee companyId={companyId} given={consent.given} mayDecide={mayDecide} />
        )}
        {consent.decidedAt && (
          <p className="quiet mt-1 text-sm">
            <Trans>Laatst besloten op {moment(consent.decidedAt)}</Trans>
          </p>
        )}
        {failed && (
          <p className="field-error mt-2" role="alert">
            <Trans>Dat lukte niet. Er is niets veranderd; probeer het opnieuw.</Trans>
          </p>
        )}
      </div>
      {mayDecide && (
        <Button
          kind="secondary"
          small
          busy={busy}
          aria-label={consent.given ? t`Trek in: ${words.title}` : t`Geef toestemming: ${words.title}`}
          onClick={() => void decide(!consent.given)}
        >
          {consent.given ? <Trans>Trek in</Trans> : <Trans>Geef toestemming</Trans>}
        </Button>
      )}
    </li>
  );
}

function ConsentHistory({ history }: { history: ConsentList['history'] }) {
  const { t } = useLingui();
  const words = useConsentWords();
  const { moment } = useFormats();
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="geschiedenis">
      <h2 id="geschiedenis" className="mb-3 text-xl">
        <Trans>Eerdere beslissingen</Trans>
      </h2>
      <Table
        caption={t`Eerdere beslissingen over toestemming`}
        captionHidden
        rows={history}
        rowKey={(row) => `${row.kind}-${row.decidedAt}`}
        columns={[
          { key: 'when', header: t`Wanneer`, cell: (row) => moment(row.decidedAt) },
          { key: 'kind', header: t`Waarvoor`, cell: (row) => words[row.kind].title },
          { key: 'given', header: t`Besluit`, cell: (row) => (row.given ? t`Gegeven` : t`Ingetrokken`) },
          { key: 'by', header: t`Door`, cell: (row) => row.decidedBy ?? t`Onbekend` },
        ]}
      />
    </section>
  );
}
