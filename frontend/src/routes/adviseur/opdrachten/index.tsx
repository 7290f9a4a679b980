import { createFileRoute } from '@tanstack/react-router';
import { AssignmentsPage } from '@/features/assignments/AssignmentsPage.tsx';

export const Route = createFileRoute('/adviseur/opdrachten/')({ component: AssignmentsPage });
