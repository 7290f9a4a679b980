import { createFileRoute } from '@tanstack/react-router';
import { NewExtractPage } from '@/features/extracts/NewExtractPage.tsx';

export const Route = createFileRoute('/onderzoek/uittreksels_/nieuw')({ component: NewExtractPage });
