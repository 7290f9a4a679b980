import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listMembersQueryKey, readMemberImportOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MemberImportRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ImportCountsList } from './ImportCountsList.tsx';
import { ImportDecision } from './ImportDecision.tsx';
import { ImportMappingForm } from './ImportMappingForm.tsx';
import { whileAtWork } from './importStatus.tsx';
import { Mismatches } from './Mismatches.tsx';

/** One import of members: what stands where, what would change, what is wrong, and the decision. */
export function ImportPage() {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { importId } = useParams({ from: '/branche/leden_/importeren_/$importId' });
  const queries = useQueryClient();
  const read = useQuery({
    ...readMemberImportOptions({ path: { importId } }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => whileAtWork(data?.status),
  });
  const isDone = read.data?.status === 'done';
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: listMembersQueryKey() });
  }, [isDone, queries]);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Import van leden`}
        crumbs={[
          { label: t`Leden`, to: '/branche/leden' },
          { label: t`Importeer leden`, to: '/branche/leden/importeren' },
          { label: t`Import van leden` },
        ]}
        {...(read.data && { meta: t`${read.data.fileName}, verstuurd op ${moment(read.data.createdAt)}` })}
      />
      <Loaded query={read} skeleton={<TableSkeleton />} errorTitle={<Trans>De import kwam niet door</Trans>}>
        {(found) => (
          <div className="grid gap-8">
            <Standing found={found} />
            {found.counts && (
              <section className="grid gap-4">
                <h2 className="text-xl">
                  {isDone ? <Trans>Wat er veranderde</Trans> : <Trans>Wat er zou veranderen</Trans>}
                </h2>
                <ImportCountsList counts={found.counts} isDone={isDone} endsAbsent={found.endsAbsent} />
              </section>
            )}
            {found.status === 'ready' && found.counts && <ImportDecision key={found.version} found={found} />}
            {found.counts && <Mismatches importId={found.id} counts={found.counts} />}
            {found.status === 'ready' && <ImportMappingForm key={`mapping-${found.version}`} found={found} />}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Standing({ found }: { found: MemberImportRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { number } = useFormats();
  return (
    <div aria-live="polite">
      {found.status === 'reading' &&
        (found.rowsTotal ? (
          <Progress label={t`Nagekeken rijen`} value={found.rowsDone} max={found.rowsTotal}>
            <Trans>
              Wij kijken uw bestand na: {number(found.rowsDone)} van ongeveer {number(found.rowsTotal)} rijen.
            </Trans>
          </Progress>
        ) : (
          <p className="soft">
            <Trans>Wij kijken uw bestand na: {number(found.rowsDone)} rijen tot nu toe.</Trans>
          </p>
        ))}
      {found.status === 'ready' && !found.counts && (
        <Notice tone="warn" title={<Trans>Waar staan het KVK-nummer en de naam?</Trans>}>
          <p>
            <Trans>Dat zagen wij niet aan de namen van de kolommen. Kies hieronder de juiste kolommen.</Trans>
          </p>
        </Notice>
      )}
      {found.status === 'importing' && (
        <Notice title={<Trans>Uw ledenlijst wordt bijgewerkt</Trans>}>
          <p>
            <Trans>U kunt deze pagina verlaten. Het gaat door, en u vindt het hier terug.</Trans>
          </p>
        </Notice>
      )}
      {found.status === 'done' && (
        <Notice tone="ok" title={<Trans>Uw ledenlijst is bijgewerkt</Trans>}>
          <div className="mt-3">
            <LinkButton to="/branche/leden" kind="secondary" small>
              <Trans>Bekijk uw leden</Trans>
            </LinkButton>
          </div>
        </Notice>
      )}
      {found.status === 'failed' && (
        <Notice tone="err" title={<Trans>Er is niets gewijzigd</Trans>}>
          {found.failure && <p>{localized(found.failure)}</p>}
          <Again />
        </Notice>
      )}
      {found.status === 'cancelled' && (
        <Notice tone="calm" title={<Trans>U annuleerde deze import</Trans>}>
          <p>
            <Trans>Er is niets veranderd in uw ledenlijst.</Trans>
          </p>
          <Again />
        </Notice>
      )}
    </div>
  );
}

function Again() {
  return (
    <div className="mt-3">
      <LinkButton to="/branche/leden/importeren" kind="secondary" small>
        <Trans>Kies een ander bestand</Trans>
      </LinkButton>
    </div>
  );
}
