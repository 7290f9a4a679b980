import './programme.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { Shape } from '@/ui/Shape.tsx';
import { useRouteOfCompany } from './routeOfCompany.ts';
import { WhoSeesWhat } from './WhoSeesWhat.tsx';

/** The route of a company from first question to measured result, with what it asks of whom. */
export function HowItWorksPage() {
  const { t } = useLingui();
  const steps = useRouteOfCompany();
  return (
    <>
      <div className="wrap">
        <PageHeader
          title={t`Zes stappen, en na elke stap kunt u stoppen`}
          documentTitle={t`Hoe het werkt`}
          lead={t`U begint met wat u en uw mensen zelf al weten. Pas daarna komt er een plan, een adviseur of geld aan te pas.`}
        />
        <ol className="step-list hairlines">
          {steps.map((step, index) => (
            <li key={step.name}>
              <span className="step-number figure-mid" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <h2 className="text-xl">{step.name}</h2>
                <p className="soft mt-2">{step.what}</p>
              </div>
              <dl className="step-sides text-sm">
                <div>
                  <dt>
                    <Shape of="management" /> <Trans>Leiding</Trans>
                  </dt>
                  <dd>{step.management}</dd>
                </div>
                <div>
                  <dt>
                    <Shape of="employees" /> <Trans>Medewerkers</Trans>
                  </dt>
                  <dd>{step.employees}</dd>
                </div>
              </dl>
              <p className="kicker">{step.cost}</p>
            </li>
          ))}
        </ol>
      </div>
      <WhoSeesWhat />
      <div className="wrap section">
        <FieldPanel
          kicker={<Trans>Uw volgende stap</Trans>}
          title={<Trans>Begin met zestien stellingen</Trans>}
          aside={<Pictogram theme="together" />}
          actions={
            <LinkButton to="/scan" kind="accent">
              <Trans>Doe de quickscan</Trans>
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          }
        >
          <p className="lead max-w-[54ch]">
            <Trans>
              U ziet meteen op welke <AppLink to="/themas">thema's</AppLink> uw bedrijf sterk staat en waar
              iets te winnen is. U hoeft zich niet aan te melden.
            </Trans>
          </p>
        </FieldPanel>
      </div>
    </>
  );
}
