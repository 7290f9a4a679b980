import { createFileRoute } from '@tanstack/react-router';
import { ReturnPage } from '@/features/account/ReturnPage.tsx';

export const Route = createFileRoute('/inloggen_/terug')({
  component: ReturnPage,
});
