import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '@/features/advisers/ProfilePage.tsx';

export const Route = createFileRoute('/adviseur/profiel')({ component: ProfilePage });
