import { createFileRoute } from '@tanstack/react-router';
import { ExtractPage } from '@/features/extracts/ExtractPage.tsx';

export const Route = createFileRoute('/programma/uittreksels/$researchExtractId')({ component: Extract });

function Extract() {
  const { researchExtractId } = Route.useParams();
  return <ExtractPage key={researchExtractId} side="office" extractId={researchExtractId} />;
}
