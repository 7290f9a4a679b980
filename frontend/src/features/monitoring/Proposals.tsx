import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import {
  listMeasurementProposalsOptions,
  listMeasurementProposalsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMeasurementProposalDecision } from '@/api/sdk.gen.ts';
import type { IndicatorRead, ProposalRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { toast } from '@/ui/toast.ts';
import { useIndicators, useRefresh } from './measurementQueries.ts';
import { useFigures } from './useFigures.ts';

/** Figures that the branch knows otherwise than the company entered them: the company decides on each. */
export function Proposals({ companyId, mayWrite }: { companyId: string; mayWrite: boolean }) {
  const proposals = useQuery(listMeasurementProposalsOptions({ path: { companyId } }));
  const indicators = useIndicators();
  const id = useId();
  const waiting = proposals.data?.items ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="panel grid gap-4" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        <Trans>Uw branche heeft een ander cijfer</Trans>
      </h2>
      <p className="soft max-w-measure">
        <Trans>
          Uw eigen cijfer blijft staan tot u besluit. Neemt u het andere over, dan blijft het uwe bewaard.
        </Trans>
      </p>
      <ul className="hairlines">
        {waiting.map((proposal) => (
          <Proposal
            key={proposal.id}
            proposal={proposal}
            indicator={indicators.get(proposal.indicator)}
            companyId={companyId}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
    </section>
  );
}

interface ProposalProps {
  proposal: ProposalRead;
  indicator: IndicatorRead | undefined;
  companyId: string;
  mayWrite: boolean;
}

function Proposal({ proposal, indicator, companyId, mayWrite }: ProposalProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const say = useLocalized();
  const figures = useFigures();
  const queries = useQueryClient();
  const refresh = useRefresh(proposal.measurementId);
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const name = say(indicator?.name);
  const written = (value: number | null) =>
    indicator && value !== null ? figures.value(indicator, value) : t`geen cijfer`;
  const value = written(proposal.value);
  const { current } = proposal;
  const decide = (accepted: boolean) =>
    run(async () => {
      await createMeasurementProposalDecision({
        path: { measurementProposalId: proposal.id },
        body: { accepted },
        headers: { 'Idempotency-Key': intent.key(), ...ifMatch(`"${proposal.version}"`) },
        throwOnError: true,
      });
      toast(accepted ? t`${name} is overgenomen.` : t`Uw eigen cijfer blijft staan.`);
      await queries.invalidateQueries({
        queryKey: listMeasurementProposalsQueryKey({ path: { companyId } }),
      });
      await refresh();
    });
  return (
    <li className="grid gap-2 py-4">
      <p>
        <strong>{name}</strong>{' '}
        <span className="quiet">
          <Trans>
            bij{' '}
            <AppLink to={`/bedrijf/metingen/${proposal.measurementId}`}>
              de meting van {day(proposal.measuredOn)}
            </AppLink>
          </Trans>
        </span>
      </p>
      <dl className="grid gap-3 sm:grid-cols-2">
        <div>
          <dt className="soft">
            {current.source === 'company' ? <Trans>Uw eigen cijfer</Trans> : <Trans>Het cijfer van nu</Trans>}
          </dt>
          <dd>
            <strong>{written(current.value)}</strong>
            <span className="quiet block">
              {[current.recordedBy, day(current.recordedAt)].filter(Boolean).join(', ')}
            </span>
          </dd>
        </div>
        <div>
          <dt className="soft">
            <Trans>Het cijfer van uw branche</Trans>
          </dt>
          <dd>
            <strong>{value}</strong>
            <span className="quiet block">
              {proposal.branch}, {day(proposal.proposedAt)}
            </span>
          </dd>
        </div>
      </dl>
      {proposal.reason && <p className="soft">{proposal.reason}</p>}
      {mayWrite && (
        <div className="flex flex-wrap gap-3">
          <Button
            kind="secondary"
            small
            busy={busy}
            aria-label={t`Neem over: ${name} ${value}`}
            onClick={() => void decide(true)}
          >
            <Trans>Neem over</Trans>
          </Button>
          <Button
            kind="quiet"
            small
            disabled={busy}
            aria-label={t`Houd uw eigen cijfer voor ${name}`}
            onClick={() => void decide(false)}
          >
            <Trans>Houd uw eigen cijfer</Trans>
          </Button>
        </div>
      )}
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}
