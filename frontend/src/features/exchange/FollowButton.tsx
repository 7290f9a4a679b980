import { Trans, useLingui } from '@lingui/react/macro';
import { deleteExchangeFollow, putExchangeFollow } from '@/api/sdk.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { useExchangeChanged } from './shareQuery.ts';

interface FollowButtonProps {
  branchId: string;
  name: string;
  isFollowed: boolean;
}

/** Be told, or no more, when this branch shares something. */
export function FollowButton({ branchId, name, isFollowed }: FollowButtonProps) {
  const { t } = useLingui();
  const changed = useExchangeChanged();
  const { busy, fault, run } = useAct();
  const act = async () => {
    const request = { path: { exchangeBranchId: branchId }, throwOnError: true } as const;
    await (isFollowed ? deleteExchangeFollow(request) : putExchangeFollow(request));
    await changed();
  };
  return (
    <span className="grid gap-1">
      <Button
        small
        kind="secondary"
        busy={busy}
        aria-label={isFollowed ? t`Volg niet meer: ${name}` : t`Volg deze branche: ${name}`}
        onClick={() => void run(act)}
      >
        {isFollowed ? <Trans>Volg niet meer</Trans> : <Trans>Volg deze branche</Trans>}
      </Button>
      {fault && (
        <span className="field-error" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
