import { createFileRoute, redirect } from '@tanstack/react-router';

/** The room opens at its work. */
export const Route = createFileRoute('/branche/')({
  beforeLoad: () => {
    throw redirect({ to: '/branche/instrumenten' as never, replace: true });
  },
});
