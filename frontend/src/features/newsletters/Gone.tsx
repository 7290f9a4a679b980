import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** Somebody gets no newsletter any more. */
export function Gone() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`U bent afgemeld`}
        documentTitle={t`Nieuwsbrief`}
        crumbs={[
          { label: t`Nieuws`, to: '/nieuws' },
          { label: t`Nieuwsbrief`, to: '/nieuwsbrief' },
        ]}
        lead={t`U krijgt geen nieuwsbrief meer. Uw adres is gewist; wij onthouden alleen een code, om u niet per ongeluk weer te mailen.`}
      />
      <LinkButton to="/nieuws" kind="secondary">
        <Trans>Lees het nieuws op de site</Trans>
      </LinkButton>
    </div>
  );
}
