import { createFileRoute } from '@tanstack/react-router';
import { AssignmentPage } from '@/features/assignments/AssignmentPage.tsx';

export const Route = createFileRoute('/adviseur/opdrachten/$voucherId')({ component: AssignmentPage });
