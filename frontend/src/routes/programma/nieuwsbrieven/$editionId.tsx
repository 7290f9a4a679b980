import { createFileRoute, useParams } from '@tanstack/react-router';
import { EditionPage } from '@/features/newsletters/editing/EditionPage.tsx';

export const Route = createFileRoute('/programma/nieuwsbrieven/$editionId')({ component: Edition });

function Edition() {
  const { editionId } = useParams({ from: '/programma/nieuwsbrieven/$editionId' });
  return <EditionPage editionId={editionId} />;
}
