import { createFileRoute } from '@tanstack/react-router';
import { ExtractsPage } from '@/features/extracts/ExtractsPage.tsx';

export const Route = createFileRoute('/programma/uittreksels/')({ component: Extracts });

function Extracts() {
  return <ExtractsPage side="office" />;
}
