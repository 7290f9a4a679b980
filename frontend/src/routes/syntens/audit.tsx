import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '@/features/organisations/AuditPage.tsx';

export const Route = createFileRoute('/syntens/audit')({
  component: AuditPage,
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    Number(search.page) > 1 ? { page: Number(search.page) } : {},
});
