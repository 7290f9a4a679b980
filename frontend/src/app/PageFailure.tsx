import { Trans } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ForbiddenError } from '@/lib/guards.ts';
import { hasStatus } from '@/lib/problem.ts';
import { ErrorState, Forbidden, NotFound } from '@/ui/States.tsx';

/** Instead of a page that could not be shown. */
export default function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof ForbiddenError) return <Forbidden actingFor={error.session.organisation?.name} />;
  if (hasStatus(error, 403)) return <Forbidden />;
  if (hasStatus(error, 404)) return <NotFound />;
  return (
    <div className="wrap section">
      <ErrorState
        error={error}
        title={<Trans>Deze pagina kwam niet door</Trans>}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
