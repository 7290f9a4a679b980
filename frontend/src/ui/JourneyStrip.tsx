import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { AppLink } from './AppLink.tsx';
import { type StepState as State, StepMark, StepState } from './Timeline.tsx';

export type JourneyStep = 'scan' | 'plan' | 'adviser' | 'voucher' | 'trajectory' | 'measurement';

const STEPS = [
  { step: 'scan', label: msg`Scan` },
  { step: 'plan', label: msg`Plan` },
  { step: 'adviser', label: msg`Adviseur` },
  { step: 'voucher', label: msg`Voucher` },
  { step: 'trajectory', label: msg`Traject` },
  { step: 'measurement', label: msg`Meting` },
] as const;

interface JourneyStripProps {
  states: Record<JourneyStep, State>;
  /** Where each step lives; a step without an address is shown but leads nowhere yet. */
  addresses: Partial<Record<JourneyStep, string>>;
  /** The step this page belongs to. */
  here?: JourneyStep;
}

/** The route of a company: scan, plan, adviser, voucher, trajectory, measurement. */
export function JourneyStrip({ states, addresses, here }: JourneyStripProps) {
  const { t, i18n } = useLingui();
  return (
    <nav className="journey" aria-label={t`Uw route`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="wrap scroll-x" tabIndex={0} aria-label={t`Stappen van uw route`}>
        <ol>
          {STEPS.map(({ step, label }) => {
            const to = addresses[step];
            const inside = (
              <>
                <StepMark state={states[step]} />
                {i18n._(label)}
                <StepState state={states[step]} />
              </>
            );
            const current = here === step ? 'page' : undefined;
            return (
              <li key={step}>
                {to ? (
                  <AppLink to={to} className="journey-step" aria-current={current}>
                    {inside}
                  </AppLink>
                ) : (
                  <span className="journey-step" aria-current={current}>
                    {inside}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      </section>
    </nav>
  );
}
