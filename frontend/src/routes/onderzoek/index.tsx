import { createFileRoute, redirect } from '@tanstack/react-router';

/** The room opens at its work. */
export const Route = createFileRoute('/onderzoek/')({
  beforeLoad: () => {
    throw redirect({ to: '/cijfers' as never, replace: true });
  },
});
