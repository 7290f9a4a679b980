import { createFileRoute } from '@tanstack/react-router';
import { SearchWordsPage } from '@/features/search/SearchWordsPage.tsx';

export const Route = createFileRoute('/programma/zoekwoorden')({ component: SearchWordsPage });
