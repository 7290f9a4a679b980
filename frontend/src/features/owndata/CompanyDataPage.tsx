import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import {
  listCompanyDataExportsOptions,
  listCompanyErasureConsequencesOptions,
  listCompanyErasuresOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createCompanyDataExport, createCompanyErasure } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Downloads, whileBeingMade } from './Downloads.tsx';
import { Erasure } from './Erasure.tsx';
import { Leaving } from './Leaving.tsx';
import { WhoLooked } from './WhoLooked.tsx';

/** What is kept of the company, who of the programme looked, leaving, and having it erased; for its owner. */
export function CompanyDataPage() {
  const { t } = useLingui();
  const { session } = useSession();
  const path = { companyId: session.organisation?.id ?? '' };
  const exports = useQuery({ ...listCompanyDataExportsOptions({ path }), refetchInterval: whileBeingMade });
  const erasures = useQuery(listCompanyErasuresOptions({ path }));
  const preview = useQuery(listCompanyErasureConsequencesOptions({ path }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Gegevens van ons bedrijf`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Gegevens`, to: '/bedrijf/gegevens' },
          { label: t`Ophalen en wissen` },
        ]}
        lead={t`Haal op wat wij van uw bedrijf bewaren, zie wie in het dossier keek, stop met het programma, of laat alles wissen.`}
      />
      <div className="grid max-w-3xl gap-14">
        <Downloads query={exports} ask={() => createCompanyDataExport({ path, throwOnError: true })} />
        <WhoLooked companyId={path.companyId} />
        <Leaving companyId={path.companyId} />
        <Erasure
          title={<Trans>Het bedrijf wissen</Trans>}
          erasures={erasures}
          preview={preview}
          ask={(headers) => createCompanyErasure({ path, headers, throwOnError: true })}
        />
      </div>
    </div>
  );
}
