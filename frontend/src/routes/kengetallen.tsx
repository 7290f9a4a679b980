import { createFileRoute } from '@tanstack/react-router';
import { DictionaryPage } from '@/features/monitoring/DictionaryPage.tsx';

export const Route = createFileRoute('/kengetallen')({ component: DictionaryPage });
