import { createFileRoute } from '@tanstack/react-router';
import { AgreementPage } from '@/features/branches/AgreementPage.tsx';

export const Route = createFileRoute('/branche/aansluiting_/samenwerking')({
  component: () => <AgreementPage kind="cooperation" />,
});
