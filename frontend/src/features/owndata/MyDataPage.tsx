import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import {
  listAccountDataExportsOptions,
  listAccountErasureConsequencesOptions,
  listAccountErasuresOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createAccountDataExport, createAccountErasure } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Downloads, whileBeingMade } from './Downloads.tsx';
import { Erasure } from './Erasure.tsx';
import { OwnEntries } from './OwnEntries.tsx';

/** What is kept of me: fetch it, see what happened to it, or have it erased. */
export function MyDataPage() {
  const { t } = useLingui();
  const { session } = useSession();
  const path = { accountId: session.account?.id ?? '' };
  const exports = useQuery({ ...listAccountDataExportsOptions({ path }), refetchInterval: whileBeingMade });
  const erasures = useQuery(listAccountErasuresOptions({ path }));
  const preview = useQuery(listAccountErasureConsequencesOptions({ path }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Mijn gegevens`}
        crumbs={[{ label: t`Uw account`, to: '/account' }, { label: t`Mijn gegevens` }]}
        lead={t`Haal op wat wij van u bewaren, of laat het wissen. Wat u op een scan antwoordde is anoniem en staat hier niet bij.`}
      />
      <div className="grid max-w-3xl gap-14">
        <Downloads query={exports} ask={() => createAccountDataExport({ path, throwOnError: true })} />
        <OwnEntries accountId={path.accountId} />
        <Erasure
          title={<Trans>Uw account wissen</Trans>}
          erasures={erasures}
          preview={preview}
          ask={(headers) => createAccountErasure({ path, headers, throwOnError: true })}
        />
      </div>
    </div>
  );
}
