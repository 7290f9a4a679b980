import { createFileRoute } from '@tanstack/react-router';
import { NewStudyPage } from '@/features/studies/NewStudyPage.tsx';

export const Route = createFileRoute('/onderzoek/onderzoeken_/nieuw')({ component: NewStudyPage });
