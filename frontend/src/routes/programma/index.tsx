import { createFileRoute, redirect } from '@tanstack/react-router';

/** The room opens at its work. */
export const Route = createFileRoute('/programma/')({
  beforeLoad: () => {
    throw redirect({ to: '/programma/rondes' as never, replace: true });
  },
});
