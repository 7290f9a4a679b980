import { createFileRoute, redirect } from '@tanstack/react-router';

/** The room opens at its work. */
export const Route = createFileRoute('/syntens/')({
  beforeLoad: () => {
    throw redirect({ to: '/syntens/beoordelen' as never, replace: true });
  },
});
