import { createFileRoute } from '@tanstack/react-router';
import { QuestionnairesPage } from '@/features/questionnaires/QuestionnairesPage.tsx';

export const Route = createFileRoute('/programma/vragenlijsten/')({
  component: () => <QuestionnairesPage base="/programma/vragenlijsten" />,
});
