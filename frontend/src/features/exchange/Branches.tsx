import { Plural, Trans } from '@lingui/react/macro';
import type { ExchangeBranch } from '@/api/types.gen.ts';
import { FollowButton } from './FollowButton.tsx';

/** The branches that share something, each to follow. */
export function Branches({ branches }: { branches: readonly ExchangeBranch[] }) {
  const others = branches.filter((branch) => !branch.isMine);
  if (others.length === 0) return null;
  return (
    <section className="mt-(--section)" aria-labelledby="following">
      <h2 id="following" className="mb-2 font-semibold text-2xl">
        <Trans>Branches die u kunt volgen</Trans>
      </h2>
      <p className="quiet mb-4">
        <Trans>Deelt een branche die u volgt iets nieuws, dan krijgt u een mail en een bericht.</Trans>
      </p>
      <ul className="hairlines">
        {others.map((branch) => (
          <li key={branch.id} className="flex flex-wrap items-center justify-between gap-3 py-4">
            <span>
              <strong>{branch.name}</strong>
              <span className="quiet block">
                <Plural value={branch.shares} one="deelt # stuk" other="deelt # stukken" />
              </span>
            </span>
            <FollowButton branchId={branch.id} name={branch.name} isFollowed={branch.isFollowed} />
          </li>
        ))}
      </ul>
    </section>
  );
}
