import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '@/ui/Icon.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';

export function Hero({ children }: { children: ReactNode }) {
  return (
    <section className="hero">
      <div className="wrap hero-columns">
        <div>
          <PageHeading>
            <Trans>Samen slimmer werken</Trans>
          </PageHeading>
          <p className="lead mt-6 max-w-[34ch]">
            <Trans>
              Uw mensen weten waar het werk vastloopt. U weet waar het bedrijf heen moet. Leg die twee naast
              elkaar en begin.
            </Trans>
          </p>
          <ul className="hero-points">
            <li>
              <Icon name="clock" />
              <Trans>Vier minuten, u ziet meteen een uitkomst</Trans>
            </li>
            <li>
              <Icon name="lock" />
              <Trans>Zonder account en zonder naam</Trans>
            </li>
            <li>
              <Icon name="people" />
              <Trans>Daarna kunt u uw team laten meedoen</Trans>
            </li>
          </ul>
        </div>
        {children}
      </div>
      <svg className="ribbons" viewBox="0 0 1280 190" preserveAspectRatio="none" aria-hidden="true">
        <path className="ribbon-mgmt" d="M-20 30C220 30 260 150 470 150S700 62 860 62s180 41 440 41" />
        <path className="ribbon-staff" d="M-20 160C200 160 290 40 470 46s220 94 390 88 200-18 440-18" />
      </svg>
    </section>
  );
}
