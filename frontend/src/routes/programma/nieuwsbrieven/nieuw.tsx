import { createFileRoute } from '@tanstack/react-router';
import { NewEditionPage } from '@/features/newsletters/editing/EditionPage.tsx';

export const Route = createFileRoute('/programma/nieuwsbrieven/nieuw')({ component: NewEditionPage });
