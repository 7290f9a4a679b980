import { createFileRoute } from '@tanstack/react-router';
import { AgreementPage } from '@/features/branches/AgreementPage.tsx';

export const Route = createFileRoute('/branche/aansluiting_/verwerking')({
  component: () => <AgreementPage kind="data_processing" />,
});
