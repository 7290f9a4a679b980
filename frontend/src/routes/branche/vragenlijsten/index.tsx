import { createFileRoute } from '@tanstack/react-router';
import { QuestionnairesPage } from '@/features/questionnaires/QuestionnairesPage.tsx';

export const Route = createFileRoute('/branche/vragenlijsten/')({
  component: () => <QuestionnairesPage base="/branche/vragenlijsten" />,
});
