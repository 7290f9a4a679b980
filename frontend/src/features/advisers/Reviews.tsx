import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readAdviserReviewsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AdviserReviews } from '@/api/types.gen.ts';
import { ReviewFigures } from '@/ui/ReviewFigures.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What companies and employees make of an adviser; never who said what. */
export function Reviews({ adviserId }: { adviserId: string }) {
  const reviews = useQuery(readAdviserReviewsOptions({ path: { adviserId } }));
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="mb-3 text-2xl">
        <Trans>Wat bedrijven en medewerkers ervan vinden</Trans>
      </h2>
      <Loaded
        query={reviews}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De beoordelingen kwamen niet door</Trans>}
      >
        {(found) => <Shown reviews={found} />}
      </Loaded>
    </section>
  );
}

function Shown({ reviews }: { reviews: AdviserReviews }) {
  const { companies, employees, texts, fewestCompanies, fewestEmployees } = reviews;
  return (
    <div className="grid gap-8">
      <div className="grid gap-8 sm:grid-cols-2">
        <div>
          <h3 className="mb-3 text-lg">
            <Trans>De leiding van bedrijven</Trans>
          </h3>
          {companies.figures.length > 0 ? (
            <ReviewFigures figures={companies.figures} of="companies" />
          ) : (
            <TooFewCompanies count={companies.count} fewest={fewestCompanies} />
          )}
        </div>
        <div>
          <h3 className="mb-3 text-lg">
            <Trans>Medewerkers</Trans>
          </h3>
          {employees.figures.length > 0 ? (
            <>
              <ReviewFigures figures={employees.figures} of="employees" />
              <p className="quiet mt-3 text-sm">
                <Plural value={employees.trajectories} one="uit # traject" other="uit # trajecten" />
              </p>
            </>
          ) : (
            <p className="soft">
              <Trans>
                Nog te weinig beoordelingen. Wij tonen een gemiddelde als in één traject {fewestEmployees} of
                meer medewerkers antwoordden.
              </Trans>
            </p>
          )}
        </div>
      </div>
      {texts.length > 0 && (
        <ul className="grid gap-6">
          {texts.map((text) => (
            <li key={text.words} className="grid max-w-(--container-measure) gap-2">
              <p className="review-text">{text.words}</p>
              <p className="quiet text-sm">{text.company ?? <Trans>Een bedrijf, zonder naam</Trans>}</p>
              {text.reply && (
                <div className="ml-6">
                  <p className="quiet text-sm">
                    <Trans>De adviseur antwoordt</Trans>
                  </p>
                  <p className="whitespace-pre-line">{text.reply}</p>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet max-w-(--container-measure) text-sm">
        <Trans>
          Alleen wie een traject met deze adviseur afrondde, beoordeelt. Vanaf {fewestCompanies} bedrijven
          tonen wij een gemiddelde, afgerond op een half punt. Het verandert pas als er vijf beoordelingen bij
          komen. Teksten leest het programmabureau eerst na.
        </Trans>
      </p>
    </div>
  );
}

/** Below the number from which a mean is shown: how many there are so far. */
export function TooFewCompanies({ count, fewest }: { count: number; fewest: number }) {
  return (
    <p className="soft">
      <Trans>
        Nog te weinig beoordelingen ({count}). Vanaf {fewest} bedrijven tonen wij een gemiddelde.
      </Trans>
    </p>
  );
}
