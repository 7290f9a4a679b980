import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** Somebody came without a link, or with one that no longer works, and how to get a new one. */
export function WithoutLink({ missing }: { missing: boolean }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={missing ? t`Deze pagina opent u met de link uit uw mail` : t`Deze link werkt niet meer`}
        documentTitle={t`Nieuwsbrief`}
        crumbs={[
          { label: t`Nieuws`, to: '/nieuws' },
          { label: t`Nieuwsbrief`, to: '/nieuwsbrief' },
        ]}
        lead={
          missing
            ? t`De link staat onderaan elke nieuwsbrief. Met een account kunt u ook inloggen.`
            : t`Hij is al gebruikt, te oud, of u bent al afgemeld. U kunt zich altijd opnieuw aanmelden.`
        }
      />
      <LinkButton to="/nieuwsbrief">
        <Trans>Naar de nieuwsbrief</Trans>
      </LinkButton>
    </div>
  );
}
