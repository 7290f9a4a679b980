import { createFileRoute } from '@tanstack/react-router';
import { GroupPage } from '@/features/developers/GroupPage.tsx';

export const Route = createFileRoute('/api/$group')({ component: GroupPage });
