import { createFileRoute } from '@tanstack/react-router';
import { PreferencesPage } from '@/features/newsletters/PreferencesPage.tsx';

export const Route = createFileRoute('/nieuwsbrief/voorkeuren')({ component: PreferencesPage });
