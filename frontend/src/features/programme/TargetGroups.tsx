import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';

interface Group {
  companies: number;
  name: string;
  text: string;
  look: string;
  links: ReactNode;
}

/** The three target groups of the advice, each with the way that fits it. */
export function TargetGroups() {
  const { t } = useLingui();
  const { number } = useFormats();
  const groups: Group[] = [
    {
      companies: 20_000,
      name: t`Nog niet overtuigd?`,
      text: t`Kijk eerst bij een ander, en wat de cijfers wel en niet zeggen.`,
      look: 'bg-surface',
      links: (
        <AppLink to="/praktijk">
          <Trans>Bekijk de praktijken</Trans>
        </AppLink>
      ),
    },
    {
      companies: 40_000,
      name: t`U wilt wel, en zoekt hulp?`,
      text: t`Begin met de scan. Daarna ziet u welk instrument past, welke adviseur uw sector kent en welke voucher er is.`,
      look: 'bg-accent text-on-accent',
      links: (
        <AppLink to="/scan" className="text-on-accent">
          <Trans>Doe de quickscan</Trans>
        </AppLink>
      ),
    },
    {
      companies: 40_000,
      name: t`Werkt u al slimmer?`,
      text: t`Vergelijk uzelf met bedrijven als het uwe, deel wat werkte en kies een volgend thema.`,
      look: 'on-field',
      links: (
        <AppLink to="/cijfers">
          <Trans>Naar de cijfers</Trans>
        </AppLink>
      ),
    },
  ];
  return (
    <section className="band-sunken">
      <div className="wrap section">
        <div className="columns-text mb-8 items-end lg:grid-cols-[7fr_5fr]">
          <h2>
            <Trans>Waar staat uw bedrijf?</Trans>
          </h2>
          <p className="soft">
            <Trans>
              Van de ongeveer 100.000 bedrijven met 5 tot 250 mensen doen er zo'n 60.000 nog niets. Twee op de
              drie daarvan staan ervoor open.
            </Trans>
          </p>
        </div>
        <div className="groups-bar">
          {groups.map((group) => (
            <div key={group.name} className={group.look}>
              <p className="figure-mid">{number(group.companies)}</p>
              <h3 className="mt-3 text-lg">{group.name}</h3>
              <p className="mt-1 text-sm">{group.text}</p>
              <p className="mt-4 font-semibold">{group.links}</p>
            </div>
          ))}
        </div>
        <div className="meta mt-4">
          <span>
            <Trans>Bron: EIM, in het advies Slimmer werken, 2009. Afgerond op duizenden.</Trans>
          </span>
          <EvidenceLabel level={0} />
        </div>
      </div>
    </section>
  );
}
