import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listConsentsQueryKey,
  readCompanyOptions,
  readCompanyQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createConsent } from '@/api/sdk.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';

interface BranchesThatSeeProps {
  companyId: string;
  given: boolean;
  mayDecide: boolean;
}

/** Which branches name the company as their member, and which of them it lets see how far it is. */
export function BranchesThatSee({ companyId, given, mayDecide }: BranchesThatSeeProps) {
  const { data } = useQuery(readCompanyOptions({ path: { companyId } }));
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  if (!data || data.branches.length === 0) return null;
  const unseen = given && data.branches.some(({ seesProgress }) => !seesProgress);
  const giveAgain = () =>
    run(async () => {
      await createConsent({
        path: { companyId },
        body: { kind: 'branch_sees_progress', given: true },
        throwOnError: true,
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: listConsentsQueryKey({ path: { companyId } }) }),
        queries.invalidateQueries({ queryKey: readCompanyQueryKey({ path: { companyId } }) }),
      ]);
    });
  return (
    <div className="mt-2 grid gap-2 text-sm">
      <ul>
        {data.branches.map((branch) => (
          <li key={branch.id}>
            {branch.seesProgress ? (
              <Trans>{branch.name} noemt u lid en ziet hoe ver u bent.</Trans>
            ) : (
              <Trans>{branch.name} noemt u lid en ziet niets van u.</Trans>
            )}
          </li>
        ))}
      </ul>
      {unseen && (
        <p className="soft max-w-prose">
          <Trans>
            Uw toestemming geldt niet voor een branche die u pas later lid noemde. Wilt u dat ook die ziet hoe
            ver u bent, geef de toestemming dan opnieuw.
          </Trans>
        </p>
      )}
      {unseen && mayDecide && (
        <div>
          <Button kind="secondary" small busy={busy} onClick={() => void giveAgain()}>
            <Trans>Geef opnieuw toestemming</Trans>
          </Button>
        </div>
      )}
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
