import { createFileRoute } from '@tanstack/react-router';
import { EffectOrderPage } from '@/features/effects/EffectOrderPage.tsx';

export const Route = createFileRoute('/programma/effect/$effectReleaseId')({ component: OrderRoute });

function OrderRoute() {
  const { effectReleaseId } = Route.useParams();
  return <EffectOrderPage key={effectReleaseId} releaseId={effectReleaseId} />;
}
