import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listToolboxExperiencesOptions,
  listToolboxExperiencesQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { reviewToolboxExperience } from '@/api/sdk.gen.ts';
import type { ToolboxExperienceWaiting } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** What companies wrote with a rating and nobody read yet: without the company, the score or the day. */
export function ExperienceReview() {
  const waiting = useQuery(listToolboxExperiencesOptions({ query: { pageSize: 100 } }));
  return (
    <section className="mt-(--section)">
      <h2 className="text-2xl">
        <Trans>Ervaringen om na te lezen</Trans>
      </h2>
      <p className="soft mt-2 mb-6 max-w-prose">
        <Trans>
          Bedrijven schreven dit bij hun oordeel over een instrument. U ziet niet welk bedrijf. Laat niet zien
          wat naar iemand wijst of reclame is.
        </Trans>
      </p>
      <p className="mb-6">
        <AppLink to="/programma/beoordelingen">
          <Trans>Ook teksten over adviseurs wachten hier op u</Trans>
        </AppLink>
      </p>
      <Loaded
        query={waiting}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De ervaringen kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Er wacht nu niets.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {found.items.map((experience) => (
                <Waiting key={experience.id} experience={experience} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Waiting({ experience }: { experience: ToolboxExperienceWaiting }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const again = () => queries.invalidateQueries({ queryKey: listToolboxExperiencesQueryKey() });
  const review = (toStatus: 'approved' | 'withheld', said: string) =>
    run(
      async () => {
        await reviewToolboxExperience({
          path: { ratingId: experience.id },
          body: { toStatus },
          headers: ifMatch(`"${experience.version}"`),
          throwOnError: true,
        });
        toast(said);
        await again();
      },
      (problem) => {
        if (![404, 409, 412].includes(problem.status)) return false;
        void again();
        return problem.status !== 412;
      },
    );
  const title = localized(experience.title);
  return (
    <li className="grid gap-3 py-6">
      <p className="font-semibold">
        <AppLink to="/toolbox/$slug" params={{ slug: experience.slug }}>
          {title}
        </AppLink>
      </p>
      {experience.whatWorked && <p className="max-w-prose">“{experience.whatWorked}”</p>}
      {experience.forWhom && (
        <p className="soft max-w-prose">
          <Trans>Voor wie: {experience.forWhom}</Trans>
        </p>
      )}
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          small
          busy={busy}
          onClick={() => void review('approved', t`Bezoekers zien deze ervaring vanaf vijf oordelen.`)}
        >
          <Trans>Laat zien</Trans>
          <span className="visually-hidden">: {title}</span>
        </Button>
        <Button
          kind="danger"
          small
          disabled={busy}
          onClick={() => void review('withheld', t`Deze ervaring blijft verborgen; het oordeel telt mee.`)}
        >
          <Trans>Laat niet zien</Trans>
          <span className="visually-hidden">: {title}</span>
        </Button>
      </div>
    </li>
  );
}
