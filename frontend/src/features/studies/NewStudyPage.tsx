import { Trans, useLingui } from '@lingui/react/macro';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { EnrolledStudy } from './EnrolledStudy.tsx';
import { UploadStudy } from './UploadStudy.tsx';

/** A new study: over two files, or over the firms that the programme follows. */
export function NewStudyPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Begin een onderzoek`}
        crumbs={[{ label: t`Onderzoeken`, to: '/onderzoek/onderzoeken' }, { label: t`Begin een onderzoek` }]}
        lead={t`Deelnemers worden vergeleken met bedrijven die nooit of nog niet zijn gestart, voor en na de start.`}
      />
      <div className="grid gap-12">
        <section className="grid gap-5" aria-labelledby="own-files">
          <h2 id="own-files" className="text-xl">
            <Trans>Met uw eigen bestanden</Trans>
          </h2>
          <UploadStudy />
        </section>
        <section className="grid gap-5" aria-labelledby="enrolled-firms">
          <h2 id="enrolled-firms" className="text-xl">
            <Trans>Of over de bedrijven die het programma volgt</Trans>
          </h2>
          <EnrolledStudy />
        </section>
      </div>
    </div>
  );
}
