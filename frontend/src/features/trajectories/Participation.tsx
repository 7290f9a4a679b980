import { Trans, useLingui } from '@lingui/react/macro';
import type { TrajectoryRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Shape } from '@/ui/Shape.tsx';

/** How far employees take part: one mark a step, filled where they did, and the sentence that says it. */
export function Participation({ trajectory }: { trajectory: TrajectoryRead }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const { stepsWithEmployees, percentOfCompany, mostEmployees } = trajectory.participation;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">
        <Trans>Medewerkers doen mee</Trans>
      </h2>
      <p className="participation" aria-hidden="true">
        {trajectory.steps.map((step) => (
          <span key={step.kind} className={step.employees + step.worksCouncil > 0 ? 'took-part' : undefined}>
            <Shape of="employees" />
          </span>
        ))}
      </p>
      <p>
        {stepsWithEmployees === 0
          ? t`Nog in geen enkele stap. Vraag wie het werk doen wat zij ervan vinden.`
          : t`In ${stepsWithEmployees} van de 4 stappen.`}
      </p>
      {mostEmployees > 0 && (
        <p className="quiet">
          {percentOfCompany === null
            ? t`Op zijn meest ${number(mostEmployees)} mensen tegelijk.`
            : t`Op zijn meest ${number(mostEmployees)} mensen tegelijk: ${number(percentOfCompany)}% van het bedrijf.`}
        </p>
      )}
    </section>
  );
}
