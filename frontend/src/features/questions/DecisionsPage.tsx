import { Trans, useLingui } from '@lingui/react/macro';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Decisions } from './Decisions.tsx';

/** What Syntens decided about what one wrote. */
export function DecisionsPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Besluiten over wat u schreef`}
        documentTitle={t`Besluiten`}
        crumbs={[{ label: t`Vraagbaak`, to: '/vragen' }, { label: t`Besluiten` }]}
        lead={
          <Trans>Met de reden. Bent u het er niet mee eens, dan kijkt een andere medewerker opnieuw.</Trans>
        }
      />
      <Decisions />
    </div>
  );
}
