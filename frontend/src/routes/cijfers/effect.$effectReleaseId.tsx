import { createFileRoute } from '@tanstack/react-router';
import { EffectReleasePage } from '@/features/figures/EffectReleasePage.tsx';

export const Route = createFileRoute('/cijfers/effect/$effectReleaseId')({ component: ReleaseRoute });

function ReleaseRoute() {
  const { effectReleaseId } = Route.useParams();
  return <EffectReleasePage releaseId={effectReleaseId} />;
}
