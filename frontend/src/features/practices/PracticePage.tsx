import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readPracticeOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PracticeRead } from '@/api/types.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { useLocalized } from '@/lib/localized.ts';
import { hasStatus } from '@/lib/problem.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useCompanyFacts } from './companyFacts.ts';
import { Story } from './Story.tsx';

/** One practice: the story, both voices, and the figures before and after. */
export function PracticePage() {
  const { slug } = useParams({ from: '/praktijk/$slug' });
  const practice = useQuery(readPracticeOptions({ path: { slug } }));
  return (
    <div className="wrap pb-(--section)">
      {hasStatus(practice.error, 410) ? (
        <Withdrawn />
      ) : (
        <Loaded
          query={practice}
          skeleton={<ListSkeleton rows={6} />}
          errorTitle={<Trans>Het voorbeeld kwam niet door</Trans>}
        >
          {(found) => <Practice practice={found} />}
        </Loaded>
      )}
    </div>
  );
}

function Practice({ practice }: { practice: PracticeRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { name, facts } = useCompanyFacts()(practice);
  return (
    <article>
      <PageHeader
        title={say(practice.title)}
        crumbs={[{ label: t`Praktijk`, to: '/praktijk' }, { label: name }]}
        lead={say(practice.summary)}
        meta={[name, ...facts].join(' · ')}
      />
      <Story practice={practice} language={activeLanguage()} />
    </article>
  );
}

function Withdrawn() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Dit verhaal is ingetrokken`}
        crumbs={[{ label: t`Praktijk`, to: '/praktijk' }, { label: t`Ingetrokken` }]}
        lead={
          <Trans>
            Het bedrijf wil het niet langer laten zien. Dat mag op elk moment, zonder reden te geven.
          </Trans>
        }
      />
      <LinkButton to="/praktijk">
        <Trans>Lees andere verhalen</Trans>
      </LinkButton>
    </>
  );
}
