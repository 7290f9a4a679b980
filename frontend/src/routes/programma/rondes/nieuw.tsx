import { createFileRoute } from '@tanstack/react-router';
import { NewRoundPage } from '@/features/rounds/NewRoundPage.tsx';

export const Route = createFileRoute('/programma/rondes/nieuw')({ component: NewRoundPage });
